import {existsSync} from "node:fs";
import {mkdir, readFile, rename, rm, utimes, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path/posix";
import {engineFiles, enginePackageVersion} from "../outputs/engine-files.js";
import {filesBelow} from "@cold-winter/data";
import type {Outputs} from "../outputs/outputs.js";
import {recordFile} from "../outputs/is-download.js";

/** Where Framework looks for what its loaders made. */
const cache = "src/.observablehq/cache";

/** The output that every page names. */
const siteFile = "data/site.json";

/** The loader of that output; touching it tells an open preview that something changed. */
const watched = `src/${siteFile}.ts`;

// What this process put in place last: a file that has not changed is not written again.
const placed = new Map<string, Uint8Array | string>();

/**
 * Puts outputs where Framework finds its loaders' work, each by rename, so that all loaders count as fresh. Returns the
 * paths of those that are not as they were.
 */
export async function writeCache({
  files,
  broken
}: Pick<Outputs, "files" | "broken">): Promise<string[]> {
  const changed: string[] = [];
  const put = async (path: string, contents: Uint8Array | string) => {
    if (await place(path, contents)) changed.push(path);
  };
  for (const [path, contents] of files) {
    // While something is broken the last good rows stay; only the problems are new.
    if (!broken || !existsSync(join(cache, path))) await put(path, contents);
    else if (path === siteFile) await put(path, await lastSite(String(contents)));
  }
  await placeEngine();
  return changed;
}

async function placeEngine(): Promise<void> {
  const stamp = "data/engine/version.txt";
  const version = enginePackageVersion();
  if (existsSync(join(cache, stamp)) && (await readFile(join(cache, stamp), "utf8")) === version)
    return;
  for (const [name, read] of Object.entries(engineFiles))
    await place(`data/engine/${name}`, read());
  await place(stamp, version);
}

/** Whether an output is in the cache, by its path below `src/`. */
export function hasOutput(path: string): boolean {
  return existsSync(join(cache, path));
}

async function place(path: string, contents: Uint8Array | string): Promise<boolean> {
  const file = join(cache, path);
  if (placed.get(path) === contents && existsSync(file)) return false;
  await mkdir(dirname(file), {recursive: true});
  await writeFile(`${file}.part`, contents);
  await rename(`${file}.part`, file);
  placed.set(path, contents);
  return true;
}

async function lastSite(now: string): Promise<string> {
  const last = JSON.parse(await readFile(join(cache, siteFile), "utf8")) as object;
  const {problems, preview} = JSON.parse(now) as {problems: string[]; preview: boolean};
  return JSON.stringify({...last, problems, preview});
}

/** Shows problems on the open pages of a preview, over the last good rows. */
export async function showProblems(problems: string[]): Promise<void> {
  if (existsSync(join(cache, siteFile)))
    await place(siteFile, await lastSite(JSON.stringify({problems, preview: true})));
  await touchPreview();
}

/** Removes from the cache what whole outputs no longer have, and what was made of them before for readers. */
export async function dropOthers({files}: Pick<Outputs, "files">): Promise<void> {
  await drop(
    (path) =>
      (path.startsWith("download/") || /^(data\/answers\/|embed\/|data\/fences-)/.test(path)) &&
      !files.has(path)
  );
}

/** Removes from the cache the engine's rows, which are made anew when a page asks for them. */
export async function dropRecord(): Promise<void> {
  await rm(join(cache, recordFile), {force: true});
}

/** Removes from the cache what loaders of an author's own made before a build: where their rows lie may have changed since. */
export async function dropLoaded({files}: Pick<Outputs, "files">): Promise<void> {
  await drop((path) => !/^_|^data\/engine\//.test(path) && !files.has(path));
}

async function drop(unwanted: (path: string) => boolean): Promise<void> {
  for (const file of filesBelow(cache)) if (unwanted(file.slice(cache.length + 1))) await rm(file);
}

/** Tells an open preview that the outputs changed. */
export async function touchPreview(): Promise<void> {
  const now = new Date();
  await utimes(join(cache, siteFile), now, now);
  await utimes(watched, now, now);
}
