import {existsSync} from "node:fs";
import {mkdir, readdir, readFile, rename, rm, utimes, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path/posix";
import {engineFiles, enginePackageVersion} from "../../loaders/engine.js";
import type {Outputs} from "../../loaders/outputs.js";

/** Where Framework looks for what its loaders made. */
const cache = "src/.observablehq/cache";

/** The loader that every page names; touching it tells an open preview that something changed. */
const watched = "src/data/site.json.ts";

/** Puts outputs where Framework finds its loaders' work, each by rename, so that all loaders count as fresh. */
export async function writeCache({files, problems}: Pick<Outputs, "files" | "problems">): Promise<void> {
  for (const [path, contents] of files) await place(join(cache, path), contents);
  // While something is wrong the last good answers stay.
  if (!problems.length)
    for (const folder of ["data/answers", "data/tables", "download", "download/figures"])
      await dropOthers(folder, files);
  const stamp = join(cache, "data/engine/version.txt");
  const version = enginePackageVersion();
  if (existsSync(stamp) && (await readFile(stamp, "utf8")) === version) return;
  for (const [name, read] of Object.entries(engineFiles)) await place(join(cache, "data/engine", name), read());
  await place(stamp, version);
}

async function place(path: string, contents: Uint8Array | string): Promise<void> {
  await mkdir(dirname(path), {recursive: true});
  await writeFile(`${path}.part`, contents);
  await rename(`${path}.part`, path);
}

async function dropOthers(folder: string, files: Outputs["files"]): Promise<void> {
  if (!existsSync(join(cache, folder))) return;
  for (const entry of await readdir(join(cache, folder), {withFileTypes: true})) {
    if (entry.isFile() && !files.has(`${folder}/${entry.name}`)) await rm(join(cache, folder, entry.name));
  }
}

/** Tells an open preview that the outputs changed. */
export async function touchPreview(): Promise<void> {
  const now = new Date();
  await utimes(join(cache, watched.replace(/^src\//, "").replace(/\.ts$/, "")), now, now);
  await utimes(watched, now, now);
}
