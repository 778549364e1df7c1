import type {Result, Schema} from "@cold-winter/data";
import {literal} from "@cold-winter/data/shared";
import {kindsOf, scaledTable, tableNamed, valueColumns, type Kind, type Scaled} from "./kinds.js";
import {canRepeat, type Before} from "./made-again.js";
import {countRows} from "./rows.js";
import {changeOf, differs, factor, placesOf} from "./scaled-rows.js";
import {movedSchema, paths} from "./trace/made.js";
import {hiddenNumbers} from "./trace/hidden.js";
import {planOf, type Ask, type Plan} from "./trace/plan.js";
import {readShape} from "./trace/shape.js";

/** What becomes of a result when the values of one kind are multiplied. */
export interface Mixing {
  /** Kinds that some number of a column puts together. */
  within: {column: string; kinds: Kind[]}[];
  /** For each column the kinds that a cell is made of, each combination once. */
  along: Map<string, Kind[][]>;
  /** For each row whether any of its cells is made of values. */
  rows: boolean[];
  /** Whether rows came and went with the values of several kinds, so that no cell can be judged. */
  unknown: boolean;
}

const marker = "cold_winter_scaled";
const mostRuns = 64;
const fewKinds = 24;
// A double holds no higher power of the factor.
const mostPowers = 22;

/** Whether a statement reads values at all. */
export function readsValues(plan: Plan, schema: Schema): boolean {
  return plan.scans.some((name) => {
    const read = plan.columns.get(name);
    return valueColumns(tableNamed(schema, name)).some((column) => !read || read.has(column.name));
  });
}

/**
 * Finds which kinds of values a result puts together, as a physicist would: the values of one kind are multiplied, and
 * what is a sum of several kinds changes by no power of the factor. The letters of the statement do not matter: it reads
 * views that stand before the tables, and the reader's own tables are made again of these. Returns null where it reads no
 * values. `aside` answers on a connection of its own; rejects once `signal` says that nobody waits for it.
 */
export async function findMixing(
  statement: string,
  plan: Plan,
  result: Result,
  schema: Schema,
  aside: Ask,
  before: Before = {tables: [], statements: []},
  signal?: AbortSignal
): Promise<Mixing | null> {
  const read = [...new Set([...plan.scans, ...before.tables])];
  const tables = read.flatMap((name) => scaledTable(tableNamed(schema, name)));
  if (!tables.length || !(readsValues(plan, schema) || before.tables.length)) return null;
  const whole = canRepeat(before);
  const remade = whole ? before.statements : [];
  const test = new Scaling(statement, result, tables, remade, aside, signal);
  try {
    const kinds = await kindsOf(tables, schema, aside);
    if (kinds.length < 2) return alone(kinds, result);
    const found = await test.run(kinds);
    if (found.within.length) return found;
    await test.end();
    for (const text of hiddenIn(statement, schema)) {
      // What cannot be asked by itself, as it depends on the row around it, cannot be judged.
      const hidden = text && (await aside(text).catch(() => null));
      if (!hidden) return unknownMixing(result);
      const beside = new Scaling(text, hidden, tables, remade, aside, signal);
      const {within, unknown} = await beside.run(kinds);
      await beside.end();
      if (within.length) return {...found, within};
      if (unknown) return unknownMixing(result);
    }
    // What was not made again may hide a kind; one that is found is there all the same.
    return whole ? found : unknownMixing(result);
  } finally {
    await test.end();
  }
}

// Statements that give what this one compares and orders by; null where its shape cannot be read and it may.
function hiddenIn(statement: string, schema: Schema): (string | null)[] {
  try {
    return hiddenNumbers(readShape(statement), new Set(schema.aggregates));
  } catch {
    return /\b(HAVING|QUALIFY)\b/i.test(statement) ? [null] : [];
  }
}

// Of one kind alone nothing can be mixed: what is drawn or summed is of that kind.
function alone(kinds: Kind[], result: Result): Mixing {
  const along = new Map(result.columns.map(({name}) => [name, kinds.length ? [kinds] : []]));
  return {
    within: [],
    along,
    rows: Array.from({length: countRows(result)}, () => true),
    unknown: false
  };
}

/** What is said of a result whose numbers could not be looked into. */
export function unknownMixing(result: Result): Mixing {
  return {...alone([], result), unknown: true};
}

class Scaling {
  private runs = 0;

  constructor(
    private readonly statement: string,
    private readonly result: Result,
    private readonly tables: Scaled[],
    private readonly before: string[],
    private readonly aside: Ask,
    private readonly signal?: AbortSignal
  ) {}

  async run(kinds: Kind[]): Promise<Mixing> {
    const same = await this.scaled([]);
    if (!(await this.reached()) || !same || differs(this.result, same))
      return unknownMixing(this.result);
    const moved = await this.moving(kinds);
    if (!moved) return unknownMixing(this.result);
    const found = this.judge(moved);
    return found ?? (await this.judgeLost(moved, kinds));
  }

  /** Ends the views that stand before the tables, and what was made of them. */
  async end(): Promise<void> {
    if (this.before.length) await this.forget().catch(() => undefined);
    for (const {table} of this.tables)
      await this.aside(`DROP VIEW IF EXISTS temp.main."${table}"`).catch(() => undefined);
  }

