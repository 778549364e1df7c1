import {createHash, randomUUID} from "node:crypto";
import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path/posix";
import {fileURLToPath} from "node:url";
import {writeWhole} from "./files.js";
import {memoizeByName} from "./memoize.js";
import type {Report} from "./problem.js";

/** What was made earlier, by name, below the project's folder. It may be deleted at any time. */
const folder = "node_modules/.cache/cold-winter";

interface Kept<Value> {
  key: string;
  value: Value;
}

const known = new Map<string, Kept<unknown>>();

/**
 * Returns what was last kept under a name, in this process or an earlier one, if its key is the same; undefined
 * otherwise. A key names all that a value rests on, the code that makes it too: see `codeHash`.
 */
export function readCache(name: string, key: string): unknown {
  const last = known.get(name) ?? readKept(name);
  if (last?.key !== key) return undefined;
  known.set(name, last);
  return last.value;
}

function readKept(name: string): Kept<unknown> | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8")) as Kept<unknown>;
  } catch {
    return undefined;
  }
}

/** Keeps a value, which JSON can hold, under a name in place of the last one; on a disk that takes nothing for this process alone. */
export function writeCache(name: string, key: string, value: unknown): void {
  known.set(name, {key, value});
  try {
    writeWhole(join(folder, `${name}.json`), JSON.stringify({key, value}));
  } catch {
    // It is made again next time.
  }
}

/** Returns what was kept under a name and a key, or makes it and keeps it. */
export function fromCache<Value>(name: string, key: string, make: () => Value): Value {
  const kept = readCache(name, key) as Value | undefined;
  if (kept !== undefined) return kept;
  const value = make();
  writeCache(name, key, value);
  return value;
}

/**
 * Makes a value and reports what is wrong, or returns what was kept under a name and a key. What had faults is not kept,
 * and without a key nothing is.
 */
export async function reportFromCache<Value>(
  name: string,
  key: string | undefined,
  report: Report,
  make: (report: Report) => Promise<Value>
): Promise<Value> {
  if (key === undefined) return make(report);
  const kept = readCache(name, key) as {value: Value} | undefined;
  if (kept) return kept.value;
  let faults = 0;
  const value = await make((problem) => {
    faults++;
    report(problem);
  });
  if (!faults) writeCache(name, key, {value});
  return value;
}

/** Returns a hash of values that JSON can hold. */
export function keyOf(...values: unknown[]): string {
  return createHash("sha256").update(JSON.stringify(values)).digest("hex");
}

/** Returns a hash of the code of the package that a module's address is of: all files of its `src`, or `dist` once packed. */
export const codeHash = memoizeByName((url) => {
  const file = fileURLToPath(url).replaceAll("\\", "/");
  return filesHash(/^.*\/(src|dist)\//.exec(file)![0]);
});

/**
 * Returns a hash of the names and bytes of all files below a folder, without hidden ones and those that a path from the
 * folder names in `without`.
 */
export function filesHash(folder: string, without: RegExp = /^$/): string {
  const hash = createHash("sha256");
  const visit = (path: string) => {
    const entries = readdirSync(join(folder, path), {withFileTypes: true});
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const below = join(path, entry.name);
      if (entry.name.startsWith(".") || without.test(below)) continue;
      // What lies behind a link is not looked at: nothing is then the same.
      if (entry.isSymbolicLink()) hash.update(randomUUID());
      else if (entry.isDirectory()) visit(below);
      else if (entry.isFile()) hash.update(below).update(readFileSync(join(folder, below)));
    }
  };
  visit("");
  return hash.digest("hex");
}
