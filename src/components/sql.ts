import type {Result} from "./engine.js";
import {toRows} from "./answers.js";
import {text} from "./catalogue.js";
import {element} from "./dom.js";
import {address} from "./site.js";
import type {Row} from "./spec.js";

/**
 * The tag behind a page's fenced `sql`. A statement without `${}` was answered when the site was built; any other
 * starts the engine, with its progress shown at the foot of the window.
 */
export async function sql(strings: TemplateStringsArray, ...values: unknown[]): Promise<Row[]> {
  const statement = strings.reduce((all, part, at) => all + literal(values[at - 1]) + part);
  const result = (values.length ? null : await answered(statement)) ?? (await (await start()).query(statement));
  return toRows(result.rows, result.columns);
}

/** Writes a value as SQL. Throws for what has no literal. */
export function literal(value: unknown): string {
  if (value === null || value === undefined) return "NULL";
  if (typeof value === "number" && Number.isFinite(value)) return String(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (value instanceof Date) return `DATE '${value.toISOString().slice(0, 10)}'`;
  if (Array.isArray(value)) return `(${value.map(literal).join(", ")})`;
  if (typeof value === "string") return `'${value.replaceAll("'", "''")}'`;
  throw new Error(`not a value for SQL: ${typeof value}`);
}

async function answered(statement: string): Promise<Result | null> {
  const response = await fetch(address("data/fences.json"));
  const fences = response.ok ? ((await response.json()) as Record<string, Result>) : {};
  return fences[statement.trim()] ?? null;
}

async function start() {
  const note = element(document, "p", {class: "engine-note", role: "status"}, text("engine.starting"));
  document.body.append(note);
  try {
    const {engine} = await import("./engine.js");
    return await engine((share) => {
      note.textContent = text("engine.loading", {percent: Math.round(share * 100)});
    });
  } catch (error) {
    throw new Error(text("engine.failed", {reason: (error as Error).message}), {cause: error});
  } finally {
    note.remove();
  }
}
