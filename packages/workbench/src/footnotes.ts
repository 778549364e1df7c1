import type {Result, Schema} from "@cold-winter/data";
import {literal} from "@cold-winter/data/shared";
import {countRows, rowText} from "./rows.js";
import {columnsByTable, measureCarrier, rowsCarrier, worksCarrier} from "./trace/carriers.js";
import {covers, planOf, tablesOf, type Ask, type Plan} from "./trace/plan.js";
import type {Answer} from "./session.js";
import {translate} from "./text.js";
import {carry} from "./trace/rewrite.js";
import {readShape} from "./trace/shape.js";

/** What the rows of a result rest on. */
export interface Footnotes {
  /** Keys of the works, in the order of their numbers. */
  keys: string[];
  /** For each row the numbers of its works, from 1; empty where it could not be followed. */
  rows: number[][];
  /** Places in a work, by key. */
  places: Map<string, Set<string>>;
  /** Tables of the record that the engine bound the query to, those that the reader's own were made from among them. */
  tables: string[];
  /** The reader's own tables that it was bound to, and the tables of the record that these were made from. */
  mine: string[];
  made: string[];
  /** Whether the rows of any of its tables name works. */
  named: boolean;
  /** Tables of the record that rows rest on besides, without a number. */
  beyond: string[];
  /** Whether all that the query reads is known. */
  known: boolean;
  /** How the works were found: the result's own column, the query followed through its tables, or not at all. */
  how: "own" | "followed" | "not";
  /** Why the query could not be followed. */
  reason: string | null;
  /** The query with a column of sources, where that can be had. */
  offer: string | null;
  /** For each row what its values measure. */
  measures: string[];
}

const columns = {works: "works_behind", measure: "measured_by", rows: "rows_behind"};

/** What footnotes are found with. */
export interface Tracing {
  schema: Schema;
  ask: Ask;
  /** Returns the tables of the record that tables of the reader's were made from. */
  origins: (names: string[]) => string[];
}

/**
 * Finds the works behind a result; `shown` is its text as the reader wrote it, where that is one query. Which tables it rests on is told by what the engine bound the statement to; which works
 * by its own `sources` and by following it through its tables in a second, hidden one. What the second says counts only
 * if it scans the same tables and gives the same rows.
 */
export async function footnotes(
  result: Answer,
  shown: string | null,
  {schema, ask, origins}: Tracing
): Promise<Footnotes> {
  const {plan, statement} = result;
  const notes = begin(result, schema, origins);
  const own =
    result.columns.some(({name}) => name === "sources") && notes.tables.length > 0
      ? (result.rows["sources"] as unknown[])
      : null;
  let followed: string[] | null = null;
  try {
    if (result.cut) throw new Error(translate("trace.cut"));
    if (!plan) throw new Error(translate("trace.unbound"));
    if (notes.made.length) throw new Error(translate("trace.mine"));
    const shape = readShape(statement);
    const works = carry(shape, worksCarrier(schema, columns.works), {
      aggregates: new Set(schema.aggregates)
    });
    followed = await follow(works.sql, columns.works, result, plan, ask);
    if (!followed.some(Boolean)) followed = null;
    notes.beyond = await beyond(works.from, plan, notes.tables, schema, ask);
    const measured = carry(shape, measureCarrier(schema, columns.measure), {
      aggregates: new Set(schema.aggregates)
    });
    notes.measures = await follow(measured.sql, columns.measure, result, plan, ask).catch(() => []);
    if (!own && followed && shown !== null) notes.offer = offer(shown, schema);
  } catch (error) {
    notes.reason = (error as Error).message.split("\n")[0]!;
  }
  const trusted = own && (await citedBy(followed ? notes.beyond : notes.tables, schema, ask));
  number(notes, countRows(result), own, followed, trusted);
  notes.how = howFound(notes.keys, own, followed);
  return notes;
}

/** Returns the ids of the rows of the record behind each row of a result, found as its works are; none where it cannot be followed. */
export async function rowsBehind(
  result: Answer,
  {schema, ask}: Pick<Tracing, "schema" | "ask">
): Promise<string[][]> {
  const {plan, statement, cut} = result;
  if (!plan || cut) return [];
  try {
    const carrier = rowsCarrier(schema, columns.rows);
    const {sql} = carry(readShape(statement), carrier, {aggregates: new Set(schema.aggregates)});
    const found = await follow(sql, columns.rows, result, plan, ask);
    return found.map((ids) => [...new Set(ids.split(";").filter(Boolean))]);
  } catch {
    return [];
  }
}

