import type {Result, Schema} from "@cold-winter/data";
import {countRows, rowText} from "./rows.js";
import {measureCarrier, worksCarrier} from "./trace/carriers.js";
import {translate} from "./text.js";
import {carry} from "./trace/rewrite.js";
import {readShape, tablesRead, type Statement} from "./trace/shape.js";

/** What the rows of a result rest on. */
export interface Footnotes {
  /** Keys of the works, in the order of their numbers. */
  keys: string[];
  /** For each row the numbers of its works, from 1; empty where it could not be followed. */
  rows: number[][];
  /** Places in a work, by key. */
  places: Map<string, Set<string>>;
  /** Tables that the query read. */
  tables: string[];
  /** How the works were found: the result's own column, the query followed through its tables, or not at all. */
  how: "own" | "followed" | "not";
  /** Why the query could not be followed. */
  reason: string | null;
  /** The query with a column of sources, where that can be had. */
  offer: string | null;
  /** For each row what its values measure. */
  measures: string[];
}

/** Asks the engine, with a short time to answer. */
export type Ask = (sql: string) => Promise<Result>;

const columns = {works: "works_behind", measure: "measured_by"};

/**
 * Finds the works behind a result: from its own `sources` and by following the query through its tables in a second,
 * hidden one. What the second says counts only if it gives the same rows.
 */
export async function footnotes(
  statement: string,
  shown: string,
  result: Result & {cut: boolean},
  schema: Schema,
  ask: Ask
): Promise<Footnotes> {
  const own = result.columns.some(({name}) => name === "sources")
    ? (result.rows["sources"] as unknown[])
    : null;
  const notes: Footnotes = {
    keys: [],
    rows: [],
    places: new Map(),
    tables: [],
    how: "not",
    reason: null,
    offer: null,
    measures: []
  };
  let followed: string[] | null = null;
  try {
    const shape = readShape(statement);
    notes.tables = tablesRead(shape);
    if (result.cut) throw new Error(translate("trace.cut"));
    followed = await follow(shape, worksCarrier(schema, columns.works), result, schema, ask);
    if (!followed.some(Boolean)) followed = null;
    notes.measures = await follow(
      shape,
      measureCarrier(schema, columns.measure),
      result,
      schema,
      ask
    ).catch(() => []);
    if (!own && followed) notes.offer = offer(shown, schema);
  } catch (error) {
    notes.reason = (error as Error).message.split("\n")[0]!;
  }
  number(notes, countRows(result), [own, followed]);
  notes.how = own ? "own" : followed ? "followed" : "not";
  return notes;
}

async function follow(
  shape: Statement,
  carrier: ReturnType<typeof worksCarrier>,
  result: Result,
  schema: Schema,
  ask: Ask
): Promise<string[]> {
  const aggregates = new Set(schema.aggregates);
  const hidden = await ask(carry(shape, carrier, {aggregates}));
  const names = result.columns.map(({name}) => name);
  if (!names.every((name) => name in hidden.rows)) throw new Error(translate("trace.rows"));
  const found = new Map<string, string[]>();
  for (let at = 0; at < countRows(hidden); at++) {
    const text = rowText(hidden.rows, names, at);
    const behind = String(hidden.rows[carrier.column]?.[at] ?? "");
    const known = found.get(text);
    if (known) known.push(behind);
    else found.set(text, [behind]);
  }
  const count = countRows(result);
  if (countRows(hidden) !== count) throw new Error(translate("trace.unsteady"));
  return Array.from({length: count}, (_, at) => {
    // Of equal rows each may take any of what stands behind them, but none twice.
    const behind = found.get(rowText(result.rows, names, at))?.shift();
    if (behind === undefined) throw new Error(translate("trace.unsteady"));
    return behind;
  });
}

// Any query may call a column `sources`; what is not in our form names no work.
function pointers(text: unknown): {key: string; locator: string}[] {
  if (typeof text !== "string" || text.length > 100_000) return [];
  return [...text.matchAll(/([\w.:+-]+)\[([^[\];]*)\]/g)].map(([, key, locator]) => ({
    key: key!,
    locator: locator!
  }));
}

function number(notes: Footnotes, count: number, lists: (unknown[] | null)[]): void {
  const numbers = new Map<string, number>();
  for (let at = 0; at < count; at++) {
    const row = new Set<number>();
    for (const {key, locator} of lists.flatMap((list) => (list ? pointers(list[at]) : []))) {
      if (!numbers.has(key)) numbers.set(key, notes.keys.push(key));
      row.add(numbers.get(key)!);
      if (locator && !/^\d+ rows?$/.test(locator))
        notes.places.set(key, (notes.places.get(key) ?? new Set()).add(locator));
    }
    notes.rows.push([...row].sort((a, b) => a - b));
  }
}

// The same rewriting, on the text as the reader wrote it, with a name that can stay.
function offer(shown: string, schema: Schema): string | null {
  try {
    return carry(readShape(shown), worksCarrier(schema, "sources"), {
      aggregates: new Set(schema.aggregates)
    });
  } catch {
    return null;
  }
}
