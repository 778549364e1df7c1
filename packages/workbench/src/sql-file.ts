import {longestQuery} from "./draft.js";
import {readFile, type Shared} from "./share.js";
import {translate} from "./text.js";

// What a file of ours holds behind its query is a few times longer at most.
const longestFile = 10 * longestQuery;

/** Reads a file as a query. Throws, in plain words, for what is no text or longer than the editor takes. */
export async function readSqlFile(file: File): Promise<Shared> {
  if (file.size > longestFile) throw tooLong();
  const shared = readFile(plainText(await file.arrayBuffer()));
  if (shared.sql.length > longestQuery) throw tooLong();
  return shared;
}

function plainText(bytes: ArrayBuffer): string {
  try {
    const text = new TextDecoder("utf-8", {fatal: true}).decode(bytes);
    // oxlint-disable-next-line no-control-regex
    if (!/[\u0000-\u0008\u000e-\u001f]/.test(text)) return text;
  } catch {
    // Not UTF-8.
  }
  throw new Error(translate("file.binary"));
}

function tooLong(): Error {
  return new Error(translate("file.long", {count: longestQuery.toLocaleString("en-US")}));
}
