import {readFileSync} from "node:fs";
import {codeHash, filesHash, keyOf} from "@cold-winter/data/light";

let hash: string | undefined;

/** Returns a hash of the program that makes the outputs: the code of the kit, the packages that are installed, and Node. */
export function programHash(): string {
  return (hash ??= keyOf(
    ["@cold-winter/data", "@cold-winter/figure", "@cold-winter/site"].map((name) =>
      codeHash(import.meta.resolve(name))
    ),
    installed(),
    process.version
  ));
}

function installed(): string {
  try {
    return readFileSync("node_modules/.package-lock.json", "utf8");
  } catch {
    return "";
  }
}

/** Returns a hash of the code that pages and figures may import. */
export function codeFilesHash(): string {
  return filesHash("src", /^kit$|\.(md|sql|ya?ml|csv)$/);
}

/** Returns a hash of all files of the notebook, without its tests and what is made there. */
export function projectHash(): string {
  return filesHash(".", /(^|\/)(node_modules|dist(\.\w+)?)$|^(src\/kit|test)$/);
}
