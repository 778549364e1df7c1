import {readdirSync} from "node:fs";
import {join} from "node:path/posix";

/** Lists the files below a folder, in folders within it too, as paths with `/` in the order of their names. Throws where there is no such folder. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath.replaceAll("\\", "/"), entry.name))
    .sort();
}
