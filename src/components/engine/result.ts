import type {RecordBatch, Schema} from "npm:apache-arrow";
import type {Columns} from "../../../loaders/answers.js";

/** A result by column, with the SQL type of each: days are ISO text, as in an answers file. */
export interface Result {
  columns: {name: string; type: string}[];
  rows: Columns;
}

/** Returns the columns of a schema with a name each of its own, and no rows yet. */
export function emptyResult(schema: Schema): Result {
  const seen = new Set<string>();
  const columns = schema.fields.map(({name, type}) => {
    let own = name;
    for (let at = 1; seen.has(own); at++) own = `${name}_${at}`;
    seen.add(own);
    return {name: own, type: sqlType(String(type))};
  });
  // Not by assignment: a column may be called __proto__.
  return {columns, rows: Object.fromEntries(columns.map(({name}) => [name, []]))};
}

/** Adds the rows of a batch to a result. */
export function addBatch({columns, rows}: Result, batch: RecordBatch): void {
  for (const [at, {name, type}] of columns.entries()) {
    const cells = rows[name]!;
    const vector = batch.getChildAt(at);
    for (let row = 0; row < batch.numRows; row++) cells.push(readCell(vector?.get(row), type));
  }
}

function sqlType(arrow: string): string {
  if (arrow.startsWith("Date")) return "DATE";
  if (arrow.startsWith("Timestamp")) return "TIMESTAMP";
  if (/^U?Int/.test(arrow)) return "INTEGER";
  if (arrow.startsWith("Float") || arrow.startsWith("Decimal")) return "DOUBLE";
  if (arrow === "Bool") return "BOOLEAN";
  return arrow.startsWith("List") ? "VARCHAR[]" : "VARCHAR";
}

function readCell(value: unknown, type: string): Columns[string][number] {
  if (value === null || value === undefined) return null;
  if (type === "DATE") return isoTime(value)?.slice(0, 10) ?? String(value);
  if (type === "TIMESTAMP") return isoTime(value)?.replace("T", " ").slice(0, 19) ?? String(value);
  if (type === "INTEGER" || type === "DOUBLE") return Number(value);
  if (type === "VARCHAR[]") return [...(value as Iterable<unknown>)].map(readItem);
  return type === "BOOLEAN" ? Boolean(value) : String(value);
}

function isoTime(value: unknown): string | undefined {
  const time = new Date(Number(value));
  return Number.isNaN(+time) ? undefined : time.toISOString();
}

function readItem(value: unknown): Columns[string][number] {
  if (value === null || value === undefined) return null;
  return typeof value === "number" || typeof value === "boolean" ? value : String(value);
}
