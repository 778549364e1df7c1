import {csvFormatRows} from "d3-dsv";
import type {Cell, Row} from "./spec.js";

/** Writes rows of cells as CSV with a header: days as ISO text, lists with semicolons, each text as it stands. */
export function csvText(names: string[], rows: Cell[][]): string {
  return `${csvFormatRows([names, ...rows.map((row) => row.map(csvCell))])}\n`;
}

/** Writes them as CSV for a spreadsheet: it is told that they are UTF-8, and a text that it would run as a formula has an apostrophe before it. */
export function sheetText(names: string[], rows: Cell[][]): string {
  const guarded = rows.map((row) =>
    row.map((cell) => guard(csvCell(cell), typeof cell === "number"))
  );
  return `\uFEFF${csvFormatRows([names.map((name) => guard(name)), ...guarded])}\n`;
}

function guard(text: string, number = false): string {
  return !number &&
    /^[\s]*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) &&
    !/^-?\d+(\.\d+)?$/.test(text)
    ? `'${text}`
    : text;
}

/** Writes rows of cells as JSON, an object a line: days as ISO text. */
export function jsonText(names: string[], rows: Cell[][]): string {
  const day = (cell: Cell) => (cell instanceof Date ? csvCell(cell) : cell);
  const lines = rows.map((row) =>
    JSON.stringify(Object.fromEntries(row.map((cell, at) => [names[at], day(cell)])))
  );
  return `[\n${lines.join(",\n")}\n]\n`;
}

/** Writes rows as CSV with a header. */
export function rowsAsCsv(rows: Row[]): string {
  return csvText(...cellsOf(rows));
}

/** Writes rows as JSON, an object a line. */
export function rowsAsJson(rows: Row[]): string {
  return jsonText(...cellsOf(rows));
}

function cellsOf(rows: Row[]): [names: string[], cells: Cell[][]] {
  const names = Object.keys(rows[0] ?? {});
  return [names, rows.map((row) => names.map((name) => row[name] ?? null))];
}

function csvCell(cell: Cell): string {
  if (cell === null) return "";
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (Array.isArray(cell)) return cell.map(csvCell).join(";");
  return typeof cell === "object" ? JSON.stringify(cell) : String(cell);
}

/** Hands a file to the reader. */
export function save(name: string, type: string, contents: BlobPart): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([contents], {type}));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
