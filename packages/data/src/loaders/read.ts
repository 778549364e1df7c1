import {XMLParser} from "fast-xml-parser";
import {SyntaxValidator} from "fast-xml-validator";
import {zipSync} from "fflate";
import {parseCsv} from "../csv.js";
import {ProblemError, type Problem} from "../problem.js";
import {linesBelowHeader, type Line, type RawCell, type RawLine} from "./lines.js";
import {
  changedForm,
  cutOff,
  entries,
  refuse,
  textOf,
  type PublisherFile
} from "./publisher-file.js";

/** How a publisher writes a table as text; UTF-8 with commas unless told. */
export interface TextForm {
  encoding?: string;
  delimiter?: string;
}

/** Returns the lines of a CSV file below the header that names the columns needed. Refuses a line that has fewer cells than the header. */
export function csv(file: PublisherFile, needed: string[], form: TextForm = {}): Line[] {
  const problems: Problem[] = [];
  const text = textOf(file, form.encoding);
  const raw = parseCsv(text, file.name, (problem) => void problems.push(problem), form.delimiter);
  if (!raw) throw new ProblemError(problems);
  const lines = linesBelowHeader(file.name, raw, needed);
  const short = raw.findLast(({cells}) => cells.some(Boolean));
  const width = lines[0]?.columns.length ?? 0;
  if (short && lines.length && short.cells.length < width)
    refuse({
      file: file.name,
      line: short.line,
      message: `the last line has ${short.cells.length} cells of ${width}: half a file`,
      remedy: cutOff
    });
  return lines;
}

/** Returns the cells of a sheet of a workbook, line by line, as they are stored. Refuses a workbook without that sheet. */
export async function cells(file: PublisherFile, name: string): Promise<RawLine[]> {
  // Unpacked here, where no archive unpacks to more than may be read, and packed again without compression.
  const plain = zipSync(Object.fromEntries(entries(file, () => true)), {level: 0});
  const {read, utils} = await import("@e965/xlsx");
  const book = read(plain, {dense: true, cellFormula: false, cellHTML: false, cellText: false});
  const sheet = book.Sheets[name];
  if (!sheet)
    return refuse({
      file: file.name,
      field: name,
      message: `missing sheet; it has ${book.SheetNames.join(", ") || "none"}`,
      remedy: changedForm()
    });
  const rows = utils.sheet_to_json<RawCell[]>(sheet, {header: 1, blankrows: true, defval: null});
  const first = utils.decode_range(sheet["!ref"] ?? "A1").s.r + 1;
  return rows.map((each, at) => ({line: first + at, cells: each}));
}

/** Returns the lines of a sheet below the header that names the columns needed. */
export async function sheet(file: PublisherFile, name: string, needed: string[]): Promise<Line[]> {
  return linesBelowHeader(`${file.name}/${name}`, await cells(file, name), needed);
}

/** Reads JSON. Refuses what is none, as half a file. */
export function json(file: PublisherFile): unknown {
  const text = textOf(file);
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    return refuse({
      file: file.name,
      message: `no whole JSON: ${(error as Error).message}`,
      remedy: cutOff
    });
  }
}

/** An element of XML as text or as elements by name; each name holds a list, attributes begin with `@`. */
export type Element = string | {[name: string]: Element[]};

/** Reads XML. Refuses what is none, as half a file. */
export function xml(file: PublisherFile): Element {
  const text = textOf(file);
  try {
    SyntaxValidator.validate(text);
  } catch (error) {
    // Its types speak of an `err` within the error; there is none.
    const {line, message} = error as Error & {line: number};
    refuse({
      file: file.name,
      line,
      message: `no whole XML: ${message}`,
      remedy: cutOff
    });
  }
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "@",
    parseTagValue: false,
    parseAttributeValue: false,
    isArray: () => true
  });
  return parser.parse(text) as Element;
}

/** Returns the elements below one by a path of names. */
export function elements(element: Element, ...path: string[]): Element[] {
  return path.reduce<Element[]>(
    (found, name) => found.flatMap((each) => (typeof each === "string" ? [] : (each[name] ?? []))),
    [element]
  );
}

/** Returns the text of the first element below one by a path of names; empty where there is none. */
export function elementText(element: Element, ...path: string[]): string {
  const [found] = elements(element, ...path);
  return typeof found === "string" ? found.trim() : "";
}
