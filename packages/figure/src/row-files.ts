import {csvFormatRows} from "d3-dsv";
import type {Cell, Row} from "./spec.js";

/** Writes rows of cells as CSV with a header: days as ISO text, lists with semicolons. */
export function csvText(names: string[], rows: Cell[][]): string {
  return `${csvFormatRows([names, ...rows.map((row) => row.map(csvCell))])}\n`;
}

/** Writes rows of cells as JSON, an object a line: days as ISO text. */
export function jsonText(names: string[], rows: Cell[][]): string {
  const day = (cell: Cell) => (cell instanceof Date ? csvCell(cell) : cell);
  const lines = rows.map((row) => JSON.stringify(Object.fromEntries(row.map((cell, at) => [names[at], day(cell)]))));
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

// A text that a spreadsheet would run as a formula stays a text.
function csvCell(cell: Cell): string {
  if (cell === null) return "";
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (Array.isArray(cell)) return cell.map(csvCell).join(";");
  const text = String(cell);
  return typeof cell === "string" && /^[=+\-@\t\r]/.test(text) && !/^-?[\d.]+$/.test(text) ? `'${text}` : text;
}

/** Hands a file to the reader. */
export function save(name: string, type: string, contents: BlobPart): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([contents], {type}));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
