import {existsSync, readdirSync} from "node:fs";
import {resolve} from "node:path";
import {join} from "node:path/posix";
import {pathToFileURL} from "node:url";
import type {Dataset} from "../dataset.js";
import type {Row} from "../table.js";
import {refuse, type PublisherFile} from "./publisher-file.js";

/** Cells of one row of a table, as text by column: those that its publisher says. What a person adds, as a note, is not among them. */
export type LoadedRow = Record<string, string>;

/** How the form of a publisher's file is known: a file was seen, its documentation was, or neither. */
export interface KnownFormat {
  known: "seen" | "documented" | "assumed";
  /** Which file or page it was. */
  where: string;
}

/** Reads a publisher's own file as rows of one table. */
export interface Loader {
  /** Its name among all: the work, and a part of it where a loader reads only that. */
  id: string;
  /** The work that its rows cite. */
  source: string;
  table: string;
  /** Where the newest release is, `{NAME}` for what a reader's environment says, as a key; null where it has no address of its own, and a file is given by hand. */
  address: string | null;
  format: KnownFormat;
  /** What its rows were held against, and with what result. */
  compared: string;
  /** The words of a column that tell which rows of the work are this loader's; without it all that cite the work first are. */
  only?: {column: string; words: string[]};
  /** The columns by which its rows find theirs in the table, where ids are numbered; a row that is new then has `*` for its number. */
  match?: string[];
  /** Set where a file holds only what is newest: what it does not give is not gone. */
  adds?: boolean;
  load: (file: PublisherFile, record: LoaderRecord) => LoadedRow[] | Promise<LoadedRow[]>;
}

/** What a loader is told of the record. */
export interface LoaderRecord {
  /** Returns the case that a publisher calls so, by a scheme of codes; undefined where the record has no such case. */
  caseOf: (code: string, scheme?: string) => string | undefined;
  /** Whether a case is one of those compared, and no yardstick. */
  isCompared: (subject: string) => boolean;
  /** The rows of a table as they stand. */
  rowsOf: (table: string) => Row[];
}

/** A loader with the file that it stands in. */
export interface LoaderFile {
  file: string;
  loader: Loader;
}

/** Reads the loaders of a notebook: what the TypeScript files in the folder itself export, in the order of their names. */
export async function readLoaders(folder = "loaders"): Promise<LoaderFile[]> {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(".ts"))
    .sort();
  const read = names.map(async (name) => {
    const file = join(folder, name);
    try {
      const module = (await import(pathToFileURL(resolve(file)).href)) as {default: Loader[]};
      return module.default.map((loader) => ({file, loader}));
    } catch (error) {
      const message = `does not give a list of loaders: ${(error as Error).message}`;
      return refuse({file, message, remedy: "export the list as its default, as the others do"});
    }
  });
  return (await Promise.all(read)).flat();
}

/** Tells a loader of a record: cases by their own ids, and by the codes that `case_codes` gives them. */
export function loaderRecord({tables}: Dataset): LoaderRecord {
  const cases = new Map((tables.get("cases") ?? []).map(({id}) => [`iso3 ${id}`, id]));
  for (const {values} of tables.get("case_codes") ?? [])
    cases.set(`${String(values["scheme"])} ${String(values["code"])}`, String(values["case"]));
  const compared = (tables.get("cases") ?? []).filter(({values}) => values["role"] === "compared");
  return {
    caseOf: (code, scheme = "iso3") => cases.get(`${scheme} ${code.trim()}`),
    isCompared: (subject) => compared.some(({id}) => id === subject),
    rowsOf: (table) => tables.get(table) ?? []
  };
}

/** One yearly figure as a publisher gives it. */
export interface Figure {
  case: string;
  variable: string;
  year: number;
  value: number;
  unit: string;
  /** Digits kept behind the point. */
  digits: number;
  /** Where in the work it stands; case and year are added. */
  place: string;
  /** Year of the release, where it is not that of the variable. */
  vintage?: string;
}

/** Returns a figure as a row of `observations` that cites a work. */
export function observation(source: string, figure: Figure): LoadedRow {
  const {case: subject, variable, year, value, unit, digits, place, vintage} = figure;
  return {
    id: `${subject.toLowerCase()}-${variable}-${year}`,
    case: subject,
    variable,
    year: String(year),
    best: decimal(value, digits),
    unit,
    ...(vintage && {vintage}),
    sources: `${source}[${place}, ${subject} ${year}]`,
    status: "checked",
    seen: "data_file"
  };
}

/** Writes a number with at most so many digits behind the point, without an exponent. What lies exactly between two goes to the even digit. */
export function decimal(value: number, digits: number): string {
  const text = evenly(value, digits);
  const plain = text.includes(".") ? text.replace(/0+$/, "").replace(/\.$/, "") : text;
  return plain === "-0" ? "0" : plain;
}

// A double has its whole expansion within a hundred digits, so what lies between is seen and not guessed.
function evenly(value: number, digits: number): string {
  const [whole, behind] = value.toFixed(100).split(".") as [string, string];
  const kept = `${whole}.${behind.slice(0, digits)}`.replace(/\.$/, "");
  const between = /^50*$/.test(behind.slice(digits));
  return between && /[02468]$/.test(kept) ? kept : value.toFixed(digits);
}
