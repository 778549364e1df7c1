import {tableFromArrays, tableToIPC, utf8} from "@uwdata/flechette";
import type {OwnTable} from "../own-table.js";
import type {Raw} from "./grid.js";
import type {Table} from "./table.js";

/** Makes what the engine is given of a table. */
export function ownTable(name: string, file: string, {columns, lines}: Table): OwnTable {
  const arrays = columns.map(({values}, at): [string, Raw[]] => [`c${at}`, values]);
  const types = Object.fromEntries(arrays.map(([key]) => [key, utf8()]));
  const table = tableFromArrays(Object.fromEntries(arrays), {types});
  return {
    ...{name, file, rows: lines.length},
    columns: columns.map((column) => ({name: column.name, type: column.sql})),
    stream: tableToIPC(table, {format: "stream"})!
  };
}

/** Returns a name of a table for a file: `my_` and its plain letters. */
export function tableName(file: string): string {
  const plain = file
    .replace(/\.\w+$/, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/^_+|_+$/g, "");
  return `my_${plain.slice(0, 40) || "table"}`;
}
