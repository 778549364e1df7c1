import {formatCsv, parseCsv} from "./csv.js";
import type {Field, Table} from "./description.js";
import type {Report} from "./problem.js";
import {parseValue, type Value} from "./value.js";

/** One row of a table: where it stands, its cells as typed and as read. */
export interface Row {
  file: string;
  line: number;
  id: string;
  values: Record<string, Value>;
}

const natural = new Intl.Collator("en", {numeric: true, caseFirst: "upper"});

/** Orders ids so that `a-2` stands before `a-10`; ties go by code point, in every locale the same. */
export function compareIds(a: string, b: string): number {
  return natural.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}

/** A table's file as read: its rows, and the whole file in canonical form; null where a part could not be read. */
export interface TableFile {
  rows: Row[];
  canonical: string | null;
}

/** Reads one CSV text as a table. Reports every header, cell and form that the table does not allow. */
export function readTable(text: string, file: string, table: Table, report: Report): TableFile {
  const lines = parseCsv(text, file, report);
  if (!lines) return {rows: [], canonical: null};
  const header = lines.shift();
  if (!header) {
    report({
      file,
      line: 1,
      message: "empty file",
      remedy: `write the header ${names(table).join(",")}`
    });
    return {rows: [], canonical: null};
  }
  const columns = readHeader(header.cells, file, table, report);
  const rows: Row[] = [];
  const cells: string[][] = [];
  let whole = columns.size === table.fields.length && columns.size === header.cells.length;
  for (const {line, cells: raw} of lines) {
    if (raw.every((cell) => cell.trim() === "")) {
      report({file, line, message: "empty line", remedy: "run npm run format", fixable: true});
      continue;
    }
    if (raw.length !== header.cells.length) {
      const message = `${raw.length} cells where the header has ${header.cells.length}`;
      report({file, line, message, remedy: "count the commas; quote a cell that holds one"});
      whole = false;
      continue;
    }
    const texts = table.fields.map(({name, type}) =>
      tidy(raw[columns.get(name) ?? -1] ?? "", type)
    );
    cells.push(texts);
    rows.push(readRow(texts, table, columns, {file, line}, report));
  }
  return {rows, canonical: whole ? canonicalText(cells, table) : null};
}

function names({fields}: Table): string[] {
  return fields.map(({name}) => name);
}

function readHeader(
  header: string[],
  file: string,
  table: Table,
  report: Report
): Map<string, number> {
  const known = names(table);
  const columns = new Map<string, number>();
  for (const [at, cell] of header.entries()) {
    const field = cell.trim();
    const wrong = (message: string, remedy: string) =>
      report({file, line: 1, field, message, remedy});
    if (columns.has(field)) wrong("column given twice", "keep one of the two");
    else if (known.includes(field)) columns.set(field, at);
    else
      wrong(
        "unknown column",
        `describe it in data/datapackage.json or use one of ${known.join(", ")}`
      );
  }
  for (const field of known) {
    if (!columns.has(field))
      report({file, line: 1, field, message: "missing column", remedy: "add the column"});
  }
  return columns;
}

const tidied = /^(?:[!-~]+(?: [!-~]+)*)?$/;

function tidy(cell: string, type: Field["type"]): string {
  const text = tidied.test(cell) ? cell : cell.normalize("NFC").replace(/\s+/g, " ").trim();
  // Spreadsheets write truth values in capitals.
  return type === "boolean" ? text.toLowerCase() : text;
}

function readRow(
  texts: string[],
  table: Table,
  columns: Map<string, number>,
  place: {file: string; line: number},
  report: Report
): Row {
  const values: Record<string, Value> = {};
  for (const [at, field] of table.fields.entries()) {
    values[field.name] = columns.has(field.name)
      ? readCell(texts[at]!, field, place, report)
      : null;
  }
  return {...place, id: String(values[table.key] ?? ""), values};
}

function readCell(
  text: string,
  field: Field,
  place: {file: string; line: number},
  report: Report
): Value {
  try {
    return parseValue(text, field);
  } catch (error) {
    const {message, cause} = error as Error;
    report({...place, field: field.name, message, remedy: String(cause ?? "")});
    return null;
  }
}

function canonicalText(cells: string[][], table: Table): string {
  const key = table.fields.findIndex(({name}) => name === table.key);
  const numbers = table.fields.map(({type}) => type === "number");
  const written = cells.map((row) =>
    row.map((cell, at) => (numbers[at] ? canonicalNumber(cell) : cell))
  );
  return formatCsv(
    names(table),
    written.sort((a, b) => compareIds(a[key]!, b[key]!))
  );
}

function canonicalNumber(text: string): string {
  if (!/^-?\d+\.\d+$/.test(text)) return text;
  return text.replace(/0+$/, "").replace(/\.$/, "");
}