  // Puts aside by halves what moves nothing; gives up where too many kinds move the result.
  private async moving(kinds: Kind[]): Promise<Map<Kind, Result | null> | null> {
    if (++this.runs > mostRuns) return null;
    const moved = await this.scaled(kinds);
    if (moved && !differs(this.result, moved)) {
      // What is the largest of all stays so where its factor is the largest: it has the smallest the other way round.
      const turned = kinds.length > 1 ? await this.scaled([...kinds].reverse()) : moved;
      if (turned && !differs(this.result, turned)) return new Map();
    }
    if (kinds.length === 1) return new Map([[kinds[0]!, moved]]);
    const middle = Math.ceil(kinds.length / 2);
    const few = kinds.length <= fewKinds;
    const parts = few ? kinds.map((kind) => [kind]) : [kinds.slice(0, middle), kinds.slice(middle)];
    const found = new Map<Kind, Result | null>();
    for (const part of parts) {
      const within = await this.moving(part);
      if (!within) return null;
      for (const [kind, each] of within) found.set(kind, each);
    }
    return found;
  }

  // Rows that come and go with one kind may do so as it is larger than another, which has to be smaller to tell.
  private async judgeLost(moved: Map<Kind, Result | null>, kinds: Kind[]): Promise<Mixing> {
    if (moved.size > 1) return unknownMixing(this.result);
    const others = kinds.filter((kind) => !moved.has(kind));
    const smaller = await this.scaled(others, -1);
    if (!smaller || differs(this.result, smaller)) return unknownMixing(this.result);
    return alone([...moved.keys()], this.result);
  }

  private async scaled(kinds: Kind[], power = 1): Promise<Result | null> {
    this.signal?.throwIfAborted();
    for (const {table, columns, by: column, cased} of this.tables) {
      // Another power for each, or neither what divides one by the other would move nor what is the largest.
      const cases = kinds.flatMap((kind, at) => {
        const names =
          column === "variable" ? kind.variables : kind.by === "unit" ? [kind.name] : [];
        const list = names.map(literal).join(", ");
        const only = kind.by === "case" && cased ? ` AND "case" = ${literal(kind.name)}` : "";
        return list
          ? `WHEN coalesce("${column}", '') IN (${list})${only} THEN ${factor ** (power * (1 + (at % mostPowers)))}`
          : [];
      });
      const by = cases.length ? `CASE ${cases.join(" ")} ELSE 1 END` : "1";
      const replaced = columns.map(({name, type}) => `CAST(${name} * ${by} AS ${type}) AS ${name}`);
      await this.aside(
        `CREATE OR REPLACE TEMP VIEW "${table}" AS SELECT * REPLACE (${replaced.join(", ")}) FROM record.main."${table}" WHERE '${marker}' <> ''`
      );
    }
    try {
      if (this.before.length) await this.repeat();
      return await this.aside(this.statement);
    } catch {
      return null;
    }
  }

  private async repeat(): Promise<void> {
    await this.forget();
    await this.aside(`CREATE SCHEMA memory.${movedSchema}`);
    await this.aside(`SET search_path = '${paths.moved}'`);
    for (const each of this.before) await this.aside(each);
  }

  private async forget(): Promise<void> {
    await this.aside(`SET search_path = '${paths.record}'`);
    await this.aside(`DROP SCHEMA IF EXISTS memory.${movedSchema} CASCADE`);
  }

  // A statement that names the tables in full would read past the views.
  private async reached(): Promise<boolean> {
    const {scans, filters} = await planOf(this.statement, this.aside);
    const names = new Set(this.tables.map(({table}) => table.toLowerCase()));
    return scans.every((name, at) => !names.has(name) || filters[at]!.includes(marker));
  }

  // Null where rows of a moved result cannot be matched.
  private judge(moved: Map<Kind, Result | null>): Mixing | null {
    const mixing = alone([], this.result);
    mixing.rows.fill(false);
    const places = new Map(
      [...moved].map(([kind, each]) => [kind, each && placesOf(this.result, each)])
    );
    if ([...places.values()].includes(null)) return null;
    for (const {name} of this.result.columns) {
      const mixed = new Set<Kind>();
      const along = new Map<string, Kind[]>();
      for (const [row, cell] of this.result.rows[name]!.entries()) {
        const parts = [...moved]
          .map(([kind, each]) => ({
            kind,
            change: changeOf(cell, each!.rows[name]![places.get(kind)![row]!] ?? null)
          }))
          .filter(({change}) => change !== "none");
        if (!parts.length) continue;
        mixing.rows[row] = true;
        const kinds = parts.map(({kind}) => kind);
        along.set(kinds.map((kind) => `${kind.by} ${kind.name}`).join("\n"), kinds);
        if (parts.length > 1 && parts.some(({change}) => change === "other"))
          for (const kind of kinds) mixed.add(kind);
      }
      mixing.along.set(name, [...along.values()]);
      if (mixed.size) mixing.within.push({column: name, kinds: [...mixed]});
    }
    return mixing;
  }
}
