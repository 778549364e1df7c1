import {createHash} from "node:crypto";
import {readFileSync} from "node:fs";
import {writeFile} from "node:fs/promises";
import {extname} from "node:path";
import {fileURLToPath} from "node:url";
import {build as bundle} from "esbuild";
import {filesBelow} from "@cold-winter/data";
import type {SiteFiles} from "../browser/offline/files.js";

const engine = /^data\/(engine\/|record\.duckdb)|^kit\/engine\.js$|^_npm\/(@duckdb|apache-arrow)\b/;

/** Lists the files of a built folder, by path below it and in the order of their names, as bytes. */
function readFiles(folder: string): [path: string, bytes: Buffer][] {
  return filesBelow(folder).map((file) => [file.slice(folder.length + 1), readFileSync(file)]);
}

/** Returns the name of a build: the version of its data and a digest of every file as Framework made it. */
export function buildName(folder: string, version: string): string {
  const sum = createHash("sha256");
  for (const [path, bytes] of readFiles(folder))
    sum.update(path).update("\0").update(bytes).update("\0");
  return `${version}.${sum.digest("hex").slice(0, 8)}`;
}

/** Writes the program that keeps a built site in the reader's browser, with the list of its files. Downloads, answers for programs, embeds, pictures, cards and the pages of things stay out. */
export async function writeServiceWorker(folder: string, build: string): Promise<void> {
  const files: SiteFiles = {build, site: {}, engine: {}};
  for (const [path, bytes] of readFiles(folder)) {
    const digest = createHash("sha256").update(bytes).digest().subarray(0, 12).toString("base64");
    if (
      !/^(api|cards|download|embed|icons|pictures|thing|kit\/thing|kit\/fonts)\/|^offline\.js$/.test(
        path
      )
    )
      files[engine.test(path) ? "engine" : "site"][path] = digest;
  }
  const {outputFiles} = await bundle({
    entryPoints: [
      fileURLToPath(
        new URL(`../browser/offline/keeper${extname(import.meta.url)}`, import.meta.url)
      )
    ],
    bundle: true,
    write: false,
    format: "iife",
    platform: "browser",
    target: "es2022",
    minify: true,
    banner: {js: `const coldWinterFiles = ${JSON.stringify(files)};`}
  });
  await writeFile(`${folder}/offline.js`, outputFiles[0]!.contents);
}
