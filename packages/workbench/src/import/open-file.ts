import {decode, findEncoding, type Encoding} from "./encoding.js";
import {FileFault, type Grid} from "./grid.js";
import {jsonKind, readJson, readJsonLines} from "./json.js";
import {findSeparation, readSeparated, type Separation} from "./separated.js";

/** How a file is read; of texts the reader may say so. */
export const textFormats = ["separated", "json", "lines"] as const;
export type Format = (typeof textFormats)[number] | "sheets" | "parquet" | "database";

/** What a reader may say of a text before its cells are read. */
export interface TextChoices extends Separation {
  format: (typeof textFormats)[number];
  encoding: Encoding;
}

/** A file as it was opened: its tables, and where it is a text, how that was read. */
export interface Opened {
  file: string;
  format: Format;
  text: TextChoices | null;
  grids: Grid[];
}

/** Largest file that is read, in bytes. */
export const largestFile = 50_000_000;

// Three blocks of headers come before anything else.
const shortestDatabase = 12_288;

const starts = (bytes: Uint8Array, mark: string, at = 0) =>
  [...mark].every((letter, place) => bytes[at + place] === letter.charCodeAt(0));

/** Opens a file as tables, by its bytes and, of texts, as the reader wants. Throws FileFault where it is none. */
export async function openFile(
  file: string,
  bytes: Uint8Array,
  readDatabase: (bytes: Uint8Array) => Promise<Grid[]>,
  wanted: Partial<TextChoices> = {}
): Promise<Opened> {
  if (bytes.length > largestFile) throw new FileFault("own.large", {megabytes: largestFile / 1e6});
  if (!bytes.length) throw new FileFault("own.empty");
  const binary = (format: Format, grids: Grid[]) => ({file, format, grids, text: null});
  if (starts(bytes, "PAR1")) {
    const {readParquet} = await import("./parquet-file.js");
    return binary("parquet", [await readParquet(bytes)]);
  }
  if (starts(bytes, "PK\u0003\u0004")) {
    const {readSheets} = await import("./sheet.js");
    return binary("sheets", await readSheets(bytes));
  }
  if (starts(bytes, "DUCK", 8)) {
    if (bytes.length < shortestDatabase) throw new FileFault("import.short");
    return binary("database", await readDatabase(bytes));
  }
  if (starts(bytes, "\u00d0\u00cf\u0011\u00e0")) throw new FileFault("import.oldsheet");
  if (starts(bytes, "\u001f\u008b")) throw new FileFault("import.packed");
  return openText(file, bytes, wanted);
}

async function openText(
  file: string,
  bytes: Uint8Array,
  wanted: Partial<TextChoices>
): Promise<Opened> {
  const encoding = wanted.encoding ?? (await findEncoding(bytes));
  const text = decode(bytes, encoding);
  const format = wanted.format ?? jsonKind(text, file) ?? "separated";
  const choices = {format, encoding, ...findSeparation(text), ...wanted};
  try {
    const grids = gridsOf(text, choices);
    const said = grids.some(
      ({names, rows}) => names?.length || rows.some((row) => row.some((cell) => cell?.trim()))
    );
    if (!said) throw new FileFault("own.empty");
    return {file, format, text: choices, grids};
  } catch (error) {
    if (error instanceof FileFault) error.text = choices;
    throw error;
  }
}

function gridsOf(text: string, choices: TextChoices): Grid[] {
  if (choices.format === "json") return readJson(text);
  return choices.format === "lines" ? readJsonLines(text) : [readSeparated(text, choices)];
}
