import {storeValue, storedValue} from "@cold-winter/figure/browser-values";
import {record} from "./draft.js";
import {translate} from "./text.js";

const most = 50;

/** Notes from which file a table was made: what a browser keeps of it. */
export function noteFile(name: string, file: string): void {
  const others = files().filter(([known]) => known !== name);
  storeValue("files", Object.fromEntries([[name, file] as const, ...others].slice(0, most)));
}

function files(): [string, string][] {
  return Object.entries(record(storedValue("files"))).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string"
  );
}

/** Asks, in words, for the files of the tables that a query reads and that are not there; empty where none is missing. */
export function askAgain(sql: string, own: ReadonlyMap<string, unknown>): string {
  const words = new Set(sql.toLowerCase().match(/[\p{L}\p{N}_]+/gu));
  return files()
    .filter(([name]) => words.has(name.toLowerCase()) && !own.has(name))
    .map(([name, file]) => translate("import.again", {name, file: file.slice(0, 100)}))
    .join(" ");
}
