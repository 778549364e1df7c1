import {existsSync, readdirSync, readFileSync} from "node:fs";
import {basename, dirname, extname, join} from "node:path/posix";
import {readModule, type Name} from "../reactive/syntax.js";
import type {Page} from "./pages.js";

/** A module of the notebook that cells import: its file, its code, and what it imports in turn. */
export interface LocalModule {
  file: string;
  code: string;
  imports: Name[];
  /** Why it cannot be read, and on which line. */
  fault?: {line: number; message: string};
}

/** The modules that something imports, theirs too, and the files that are not there. */
export interface LocalModules {
  modules: LocalModule[];
  missing: {from: string; specifier: string}[];
}

// The kit bundles these.
const bundled = /^(\.{0,2}\/)+(figures|kit|embed)\//;

/** Reads the modules of the notebook that code of a file imports, below the root of its pages. */
export function localModules(
  file: string,
  root: string,
  specifiers: string[],
  found: LocalModules = {modules: [], missing: []}
): LocalModules {
  for (const specifier of specifiers) {
    if (!/^\.{0,2}\//.test(specifier) || bundled.test(specifier)) continue;
    const path = join(specifier.startsWith("/") ? root : dirname(file), specifier);
    const module = fileAt(path);
    if (module === undefined) continue;
    if (module === null) found.missing.push({from: file, specifier});
    else if (!found.modules.some((each) => each.file === module)) {
      const read = readOne(module);
      found.modules.push(read);
      localModules(
        module,
        root,
        read.imports.map(({name}) => name),
        found
      );
    }
  }
  return found;
}

/** Reads the modules of the notebook that the cells of a page import. */
export function modulesOf({file, path, scripts}: Page): LocalModules {
  const root = file.slice(0, -`${path.replace(/\/$/, "/index")}.md`.length);
  const names = scripts.flatMap(({script}) => script?.imports.map(({name}) => name) ?? []);
  return localModules(file, root, names);
}

// Null where there is none; undefined where it is no module, or a name with a part in brackets may stand for it.
function fileAt(path: string): string | null | undefined {
  if (!/^\.[jt]sx?$/.test(extname(path))) return undefined;
  const plain = path.slice(0, -extname(path).length);
  const file = [path, ...["js", "jsx", "ts", "tsx"].map((ext) => `${plain}.${ext}`)].find((each) =>
    existsSync(each)
  );
  if (file) return file;
  const folder = dirname(path);
  const open = existsSync(folder) && readdirSync(folder).some((name) => name.includes("["));
  return open || basename(folder).includes("[") ? undefined : null;
}

function readOne(file: string): LocalModule {
  const code = readFileSync(file, "utf8");
  try {
    return {file, code, imports: readModule(code, extname(file).slice(1))};
  } catch (error) {
    const {line, loc, pos = 0} = error as {line?: number; loc?: {line: number}; pos?: number};
    const at = line ?? loc?.line ?? code.slice(0, pos).split("\n").length;
    const message = (error as Error).message.replace(/ \(\d+:\d+\)$/, "");
    return {file, code, imports: [], fault: {line: at, message}};
  }
}
