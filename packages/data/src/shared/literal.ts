import {sqlName, sqlString} from "./placeholders.js";

/** A column that a statement names by `${}`: one of a list, so that nothing else can get there. */
export class Column {
  constructor(readonly name: string) {}
}

/** Names a column in a fence, as `${column(measure, ["low", "high"])}`. Throws where it is not in the list. */
export function column(name: unknown, allowed: readonly string[]): Column {
  if (typeof name === "string" && allowed.includes(name)) return new Column(name);
  throw new Error(`no such column: ${String(name)} (one of ${allowed.join(", ")})`);
}

/** Writes a value as SQL: what an input gives when it is empty is NULL. Throws for what has no literal. */
export function literal(value: unknown): string {
  if (value === null || value === undefined || Number.isNaN(value)) return "NULL";
  if (typeof value === "number")
    return Number.isFinite(value) ? String(value) : `'${value}'::DOUBLE`;
  if (typeof value === "bigint") return String(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (value instanceof Column) return sqlName(value.name);
  if (value instanceof Date) return dateLiteral(value);
  // An empty list is in nothing, and nothing is in it.
  if (Array.isArray(value)) return `(${value.length ? value.map(literal).join(", ") : "NULL"})`;
  if (typeof value === "string") return sqlString(value);
  throw new Error(`no SQL literal: ${typeof value}`);
}

/** Writes a statement with values in the places of its `${}`. */
export function withValues(parts: readonly string[], values: readonly unknown[]): string {
  return parts.reduce((all, part, at) => all + literal(values[at - 1]) + part);
}

function dateLiteral(value: Date): string {
  if (Number.isNaN(+value)) return "NULL";
  const [day, time] = value.toISOString().split("T") as [string, string];
  return time === "00:00:00.000Z"
    ? `DATE '${day}'`
    : `TIMESTAMP '${day} ${time.replace(/\.?0*Z$/, "")}'`;
}
