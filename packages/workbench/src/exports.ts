import type {Cell, Columns, Reading} from "@cold-winter/data";
import {csvText, jsonText, sheetText} from "@cold-winter/figure/drawing";
import {countRows} from "./rows.js";

/** A file that a reader takes away. */
export interface Download {
  name: string;
  type: string;
  contents: BlobPart;
}

export const formats = ["csv", "sheet", "json", "arrow", "parquet"] as const;
export type Format = (typeof formats)[number];

/** Writes a result as a file. Lists are joined by `;` in CSV, days are ISO text in CSV and JSON. */
export async function exportRows(result: Reading, format: Format, name: string): Promise<Download> {
  const names = result.columns.map((column) => column.name);
  const rows = () => lines(result.rows, names, countRows(result));
  if (format === "csv")
    return {name: `${name}.csv`, type: "text/csv", contents: csvText(names, rows())};
  if (format === "sheet")
    return {name: `${name}-sheet.csv`, type: "text/csv", contents: sheetText(names, rows())};
  if (format === "json")
    return {name: `${name}.json`, type: "application/json", contents: jsonText(names, rows())};
  if (format === "arrow") {
    const {tableFromIPC, tableToIPC} = await import("apache-arrow");
    const table = tableFromIPC(result.arrow).slice(0, countRows(result));
    return {
      name: `${name}.arrow`,
      type: "application/vnd.apache.arrow.file",
      contents: new Uint8Array(tableToIPC(table, "file"))
    };
  }
  const {parquetWriteBuffer} = await import("hyparquet-writer");
  const columnData = result.columns.map(({name: column, type}) =>
    parquetColumn(column, type, result.rows[column]!)
  );
  const buffer = parquetWriteBuffer({columnData});
  return {
    name: `${name}.parquet`,
    type: "application/vnd.apache.parquet",
    contents: new Uint8Array(buffer)
  };
}

function lines(rows: Columns, names: string[], count: number): Cell[][] {
  return Array.from({length: count}, (_, at) => names.map((name) => rows[name]![at] ?? null));
}

function parquetColumn(name: string, type: string, cells: Cell[]) {
  const column = <Type extends string>(as: Type, read: (cell: NonNullable<Cell>) => unknown) => ({
    ...{name, type: as, nullable: true},
    data: cells.map((cell) => (cell === null ? null : read(cell)))
  });
  if (type === "INTEGER") return column("INT32", Number);
  if (type === "BIGINT") return column("INT64", (cell) => BigInt(cell as string | number));
  if (type === "DOUBLE") return column("DOUBLE", Number);
  if (type === "BOOLEAN") return column("BOOLEAN", Boolean);
  return column("STRING", (cell) => (Array.isArray(cell) ? cell.join(";") : String(cell)));
}
