import {sqlString} from "./placeholders.js";

/** Writes a value as SQL. Throws for what has no literal. */
export function literal(value: unknown): string {
  if (value === null || value === undefined) return "NULL";
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (value instanceof Date) return `DATE '${value.toISOString().slice(0, 10)}'`;
  if (Array.isArray(value)) return `(${value.map(literal).join(", ")})`;
  if (typeof value === "string") return sqlString(value);
  throw new Error(`no SQL literal: ${typeof value}`);
}
