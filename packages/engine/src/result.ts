import type {DataType, Field, RecordBatch, Schema} from "apache-arrow";
import type {Result} from "@cold-winter/data";
import {asCell} from "@cold-winter/data/shared";
import {readerOf, sqlType} from "./cell.js";

/** Returns the columns of a schema with a name each of its own, and no rows yet. */
export function emptyResult(schema: Schema): Result {
  const seen = new Set<string>();
  const columns = schema.fields.map(({name, type}: Field<DataType>) => {
    let own = name;
    for (let at = 1; seen.has(own); at++) own = `${name}_${at}`;
    seen.add(own);
    return {name: own, type: sqlType(type)};
  });
  // Not by assignment: a column may be called __proto__.
  return {columns, rows: Object.fromEntries(columns.map(({name}) => [name, []]))};
}

/** Adds the rows of a batch to a result. */
export function addBatch({columns, rows}: Result, batch: RecordBatch): void {
  for (const [at, {name}] of columns.entries()) {
    const cells = rows[name]!;
    const read = readerOf((batch.schema.fields[at] as Field<DataType>).type);
    const vector = batch.getChildAt(at);
    for (let row = 0; row < batch.numRows; row++) cells.push(asCell(read(vector?.get(row))));
  }
}
