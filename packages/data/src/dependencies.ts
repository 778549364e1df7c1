import {createHash} from "node:crypto";
import type {DuckDBConnection} from "@duckdb/node-api";
import {sqlString} from "./shared/placeholders.js";
import {runQuery} from "./answers.js";
import type {DatabaseTable} from "./columns.js";
import {memoize} from "./memoize.js";

/** A table, view or macro of a database: a text that changes when its content or definition does, and what that names. */
export interface Dependency {
  content: string;
  /** The text in which names of others may occur; tables have none. */
  definition: string;
}

/** What statements can rest on, by name in small letters. */
export type Dependencies = Map<string, Dependency[]>;

// Statements that name things by other means than writing their names rest on everything.
const roundabout =
  /\b(query|query_table|getvariable|information_schema|show|describe|summarize|(duckdb|pragma|pg|sqlite)_\w+)\b/i;

/** Reads what the statements put to a database can rest on; the record's own tables are known without asking. */
export async function readDependencies(
  connection: DuckDBConnection,
  tables: DatabaseTable[]
): Promise<Dependencies> {
  const dependencies: Dependencies = new Map();
  const add = (name: string, base: Dependency) => {
    const known = dependencies.get(name.toLowerCase());
    if (known) known.push(base);
    else dependencies.set(name.toLowerCase(), [base]);
  };
  for (const table of tables) add(table.name, tableDependency(table));
  const {rows} = await runQuery(
    connection,
    `SELECT function_name AS name, concat_ws(' ', parameters, parameter_types, macro_definition) AS definition
     FROM duckdb_functions() WHERE NOT internal
     UNION ALL SELECT view_name, sql FROM duckdb_views() WHERE NOT internal
     UNION ALL SELECT table_name, NULL FROM duckdb_tables() WHERE NOT internal
     ORDER BY ALL`
  );
  for (const [at, cell] of rows["name"]!.entries()) {
    const [name, definition] = [String(cell), rows["definition"]![at] as string | null];
    if (definition !== null) add(name, {content: definition, definition});
    else if (!dependencies.has(name.toLowerCase()))
      add(name, {content: await derivedHash(connection, name), definition: ""});
  }
  return dependencies;
}

/** Returns a table of the record as what statements can rest on. */
export function tableDependency(table: DatabaseTable): Dependency {
  return {content: tableHash(table), definition: ""};
}

const tableHash = memoize(({columns, rows}: DatabaseTable) => {
  const cells = rows.map((row) => columns.map((column) => column.value(row)));
  return sha256(JSON.stringify([columns.map(({name, type}) => [name, type]), cells]));
});

async function derivedHash(connection: DuckDBConnection, name: string): Promise<string> {
  const sql = `SELECT
      (SELECT list(column_name || ' ' || data_type ORDER BY column_index) FROM duckdb_columns() WHERE table_name = ${sqlString(name)}) AS columns,
      md5(string_agg(to_json(t)::VARCHAR, chr(10))) AS rows
    FROM "${name}" AS t`;
  return JSON.stringify((await runQuery(connection, sql)).rows);
}

/**
 * Returns a hash of all that the answer to a statement can rest on: the statement, every table, view and macro whose
 * name occurs in it or in the definition of one that does. It names too much rather than too little.
 */
export function dependencyHash(statement: string, dependencies: Dependencies): string {
  return sha256(
    JSON.stringify([
      statement,
      ...namesUnder(statement, dependencies).map((name) => [
        name,
        dependencies.get(name)!.map(({content}) => content)
      ])
    ])
  );
}

/** Returns the names of what a statement can rest on, sorted. */
export function namesUnder(statement: string, dependencies: Dependencies): string[] {
  const found = new Set<string>();
  const look = (text: string): void => {
    if (roundabout.test(text)) for (const name of dependencies.keys()) found.add(name);
    for (const word of new Set(text.toLowerCase().match(/\w+/g))) {
      if (found.has(word) || !dependencies.has(word)) continue;
      found.add(word);
      for (const {definition} of dependencies.get(word)!) look(definition);
    }
  };
  look(statement);
  return [...found].sort();
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