function begin({plan}: Answer, schema: Schema, origins: Tracing["origins"]): Footnotes {
  const ours = new Set([...schema.tables, ...schema.derived].map(({name}) => name.toLowerCase()));
  const read = plan ? tablesOf(plan) : [];
  const mine = read.filter((name) => !ours.has(name));
  const made = origins(mine);
  const tables = [...new Set([...read.filter((name) => ours.has(name)), ...made])];
  const named = tables.some((name) => namesWorks(name, schema));
  const known = plan !== null && plan.whole;
  return {
    ...{keys: [], rows: [], places: new Map(), tables, mine, made, named, beyond: [], known},
    ...{how: "not", reason: null, offer: null, measures: []}
  };
}

/** Whether the rows of a table name works, in whatever way. */
export function namesWorks(table: string, schema: Schema): boolean {
  const columns = columnsByTable(schema).get(table) ?? [];
  return (
    ["sources", "citations"].includes(table) ||
    columns.includes("sources") ||
    (columns.includes("table_name") && columns.includes("row_id"))
  );
}

// A view or macro that works are brought from stands for the tables that the engine binds it to. A table that is scanned
// once more than works are brought from it is read by a part of the query that was not followed.
async function beyond(
  from: string[],
  {scans}: Plan,
  tables: string[],
  schema: Schema,
  ask: Ask
): Promise<string[]> {
  const plain = new Set([...schema.tables, ...schema.derived].map(({name}) => name.toLowerCase()));
  const left = [...scans];
  for (const each of from) {
    const name = each.toLowerCase();
    const direct = plain.has(name) && scans.includes(name);
    const plan = direct ? null : await planOf(`FROM ${each}`, ask).catch(() => null);
    for (const scan of direct ? [name] : (plan?.scans ?? [])) {
      const at = left.indexOf(scan);
      if (at >= 0) left.splice(at, 1);
    }
  }
  return tables.filter((name) => left.includes(name) && namesWorks(name, schema));
}

async function follow(
  sql: string,
  column: string,
  result: Result,
  plan: Plan,
  ask: Ask
): Promise<string[]> {
  if (!covers(await planOf(sql, ask), plan)) throw new Error(translate("trace.other"));
  const hidden = await ask(sql);
  const names = result.columns.map(({name}) => name);
  if (!names.every((name) => name in hidden.rows)) throw new Error(translate("trace.rows"));
  const found = new Map<string, string[]>();
  for (let at = 0; at < countRows(hidden); at++) {
    const text = rowText(hidden.rows, names, at);
    const behind = String(hidden.rows[column]?.[at] ?? "");
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

// Which works a column may name is told by the tables that were read; what a view of several names may be any.
async function citedBy(tables: string[], schema: Schema, ask: Ask): Promise<Set<string>> {
  const base = new Set(schema.tables.map(({name}) => name.toLowerCase()));
  const own = tables.every((name) => base.has(name) && !["sources", "citations"].includes(name));
  const list = tables.map(literal).join(", ") || "NULL";
  const sql = own
    ? `SELECT DISTINCT source AS key FROM record.main.citations WHERE table_name IN (${list})`
    : "SELECT id AS key FROM record.main.sources";
  const {rows} = await ask(sql);
  return new Set((rows["key"] ?? []).map(String));
}

// Where the rows themselves name each work that stands behind them, and no other, that is said.
function howFound(
  keys: string[],
  own: unknown[] | null,
  followed: string[] | null
): Footnotes["how"] {
  const named = new Set((own ?? []).flatMap(pointers).map(({key}) => key));
  if (followed)
    return named.size > 0 && named.size === keys.length && keys.every((key) => named.has(key))
      ? "own"
      : "followed";
  return keys.length ? "own" : "not";
}

function number(
  notes: Footnotes,
  count: number,
  own: unknown[] | null,
  followed: string[] | null,
  trusted: Set<string> | null
): void {
  const numbers = new Map<string, number>();
  for (let at = 0; at < count; at++) {
    const row = new Set<number>();
    const named = pointers(own?.[at]).filter(({key}) => trusted?.has(key));
    for (const {key, locator} of [...named, ...pointers(followed?.[at])]) {
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
    }).sql;
  } catch {
    return null;
  }
}
