import type {DataType, Field, RecordBatch, Schema} from "npm:apache-arrow";
import type {Columns} from "../../../loaders/answers.js";
import {asCell} from "../../shared/cell.js";
import {readerOf, sqlType} from "./cell.js";

/** A result by column, with the SQL type of each: days are ISO text, as in an answers file. */
export interface Result {
  columns: {name: string; type: string}[];
  rows: Columns;
}

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
