import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path/posix";
import {satisfies, validRange} from "semver";

/** What the name of a module asks for: `npm:d3@7/src/x.js` a file of version 7 of a package. */
export interface Asked {
  name: string;
  range?: string;
  path?: string;
}

/** Returns what a module's name asks of packages: `npm:d3@7/x` and `d3/x` ask for `d3`; files and the kit ask for none. */
export function askedBy(specifier: string): Asked | null {
  if (/^(\.{0,2}\/|observablehq:|https?:|jsr:|data:)/.test(specifier)) return null;
  const [, name, range, path] =
    /^(?:npm:)?((?:@[^/]+\/)?[^/@]+)(?:@([^/]+))?(?:\/(.*))?$/.exec(specifier) ?? [];
  if (name === undefined || name.startsWith("@cold-winter/")) return null;
  if (name === "@observablehq/duckdb") return {name: "@duckdb/duckdb-wasm"};
  return {name, ...(range && {range}), ...(path && {path})};
}

/** Returns the package that a module's name asks for, if any. */
export function packageOf(specifier: string): string[] {
  const asked = askedBy(specifier);
  return asked ? [asked.name] : [];
}

const folderOf = (name: string) => join("node_modules", name);

/** Whether a package is installed. */
export const isInstalled = (name: string) => existsSync(join(folderOf(name), "package.json"));

/** Returns the version of a package that is installed. */
export function versionOf(name: string): string {
  const text = readFileSync(join(folderOf(name), "package.json"), "utf8");
  return (JSON.parse(text) as {version: string}).version;
}

/** What is wrong with the name of a module, and what to do. */
export interface Fault {
  field: string;
  message: string;
  remedy: string;
}

/** Returns why a page cannot have what the name of a module asks for; null where it can, or a package is not installed. */
export function faultOf(specifier: string): Fault | null {
  if (/^(https?:|jsr:|\/\/)/.test(specifier))
    return {
      field: specifier,
      message: "asks another machine, which pages may not",
      remedy: "run npm install with the package's name, and import it by that name"
    };
  const asked = askedBy(specifier);
  if (!asked || !isInstalled(asked.name)) return null;
  const {name, range, path} = asked;
  const version = versionOf(name);
  if (range !== undefined && validRange(range) === null)
    return {
      field: specifier,
      message: `${range} is no version, and may be another tomorrow`,
      remedy: `write npm:${name}: it is ${version}, as installed`
    };
  if (range !== undefined && !satisfies(version, range))
    return {
      field: specifier,
      message: `version ${range} is asked for, and ${version} is installed`,
      remedy: `run npm install ${name}@${range}, or write npm:${name}`
    };
  if (path !== undefined && fileOf(name, path) === null)
    return {
      field: specifier,
      message: `no file ${path} in ${name} ${version}`,
      remedy: "name a file of the package"
    };
  return null;
}

/** Returns the file of an installed package that a path below it names, as it is or as a module. */
export function fileOf(name: string, path: string): string | null {
  const plain = path.replace(/\/?\+esm$/, "");
  if (!plain) return folderOf(name);
  const files = [plain, `${plain}.js`, `${plain}.mjs`, `${plain}/index.js`];
  const found = files.map((each) => join(folderOf(name), each)).find((each) => existsSync(each));
  return found ?? exported(name, plain);
}

// A package may call its files otherwise than they lie.
function exported(name: string, path: string): string | null {
  const text = readFileSync(join(folderOf(name), "package.json"), "utf8");
  const {exports = {}} = JSON.parse(text) as {exports?: Record<string, unknown>};
  return Object.hasOwn(exports, `./${path}`) ? folderOf(name) : null;
}
