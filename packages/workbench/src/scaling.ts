import type {Result, Schema, SchemaTable} from "@cold-winter/data";
import {literal} from "@cold-winter/data/shared";
import {countRows} from "./rows.js";
import {changeOf, differs, factor, placesOf} from "./scaled-rows.js";
import {movedSchema, paths} from "./trace/made.js";
import {planOf, type Ask, type Plan} from "./trace/plan.js";

/** Values that may stand together in one number: those of one dimension or, where a table knows no variables, of one unit. */
export interface Kind {
  /** `dimension` or `unit`, and which. */
  by: "dimension" | "unit";
  name: string;
  /** The variables of the dimension. */
  variables: string[];
}

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

const values = ["low", "best", "high", "value"];
const marker = "cold_winter_scaled";
const mostRuns = 64;
const fewKinds = 24;

/** A table whose values are scaled: its columns of values, and the column that tells the kind of a row. */
interface Scaled {
  table: string;
  columns: {name: string; type: string}[];
  by: "variable" | "unit";
}

/** Whether a statement reads values at all. */
export function readsValues(plan: Plan, schema: Schema): boolean {
  return plan.scans.some((name) => {
    const read = plan.columns.get(name);
    return valueColumns(tableNamed(schema, name)).some((column) => !read || read.has(column.name));
  });
}

/** What stands before a statement: tables of the record that the reader's own were made from, and what made these. */
export interface Before {
  tables: string[];
  statements: string[];
}

const most = 20;

// What is made again must not change what the reader has: nothing is written to by its full name, nor that was not made here.
function canRepeat({statements}: Before): boolean {
  return (
    statements.length <= most &&
    statements.every(
      (each) => /^(CREATE|SET|PREPARE)\b/i.test(each) && !/\bmemory\b|\bmain"?\s*\./i.test(each)
    )
  );
}

/**
 * Finds which kinds of values a result puts together, as a physicist would: the values of one kind are multiplied, and
 * what is a sum of several kinds changes by no power of the factor. The letters of the statement do not matter: it reads
 * views that stand before the tables, and the reader's own tables are made again of these. Returns null where it reads no
 * values. `aside` answers on a connection of its own.
 */
export async function findMixing(
  statement: string,
  plan: Plan,
  result: Result,
  schema: Schema,
  aside: Ask,
  before: Before = {tables: [], statements: []}
): Promise<Mixing | null> {
  const read = [...new Set([...plan.scans, ...before.tables])];
  const tables = read.flatMap((name) => scaledTable(tableNamed(schema, name)));
  if (!tables.length || !(readsValues(plan, schema) || before.tables.length)) return null;
  const whole = canRepeat(before);
  const test = new Scaling(statement, result, tables, whole ? before.statements : [], aside);
  try {
    const kinds = await test.kinds(schema);
    const found = kinds.length < 2 ? alone(kinds, result) : await test.run(kinds);
    // What was not made again may hide a kind; one that is found is there all the same.
    return whole || found.within.length ? found : unknownMixing(result);
  } finally {
    await test.end();
  }
}

function tableNamed({tables, derived}: Schema, name: string): SchemaTable | undefined {
  return [...tables, ...derived].find((table) => table.name.toLowerCase() === name);
}

function valueColumns(table: SchemaTable | undefined): SchemaTable["columns"] {
  const names = new Set(table?.columns.map(({name}) => name));
  if (!names.has("variable") && !names.has("unit")) return [];
  return table!.columns.filter(
    ({name, type}) => values.includes(name) && /^(DOUBLE|FLOAT|DECIMAL|U?\w*INT)/i.test(type)
  );
}

function scaledTable(table: SchemaTable | undefined): Scaled[] {
  const columns = valueColumns(table);
  if (!columns.length) return [];
  const byVariable = table!.columns.some(({name}) => name === "variable");
  return [{table: table!.name, columns, by: byVariable ? "variable" : "unit"}];
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
    private readonly aside: Ask
  ) {}

  async kinds(schema: Schema): Promise<Kind[]> {
    const kinds: Kind[] = [];
    if (this.tables.some(({by}) => by === "variable")) {
      const dimensions = tableNamed(schema, "variables")?.columns.some(
        ({name}) => name === "dimension"
      );
      const name = dimensions ? "dimension" : "id";
      const sql = `SELECT ${name} AS name, id FROM record.main.variables ORDER BY ALL`;
      const {rows} = await this.aside(sql);
      const members = new Map<string, string[]>();
      for (const [at, key] of (rows["name"] ?? []).entries())
        members.set(String(key), [...(members.get(String(key)) ?? []), String(rows["id"]![at])]);
      for (const [key, variables] of members) kinds.push({by: "dimension", name: key, variables});
    }
    const units = this.tables.filter(({by}) => by === "unit");
    if (!units.length) return kinds;
    const all = units
      .map(({table}) => `SELECT coalesce(unit, '') AS unit FROM record.main."${table}"`)
      .join(" UNION ALL ");
    const {rows} = await this.aside(`SELECT DISTINCT unit FROM (${all}) ORDER BY ALL`);
    for (const unit of rows["unit"] ?? [])
      kinds.push({by: "unit", name: String(unit), variables: []});
    return kinds;
  }

  async run(kinds: Kind[]): Promise<Mixing> {
    const same = await this.scaled([]);
    if (!(await this.reached()) || !same || differs(this.result, same))
      return unknownMixing(this.result);
    const moved = await this.moving(kinds);
    if (!moved) return unknownMixing(this.result);
    return this.judge(moved);
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
    if (moved && !differs(this.result, moved)) return new Map();
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

  private async scaled(kinds: Kind[]): Promise<Result | null> {
    for (const {table, columns, by: column} of this.tables) {
      // Another factor for each, or what divides one by the other would not move.
      const cases = kinds.flatMap((kind, at) => {
        const names =
          column === "variable" ? kind.variables : kind.by === "unit" ? [kind.name] : [];
        const list = names.map(literal).join(", ");
        return list ? `WHEN coalesce("${column}", '') IN (${list}) THEN ${factor * 2 ** at}` : [];
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

  private judge(moved: Map<Kind, Result | null>): Mixing {
    const mixing = alone([], this.result);
    mixing.rows.fill(false);
    const places = new Map(
      [...moved].map(([kind, each]) => [kind, each && placesOf(this.result, each)])
    );
    const lost = [...places.values()].includes(null);
    if (lost && moved.size > 1) return unknownMixing(this.result);
    if (lost) return alone([...moved.keys()], this.result);
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
