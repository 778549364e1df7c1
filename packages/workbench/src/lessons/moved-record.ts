import type {LessonPart, Result, Schema, SchemaTable} from "@cold-winter/data";
import {literal, sqlName} from "@cold-winter/data/shared";
import {nameWritten} from "../made-again.js";
import {movedSchema, paths} from "../trace/made.js";
import type {Ask} from "../trace/plan.js";
import {isName, tokens} from "../trace/tokens.js";
import {checkLesson} from "./check.js";

/** What a second record is made with. */
export interface Moving {
  schema: Schema;
  /** Answers on a connection of its own. */
  aside: Ask;
  /** Parts a text into its statements. */
  split: (sql: string) => Promise<string[]>;
  /** Another number makes another record. */
  seed: number;
}

/**
 * How a record is moved, each way by itself, so that an answer may rely on what the others change: amounts are multiplied
 * row by row, each case keeps its first rows, and days move by years in their order.
 */
const ways = {values: movedValues, rows: movedRows, days: movedDays};

/**
 * Whether statements give what the answer to a lesson gives also where the record holds other values, moved at random;
 * null where no move changes the answer, or none could be made. What counts are the moves that change most of the answer.
 */
export async function holdsWhereMoved(
  statements: string[],
  part: LessonPart,
  cases: {id: string; name: string}[],
  moving: Moving
): Promise<boolean | null> {
  const tried: {changed: number; right: boolean}[] = [];
  const needs = await needsOf([...statements, part.answer], moving);
  for (const way of Object.values(ways)) {
    if (!needs.tables.some((table) => way(table, moving.seed))) continue;
    try {
      await begin(way, needs, moving);
      const result = await moving.aside(part.answer);
      const {changed, whole} = compareCells(part.result, result);
      if (!changed) continue;
      const given = await lastOf(statements, moving);
      // On other values what was rounded may differ by a little more.
      const digits = part.digits === null ? null : part.digits - 0.5;
      const held = given && checkLesson(given, {...part, result, digits, mistakes: []}, cases);
      const right = held?.right ?? false;
      if (right && whole) return true;
      tried.push({changed, right});
    } finally {
      await end(moving).catch(() => undefined);
    }
  }
  const most = Math.max(...tried.map(({changed}) => changed));
  return tried.length ? tried.some(({changed, right}) => changed === most && right) : null;
}

async function lastOf(statements: string[], {aside}: Moving): Promise<Result | null> {
  let result: Result | null = null;
  try {
    for (const each of statements) result = await aside(each);
    return result;
  } catch {
    return null;
  }
}

/** What texts read, views and macros seen through. */
interface Needs {
  tables: SchemaTable[];
  /** Statements that make the views and macros, and fill the tables that these read, in their order. */
  views: string[];
}

async function needsOf(texts: string[], {schema, split}: Moving): Promise<Needs> {
  const words = new Set(texts.flatMap(wordsOf));
  const views = (await split(schema.views)).map((text) => ({
    text,
    name: nameWritten(text.replace(/--.*$/gm, "").trim()) ?? ""
  }));
  const found = new Set<string>();
  for (;;) {
    const more = views.filter(({text, name}) => words.has(name) && !found.has(text));
    if (!more.length) break;
    for (const {text} of more) {
      found.add(text);
      for (const word of wordsOf(text)) words.add(word);
    }
  }
  return {
    tables: schema.tables.filter(({name}) => words.has(name.toLowerCase())),
    views: views.map(({text}) => text).filter((text) => found.has(text))
  };
}

function wordsOf(text: string): string[] {
  return tokens(text)
    .filter(isName)
    .map((token) => token.text.toLowerCase());
}

async function begin(
  way: (table: SchemaTable, seed: number) => string | null,
  {tables, views}: Needs,
  moving: Moving
): Promise<void> {
  const {aside, seed} = moving;
  await end(moving);
  await aside(`CREATE SCHEMA memory.${movedSchema}`);
  for (const table of tables) {
    const moved = way(table, seed);
    const [kind, rows] = moved
      ? ["TABLE", moved]
      : ["VIEW", `FROM record.main.${sqlName(table.name)}`];
    await aside(`CREATE ${kind} memory.${movedSchema}.${sqlName(table.name)} AS ${rows}`);
  }
  await aside(`SET search_path = '${paths.moved}'`);
  for (const each of views) await aside(each);
}

