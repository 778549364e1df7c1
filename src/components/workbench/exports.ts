import {csvFormatRows} from "npm:d3-dsv";
import type {Cell, Columns} from "../../../loaders/answers.js";
import type {Reading} from "../engine.js";
import {countRows} from "./rows.js";

/** A file that a reader takes away. */
export interface Download {
  name: string;
  type: string;
  contents: Uint8Array | Blob | string;
}

export const formats = ["csv", "json", "arrow", "parquet"] as const;
export type Format = (typeof formats)[number];

/** Writes a result as a file. Lists are joined by `;` in CSV, days are ISO text in CSV and JSON. */
export async function exportRows(result: Reading, format: Format, name: string): Promise<Download> {
  const names = result.columns.map((column) => column.name);
  if (format === "csv") {
    const body = lines(result.rows, names, countRows(result)).map((row) => row.map(csvCell));
    return {name: `${name}.csv`, type: "text/csv", contents: `${csvFormatRows([names, ...body])}\n`};
  }
  if (format === "json") {
    const rows = lines(result.rows, names, countRows(result)).map((row) =>
      Object.fromEntries(row.map((cell, at) => [names[at]!, cell]))
    );
    return {name: `${name}.json`, type: "application/json", contents: JSON.stringify(rows, null, 1)};
  }
  if (format === "arrow") {
    const {tableFromIPC, tableToIPC} = await import("npm:apache-arrow");
    const table = tableFromIPC(result.arrow).slice(0, countRows(result));
    return {name: `${name}.arrow`, type: "application/vnd.apache.arrow.file", contents: tableToIPC(table, "file")};
  }
  const {parquetWriteBuffer} = await import("npm:hyparquet-writer");
  const columnData = result.columns.map(({name: column, type}) => parquetColumn(column, type, result.rows[column]!));
  const buffer = parquetWriteBuffer({columnData});
  return {name: `${name}.parquet`, type: "application/vnd.apache.parquet", contents: new Uint8Array(buffer)};
}

function lines(rows: Columns, names: string[], count: number): Cell[][] {
  return Array.from({length: count}, (_, at) => names.map((name) => rows[name]![at] ?? null));
}

// A text that a spreadsheet would run as a formula stays a text.
function csvCell(cell: Cell): string {
  if (cell === null) return "";
  if (Array.isArray(cell)) return cell.map(csvCell).join(";");
  const text = String(cell);
  return typeof cell === "string" && /^[=+\-@\t\r]/.test(text) && !/^-?[\d.]+$/.test(text) ? `'${text}` : text;
}

function parquetColumn(name: string, type: string, cells: Cell[]) {
  if (type === "INTEGER")
    return {
      name,
      data: cells.map((cell) => (cell === null ? null : Number(cell))),
      type: "INT32" as const,
      nullable: true
    };
  if (type === "DOUBLE")
    return {
      name,
      data: cells.map((cell) => (cell === null ? null : Number(cell))),
      type: "DOUBLE" as const,
      nullable: true
    };
  if (type === "BOOLEAN") return {name, data: cells, type: "BOOLEAN" as const, nullable: true};
  return {
    name,
    data: cells.map((cell) => (cell === null ? null : Array.isArray(cell) ? cell.join(";") : String(cell))),
    type: "STRING" as const,
    nullable: true
  };
}

/** Hands a file to the reader. */
export function save({name, type, contents}: Download): void {
  const url = URL.createObjectURL(new Blob([contents as BlobPart], {type}));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Returns a drawn chart as SVG text that stands alone: the colours of the page are written into it. */
export function svgText(svg: Element): string {
  const copy = svg.cloneNode(true) as Element;
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  const style = getComputedStyle(document.documentElement);
  copy.setAttribute("font-family", "system-ui, sans-serif");
  const text = new XMLSerializer().serializeToString(copy);
  const color = getComputedStyle(svg).color;
  const paper = getComputedStyle(document.body).backgroundColor;
  return text
    .replace(/^(<svg[^>]*>)/, `$1<rect width="100%" height="100%" fill="${paper}"/>`)
    .replace(/var\((--[\w-]+)\)/g, (_, name: string) => style.getPropertyValue(name).trim() || color)
    .replaceAll("currentColor", color);
}
