import {parse} from "csv-parse/browser/esm/sync";
import {FileFault, type Grid, type Raw} from "./grid.js";

/** How a text parts its cells; a quote that is empty parts nothing. */
export interface Separation {
  separator: string;
  quote: string;
}

/** The separators that are looked for, the likeliest first. */
export const separators = [",", ";", "\t", "|"] as const;

const ends = ["\r\n", "\n", "\r"];

/** Finds how a text parts its cells: as its line `sep=` says, else by what gives its lines the same number of cells. */
export function findSeparation(text: string): Separation {
  const told = /^\uFEFF?sep=(.)\s*?(?:\r?\n|\r|$)/i.exec(text)?.[1];
  if (told) return {separator: told, quote: '"'};
  const head = text
    .slice(0, 60_000)
    .split(/\r\n|\n|\r/)
    .filter(Boolean)
    .slice(0, 300);
  const scores = separators.map((separator) => [score(head, separator), separator] as const);
  const [best, separator] = scores.reduce((a, b) => (b[0] > a[0] ? b : a));
  return {separator: best > 0 ? separator : ",", quote: '"'};
}

// The share of lines that have the usual number of cells; more cells count a little more.
function score(lines: string[], separator: string): number {
  const counts = lines.map((line) => cellCount(line, separator));
  const often = new Map<number, number>();
  for (const count of counts) often.set(count, (often.get(count) ?? 0) + 1);
  const usual = [...often]
    .filter(([count]) => count > 1)
    .sort((a, b) => b[1] - a[1] || b[0] - a[0])[0];
  return usual ? usual[1] / lines.length + Math.min(usual[0], 50) / 1000 : 0;
}

function cellCount(line: string, separator: string): number {
  let count = 1;
  let quoted = false;
  for (const letter of line) {
    if (letter === '"') quoted = !quoted;
    else if (letter === separator && !quoted) count++;
  }
  return count;
}

/** Reads a text as rows of cells, each with its true line. Throws where a quote is open, with its line. */
export function readSeparated(text: string, separation: Separation): Grid {
  const {before, first, rest} = preamble(text, separation);
  const rows = before.map(({row}) => row);
  const lines = before.map(({line}) => line);
  let line = first;
  for (const {record, raw} of parsed(rest, separation, first)) {
    const length = lineCount(raw);
    if (length > 1) strict(raw, separation, line);
    rows.push(withNulls(record, raw, separation));
    lines.push(line);
    line += length;
  }
  return {name: "", rows, lines, ragged: true};
}

interface Before {
  before: {row: Raw[]; line: number}[];
  first: number;
  rest: string;
}

// Lines of comment before the table may hold quotes that are none.
function preamble(text: string, {separator}: Separation): Before {
  let rest = text.replace(/^\uFEFF/, "");
  let first = 1;
  const before: Before["before"] = [];
  for (;;) {
    const [whole, line] = /^([^\r\n]*)(?:\r\n|\n|\r)/.exec(rest) ?? [];
    if (line === undefined || !(line.startsWith("#") || (first === 1 && /^sep=.\s*$/i.test(line))))
      break;
    if (line.startsWith("#")) before.push({row: line.split(separator), line: first});
    rest = rest.slice(whole!.length);
    first++;
  }
  return {before, first, rest};
}

interface Parsed {
  record: string[];
  raw: string;
}

function parsed(text: string, separation: Separation, first: number, most = -1): Parsed[] {
  const {separator, quote} = separation;
  try {
    return parse(text, {
      ...{delimiter: separator, quote: quote || false, escape: quote || null},
      ...{relax_quotes: true, relax_column_count: true, record_delimiter: ends, raw: true},
      to: most
    }) as unknown as Parsed[];
  } catch (error) {
    if (codeOf(error) !== "CSV_QUOTE_NOT_CLOSED") throw error;
    const {records} = error as {records: number};
    const before = records ? parsed(text, separation, first, records) : [];
    throw openQuote(before.reduce((line, {raw}) => line + lineCount(raw), first));
  }
}

const codeOf = (error: unknown) => (error as {code?: string}).code;
const openQuote = (line: number) => new FileFault("import.quote", {line});

// A quote that is open reaches to the next one, lines below: what then stands behind that one gives it away.
function strict(raw: string, {separator, quote}: Separation, line: number): void {
  try {
    parse(raw, {
      delimiter: separator,
      quote: quote || false,
      escape: quote || null,
      relax_column_count: true,
      record_delimiter: ends
    });
  } catch (error) {
    if (codeOf(error) === "CSV_INVALID_CLOSING_QUOTE") throw openQuote(line);
  }
}

function lineCount(raw: string): number {
  return raw.replace(/(?:\r\n|\n|\r)$/, "").split(/\r\n|\n|\r/).length;
}

// Where nothing stands is NULL; an empty text stands in quotes.
function withNulls(record: string[], raw: string, {separator, quote}: Separation): Raw[] {
  if (!record.includes("")) return record;
  if (!quote || !raw.includes(quote + quote)) return record.map((cell) => cell || null);
  const [cells] = parse(raw, {
    ...{delimiter: separator, quote, relax_quotes: true, relax_column_count: true},
    record_delimiter: ends,
    cast: (cell: string, {quoting}: {quoting: boolean}) => (cell === "" && !quoting ? null : cell)
  }) as unknown as Raw[][];
  return cells ?? record;
}