async function end({aside}: Moving): Promise<void> {
  await aside(`SET search_path = '${paths.record}'`);
  await aside(`DROP SCHEMA IF EXISTS memory.${movedSchema} CASCADE`);
}

// A number from 0 to 1 that a key and the seed give.
const share = (key: string, seed: number) => `(hash(${key}, ${seed}) % 1000 / 1000.0)`;

function replaced(name: string, columns: [name: string, value: string][]): string | null {
  if (!columns.length) return null;
  const list = columns.map(([column, value]) => `${value} AS ${sqlName(column)}`).join(", ");
  return `SELECT * REPLACE (${list}) FROM record.main.${sqlName(name)} AS t`;
}

// One factor a row, so that the ends of a range stay where they are to each other.
function movedValues({name, columns}: SchemaTable, seed: number): string | null {
  const values = columns.filter(({type}) => type === "DOUBLE");
  const by = `(0.5 + 1.5 * ${share("t.rowid", seed)})`;
  return replaced(
    name,
    values.map((column) => [column.name, `t.${sqlName(column.name)} * ${by}`])
  );
}

// Years move further the later they are, so that what came first comes first and what lies between is another time.
function movedDays({name, columns}: SchemaTable, seed: number): string | null {
  const names = new Set(columns.map((column) => column.name));
  const dated = columns.filter(
    (column) => names.has(`${column.name}_from`) && names.has(`${column.name}_to`)
  );
  const shift = 3 + (seed % 6);
  const stretch = (0.1 + (seed % 30) / 100).toFixed(2);
  const by = (year: string) =>
    `CAST(${shift} + floor((${year} - 1990) * ${stretch}::DOUBLE) AS INTEGER)`;
  const moved: [string, string][] = [];
  for (const column of dated) {
    const text = `t.${sqlName(column.name)}`;
    moved.push([
      column.name,
      `array_to_string(list_transform(regexp_extract_all(${text}, '[0-9]{4}|[0-9]+|[^0-9]+'), p -> CASE WHEN regexp_full_match(p, '[0-9]{4}') THEN CAST(CAST(p AS INTEGER) + ${by("CAST(p AS INTEGER)")} AS VARCHAR) ELSE p END), '')`
    ]);
    for (const end of ["from", "to"]) {
      const day = `t.${sqlName(`${column.name}_${end}`)}`;
      moved.push([
        `${column.name}_${end}`,
        `CAST(${day} + to_years(${by(`year(${day})`)}) AS DATE)`
      ]);
    }
  }
  return replaced(name, moved);
}

// Of series each year is wanted; of what is counted each case keeps its first rows, and some readings are not there.
function movedRows({name, columns}: SchemaTable, seed: number): string | null {
  const has = (column: string) => columns.some((each) => each.name === column);
  const table = `record.main.${sqlName(name)}`;
  if (has("subject") && has("rank")) return `FROM ${table} WHERE hash(rowid, ${seed}) % 4 > 0`;
  if (!has("case") || has("variable")) return null;
  const dropped = `1 + hash("case", ${literal(name)}, ${seed}) % greatest(1, count(*) OVER cases // 3)`;
  return `FROM ${table} WINDOW cases AS (PARTITION BY "case") QUALIFY row_number() OVER (PARTITION BY "case" ORDER BY rowid) <= count(*) OVER cases - (${dropped})`;
}

// How many cells of a result are not among those of another, column by column, and whether no number of it is.
function compareCells(one: Result, other: Result): {changed: number; whole: boolean} {
  let changed = 0;
  let whole = true;
  for (const {name} of one.columns) {
    const cells = one.rows[name]!.map(String);
    const left = (other.rows[name] ?? []).map(String);
    const gone = cells.filter((cell) => {
      const at = left.indexOf(cell);
      if (at >= 0) left.splice(at, 1);
      return at < 0;
    });
    changed += Math.max(gone.length, left.length);
    whole &&= gone.length === cells.length || !cells.some((cell) => /\d/.test(cell));
  }
  return {changed, whole};
}
