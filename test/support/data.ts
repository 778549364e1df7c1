import {cpSync, existsSync, mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";

/** Makes a data folder of its own: the small base set, with the files of one bad set over it. */
export function badData(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), "cold-winter-"));
  const set = `test/bad/${name}`;
  cpSync("test/bad/base", folder, {recursive: true});
  cpSync("data/datapackage.json", join(folder, "datapackage.json"));
  cpSync(set, folder, {recursive: true, filter: (path) => !/\.txt$/.test(path)});
  if (existsSync(`${set}/without.txt`))
    rmSync(join(folder, readFileSync(`${set}/without.txt`, "utf8").trim()));
  return folder.replaceAll("\\", "/");
}
