import {sqlName} from "@cold-winter/data/shared";
import type {Engine} from "@cold-winter/data";
import {translate} from "../text.js";
import {Refusal} from "./admit.js";
import {tablesOf, type Ask, type Plan} from "./plan.js";

/** Names that are the record's or the engine's own. */
export interface Names {
  tables: Set<string>;
  functions: Set<string>;
}

/** The schema of what the workbench makes for a while, as a second record; no statement can know its name beforehand. */
export const movedSchema = `moved_${Math.floor(Math.random() * 2 ** 48).toString(36)}`;

/** The search paths of a connection that reads the record, and of one that reads what was made in that schema before it. */
export const paths = {
  record: "memory.main,record.main",
  moved: `memory.${movedSchema},memory.main,record.main`
};

// In full, since a statement may have given these names to something else.
const readers = `WHERE NOT internal AND schema_name <> '${movedSchema}'`;
const things = `SELECT database_name AS base, schema_name AS part, table_name AS name, 'TABLE' AS kind, '' AS says FROM system.main.duckdb_tables() ${readers}
  UNION ALL SELECT database_name, schema_name, view_name, 'VIEW', coalesce(sql, '') FROM system.main.duckdb_views() ${readers}
  UNION ALL SELECT database_name, schema_name, function_name, CASE function_type WHEN 'table_macro' THEN 'MACRO TABLE' ELSE 'MACRO' END, coalesce(macro_definition, '') FROM system.main.duckdb_functions() ${readers}`;

interface Thing {
  base: string;
  part: string;
  name: string;
  kind: string;
  /** What a view or macro is made of. */
  says: string;
}

async function thingsOf(ask: Ask): Promise<Thing[]> {
  const {rows} = await ask(things);
  return (rows["name"] ?? []).map((name, at) => ({
    ...{base: String(rows["base"]![at]), part: String(rows["part"]![at])},
    ...{name: String(name), kind: String(rows["kind"]![at]), says: String(rows["says"]![at])}
  }));
}

/** Returns the names of a fresh engine, before any statement of a reader. */
export async function namesOfRecord(engine: Pick<Engine, "read">): Promise<Names> {
  const ask = (sql: string) => engine.read(sql, {});
  const all = (await thingsOf(ask)).filter(({base}) => base === "record");
  const {rows} = await ask("SELECT DISTINCT function_name FROM duckdb_functions() WHERE internal");
  return {
    tables: new Set(all.map(({name}) => name.toLowerCase())),
    functions: new Set((rows["function_name"] ?? []).map((name) => String(name).toLowerCase()))
  };
}

/** What statements left behind in a session, and what it was made from. */
export class Made {
  /** Whether nothing was left behind. */
  nothing = true;
  private readonly tables = new Map<string, Set<string>>();
  private readonly variables = new Set<string>();
  private readonly seenThrough = new Set<string>();

  /** Notes what a statement left behind. Takes back what has a name of ours, and throws. */
  async note(plan: Plan | null, ask: Ask, names: Names): Promise<void> {
    this.nothing = false;
    const own = (await thingsOf(ask)).filter(({base}) => base !== "record");
    const taken = own.filter(({name, kind}) => {
      const plain = name.toLowerCase();
      return names.tables.has(plain) || (kind.startsWith("MACRO") && names.functions.has(plain));
    });
    for (const {base, part, name, kind} of taken)
      await ask(`DROP ${kind} ${[base, part, name].map(sqlName).join(".")}`);
    if (taken.length) throw new Refusal(translate("refused.name", {name: taken[0]!.name}));
    const from = this.from(plan ? tablesOf(plan) : []);
    if (!plan || /^(SET|PREPARE|EXECUTE)/.test(plan.kind))
      for (const name of from) this.variables.add(name);
    for (const {name, says} of own)
      if (this.mayRead(says)) this.seenThrough.add(name.toLowerCase());
    // The plan does not say which table is written: where none is new, any of the reader's may rest on what was read.
    const fresh = own.filter(({name}) => !this.tables.has(name.toLowerCase()));
    const created = plan?.kind.startsWith("CREATE") && fresh.length > 0;
    for (const {name} of created ? fresh : own)
      this.tables.set(
        name.toLowerCase(),
        new Set([...(this.tables.get(name.toLowerCase()) ?? []), ...from])
      );
  }

  /** Names of the reader's own tables, in small letters. */
  get names(): string[] {
    return [...this.tables.keys()];
  }

  /** Notes a table that rests on nothing of the record. */
  bring(name: string): void {
    this.tables.set(name.toLowerCase(), new Set());
  }

  /** Returns the tables that tables of the reader's, or the variables that a statement may read, were made from. */
  origins(names: string[], statement: string): string[] {
    const variables = this.mayRead(statement) ? this.variables : [];
    return [
      ...new Set([...variables, ...this.from(names.filter((name) => this.tables.has(name)))])
    ];
  }

  // The plan does not say which variable is read: it is ruled out where neither the statement nor a view or macro of the reader's can.
  private mayRead(statement: string): boolean {
    const text = statement.toLowerCase();
    return (
      /getvariable|query|execute/.test(text) ||
      [...this.seenThrough].some((name) => text.includes(name.replaceAll('"', '""')))
    );
  }

  private from(names: string[]): string[] {
    return [...new Set(names.flatMap((name) => [...(this.tables.get(name) ?? [name])]))];
  }
}
