import {strFromU8, strToU8, Unzlib, zlibSync} from "fflate";
import {hash, mostPrinted, type Print} from "./rows.js";
import {translate} from "./text.js";
import {readText, readWork, record, type Draft} from "./draft.js";

/** What a link or a file holds: the work, what it answered, and on which data. */
export interface Shared extends Draft {
  /** Version of the data when it was shared. */
  version: string;
  print: Print | null;
  /** Tables of the reader's own that the query needs; they are not in the link. */
  needs: string[];
}

/** How what a link holds is marked; another form gets another number. */
export const mark = "s1.";

const longestCode = 400_000;
const longestText = 1_000_000;

/** Writes a value as text for a link: its mark, then compressed, with a check against loss on the way. */
export function pack(mark: string, value: unknown): string {
  const text = JSON.stringify(value);
  return `${mark}${hash(text)}.${toBase64(zlibSync(strToU8(text), {level: 9}))}`;
}

/**
 * Reads the value that a link holds. Throws an Error, in plain words, for what is no such text, is cut short, was
 * altered, or would grow beyond all measure.
 */
export function unpack(mark: string, code: string): unknown {
  const [, check, data] =
    /^([0-9a-z]{7})\.([\w-]+)$/.exec(code.startsWith(mark) ? code.slice(mark.length) : "") ?? [];
  if (/^[a-z]\d+\./.test(code) && code[0] === mark[0] && !code.startsWith(mark))
    throw new Error(translate("link.version"));
  if (!check || !data || code.length > longestCode) throw new Error(translate("link.damaged"));
  const text = strFromU8(inflate(fromBase64(data)));
  if (hash(text) !== check) throw new Error(translate("link.altered"));
  return JSON.parse(text) as unknown;
}

/** Writes what is shared as text for a link. */
export function encodeShared(shared: Shared): string {
  return pack(mark, shared);
}

/** Reads what a link to a query holds. Throws an Error as `unpack` does. */
export function decodeShared(code: string): Shared {
  const value = unpack(mark, code);
  const draft = readWork(value);
  if (!draft) throw new Error(translate("link.empty"));
  const {version, print, needs} = record(value);
  return {
    ...draft,
    version: readText(version, 100) ?? "",
    print: readPrint(print),
    needs: Array.isArray(needs)
      ? needs.slice(0, 20).flatMap((name) => readText(name, 100) ?? [])
      : []
  };
}

function readPrint(value: unknown): Print | null {
  const {count, rows} = record(value);
  if (!Number.isSafeInteger(count) || (count as number) < 0 || !Array.isArray(rows)) return null;
  const read = rows.slice(0, mostPrinted).flatMap((row: unknown): [string, string][] => {
    const [label, code] = Array.isArray(row) ? (row as unknown[]) : [];
    return typeof label === "string" && typeof code === "string"
      ? [[label.slice(0, 100), code.slice(0, 10)]]
      : [];
  });
  return {count: count as number, rows: read};
}

// Piece by piece, so that a small text cannot become a huge one before anybody looks.
function inflate(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let size = 0;
  const end = {reached: false};
  const stream = new Unzlib((part, last) => {
    size += part.length;
    if (size > longestText) throw new Error(translate("link.large"));
    parts.push(part);
    end.reached = last;
  });
  const step = 512;
  try {
    for (let at = 0; at < bytes.length; at += step)
      stream.push(bytes.subarray(at, at + step), at + step >= bytes.length);
  } catch (error) {
    if (size > longestText) throw error;
    throw new Error(translate("link.altered"), {cause: error});
  }
  if (!end.reached) throw new Error(translate("link.short"));
  const all = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function fromBase64(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) =>
      letter.charCodeAt(0)
    );
  } catch (error) {
    throw new Error(translate("link.altered"), {cause: error});
  }
}

const trailer = /\n-- cold-winter (s1\.[\w.-]+)\s*$/;

/** Writes a query file that opens in the workbench as the link does: its last line holds what the text does not. */
export function writeFile(text: string, shared: Shared): string {
  return `${text.trimEnd()}\n-- cold-winter ${encodeShared({...shared, sql: ""})}\n`;
}

/** Reads a query file, ours or any other. The text of the query counts as it stands in the file. */
export function readFile(text: string): Shared {
  const none: Shared = {
    sql: "",
    choices: {},
    chart: null,
    origin: null,
    version: "",
    print: null,
    needs: []
  };
  const code = trailer.exec(text)?.[1];
  const sql = text
    .replace(trailer, "")
    .replace(/^\uFEFF/, "")
    .replace(/^\s*\/\*\n[\s\S]*?\n\*\/\n/, "")
    .trim();
  return {...(code ? decodeShared(code) : none), sql};
}
