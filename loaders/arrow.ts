import {bool, dateDay, float64, int32, list, tableFromArrays, tableToIPC, utf8, type DataType} from "@uwdata/flechette";
import type {Column, DatabaseTable} from "./columns.js";
import {once} from "./memo.js";

const types: Record<Column["type"], () => DataType> = {
  VARCHAR: utf8,
  INTEGER: int32,
  DOUBLE: float64,
  BOOLEAN: bool,
  DATE: dateDay,
  "VARCHAR[]": () => list(utf8())
};

/** Returns a table as an Arrow IPC stream with the columns, types and order of the database. */
export const arrowBytes = once(({columns, rows}: DatabaseTable): Uint8Array => {
  const arrays = columns.map((column) => [column.name, rows.map((row) => arrowValue(column, column.value(row)))]);
  const table = tableFromArrays(Object.fromEntries(arrays) as Record<string, unknown[]>, {
    types: Object.fromEntries(columns.map(({name, type}) => [name, types[type]()]))
  });
  return tableToIPC(table, {format: "stream"})!;
});

function arrowValue({type}: Column, value: unknown): unknown {
  if (value === null || value === undefined) return null;
  return type === "DATE" ? new Date(value as string) : value;
}
