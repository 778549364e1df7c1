import type {Cell} from "@cold-winter/data";
import {jsonText, sheetText} from "@cold-winter/figure/drawing";
import {ownText, type Exact} from "./own-text.js";
import {parquetOf} from "./parquet.js";
import {countRows} from "./rows.js";
import {translate} from "./text.js";

/** A file that a reader takes away. */
export interface Download {
  name: string;
  type: string;
  contents: BlobPart;
}

export const formats = ["csv", "sheet", "json", "arrow", "parquet"] as const;
export type Format = (typeof formats)[number];

/**
 * Writes a result as a file: each cell as the engine writes it in CSV, where NULL is nothing and an empty text stands in
 * quotes; with its type in Parquet and Arrow. What was cut says so in itself.
 */
export async function exportRows(result: Exact, format: Format, name: string): Promise<Download> {
  const names = result.columns.map((column) => column.name);
  const note = result.cut
    ? translate("save.cut", {count: countRows(result).toLocaleString("en-US")})
    : null;
  const file = result.cut ? `${name}-first-${countRows(result)}-rows` : name;
  if (format === "csv")
    return {name: `${file}.csv`, type: "text/csv", contents: csvOf(names, textRows(result), note)};
  if (format === "sheet") {
    const contents = sheetText(names, sheetRows(result)) + (note ? `${quoted(note)}\n` : "");
    return {name: `${file}-sheet.csv`, type: "text/csv", contents};
  }
  if (format === "json") {
    const rows = jsonText(names, valueRows(result));
    const contents = note ? `{"note": ${JSON.stringify(note)}, "rows": ${rows.trimEnd()}}\n` : rows;
    return {name: `${file}.json`, type: "application/json", contents};
  }
  if (format === "arrow") {
    const type = "application/vnd.apache.arrow.file";
    return {name: `${file}.arrow`, type, contents: await arrowOf(result, note)};
  }
  const contents = await parquetOf(result, note);
  return {name: `${file}.parquet`, type: "application/vnd.apache.parquet", contents};
}

function textRows(result: Exact): (string | null)[][] {
  const {columns, rows, texts} = result;
  return Array.from({length: countRows(result)}, (_, at) =>
    columns.map(({name, type}) => texts.get(name)?.[at] ?? ownText(rows[name]![at] ?? null, type))
  );
}

// A spreadsheet shall count with numbers; all else is text.
function sheetRows(result: Exact): Cell[][] {
  const texts = textRows(result);
  return valueRows(result).map((row, at) =>
    row.map((cell, column) => (typeof cell === "number" ? cell : texts[at]![column]!))
  );
}

function valueRows({columns, rows, texts}: Exact): Cell[][] {
  const count = countRows({columns, rows});
  const exact = columns.map(({type}) => /^DECIMAL/.test(type));
  return Array.from({length: count}, (_, at) =>
    columns.map(({name}, column) => {
      const cell = rows[name]![at] ?? null;
      if (typeof cell === "number" && !Number.isFinite(cell)) return ownText(cell, "DOUBLE");
      const text = texts.get(name)?.[at] ?? null;
      // A decimal that a double does not hold stays a text.
      return exact[column] && text !== null && String(Number(text)) !== text.replace(/\.?0+$/, "")
        ? text
        : cell;
    })
  );
}

function csvOf(names: string[], rows: (string | null)[][], note: string | null): string {
  const line = (cells: (string | null)[]) =>
    cells.map((cell) => (cell === null ? "" : quoted(cell))).join(",");
  return [line(names), ...rows.map(line), ...(note ? [quoted(note)] : [])].join("\n") + "\n";
}

function quoted(text: string): string {
  return text === "" || /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

async function arrowOf(result: Exact, note: string | null): Promise<Uint8Array<ArrayBuffer>> {
  const {Table, tableFromIPC, tableToIPC} = await import("apache-arrow");
  const whole = tableFromIPC(result.arrow);
  const vectors = result.columns.map(
    ({name}) => [name, whole.getChildAt(result.places.get(name)!)!] as const
  );
  const table = new Table(Object.fromEntries(vectors)).slice(0, countRows(result));
  if (note) table.schema.metadata.set("note", note);
  return new Uint8Array(tableToIPC(table, "file"));
}
