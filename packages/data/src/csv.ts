import {CsvError, parse} from "csv-parse/sync";
import {stringify} from "csv-stringify/sync";
import type {Report} from "./problem.js";
import {oddCharacters} from "./shared/hidden.js";

/** One line of a CSV file: its number, counted from 1, and its cells as text. */
export interface CsvRow {
  line: number;
  cells: string[];
}

const longest = 1_000_000;

/**
 * Decodes UTF-8, leaving out a byte-order mark and writing every line end as LF. Reports bytes that are not UTF-8
 * and a line that is too long to be one; returns null for these, since nothing certain can be read from them. Reports
 * characters that hide, too.
 */
export function readableText(bytes: Uint8Array, file: string, report: Report): string | null {
  const text = new TextDecoder().decode(bytes).replace(/\r\n?/g, "\n");
  if (!isUtf8(bytes)) {
    const line = text.split("\uFFFD", 1)[0]!.split("\n").length;
    report({file, line, message: "invalid UTF-8", remedy: "save the file as UTF-8"});
    return null;
  }
  const line = longLine(text);
  if (line) {
    report({
      file,
      line,
      message: `line longer than ${longest} characters`,
      remedy: "restore its line ends"
    });
    return null;
  }
  reportOdd(text, file, report);
  return text;
}

// More of them say no more.
const most = 20;

function reportOdd(text: string, file: string, report: Report): void {
  for (const {index, message, remedy} of oddCharacters(text).slice(0, most))
    report({file, line: text.slice(0, index).split("\n").length, message, remedy});
}

/** Decodes text as `readableText` does, and reports a byte-order mark and Windows line ends too. */
export function decodeText(bytes: Uint8Array, file: string, report: Report): string | null {
  const text = readableText(bytes, file, report);
  if (text === null) return null;
  const remedy = "run npm run format";
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    report({file, line: 1, message: "byte-order mark", remedy, fixable: true});
  const windows = bytes.indexOf(13);
  if (windows >= 0) {
    const line = new TextDecoder().decode(bytes.subarray(0, windows)).split("\n").length;
    report({file, line, message: "Windows line end", remedy, fixable: true});
  }
  return text;
}

function longLine(text: string): number | undefined {
  for (let [line, from] = [1, 0]; text.length - from > longest; line++) {
    const end = text.indexOf("\n", from);
    if (end < 0 || end - from > longest) return line;
    from = end + 1;
  }
  return undefined;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", {fatal: true}).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Splits CSV text into rows with their line numbers. Reports what cannot be split and returns null. Where tabs stand between cells, quotation marks are letters. */
export function parseCsv(
  text: string,
  file: string,
  report: Report,
  delimiter = ","
): CsvRow[] | null {
  const rows: CsvRow[] = [];
  let line = 1;
  const keep = (cells: string[], {lines}: {lines: number}) => {
    rows.push({line, cells});
    line = lines + 1;
    return null;
  };
  try {
    parse(text, {
      delimiter,
      quote: delimiter === "\t" ? null : '"',
      bom: true,
      on_record: keep,
      relax_column_count: true,
      skip_empty_lines: false,
      max_record_size: longest
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    report({file, line, message: plainMessage(error), remedy: plainRemedy(error)});
    return null;
  }
  return rows;
}

function plainMessage({code}: CsvError): string {
  if (code === "CSV_MAX_RECORD_SIZE") return `row longer than ${longest} characters`;
  if (code === "CSV_QUOTE_NOT_CLOSED") return "quotation mark never closed";
  return "malformed quotation";
}

function plainRemedy({code}: CsvError): string {
  if (code === "CSV_MAX_RECORD_SIZE") return "a line end or a closing quotation mark is missing";
  return 'quote the whole cell and write "" for a quotation mark in it';
}

/** Writes rows as canonical CSV: LF, quotes only where needed, a final newline. */
export function formatCsv(header: string[], rows: string[][]): string {
  return stringify([header, ...rows], {record_delimiter: "\n"});
}
