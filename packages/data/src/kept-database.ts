import type {DuckDBConnection} from "@duckdb/node-api";
import {runQuery} from "./answers.js";
import {databaseTables, type DatabaseTable} from "./columns.js";
import {
  connectBeside,
  fillTables,
  judgeSets,
  lock,
  makeViews,
  openDatabase,
  tablesOfRows
} from "./database.js";
import type {Dataset} from "./dataset.js";
import {readDependencies, type Dependencies} from "./dependencies.js";
import type {Table} from "./description.js";
import type {Problem} from "./problem.js";
import {setProblems} from "./rules/sets/index.js";
import {askAuthored, type Authored, type Rows} from "./statement.js";
import {viewsSql} from "./views.js";

/** A database that stays open: its tables, and what its views were made of. */
interface KeptDatabase {
  connection: DuckDBConnection;
  held: Map<string, DatabaseTable>;
  made?: {of: string; dependencies: Dependencies};
}

let kept: KeptDatabase | undefined;

// A statement that is put to it meanwhile waits: half of its views may be away.
let refreshing: Promise<unknown> = Promise.resolve();

/**
 * Brings this process's own database up to date: only tables that changed are made anew, and nothing at all where rows,
 * description and views are as they were. It stays open and locked. The verdicts are not in it yet; see `judge`. Returns
 * what statements rest on too.
 */
export function refreshDatabase(
  dataset: Dataset
): Promise<{connection: DuckDBConnection; dependencies: Dependencies}> {
  const refreshed = refresh(dataset);
  refreshing = refreshed.catch(() => undefined);
  return refreshed;
}

/**
 * Answers a statement of an author on the database that `refreshDatabase` keeps, on a connection of its own: neither waits
 * for what else is asked of it. Throws the engine's error, a StatementError, or an error where no database is kept.
 */
export async function askKept(statement: Authored): Promise<Rows> {
  await refreshing;
  if (!kept?.made) throw new Error("no record to ask");
  const connection = await connectBeside(kept.connection);
  try {
    return await askAuthored(connection, statement);
  } finally {
    connection.closeSync();
  }
}

async function refresh(
  dataset: Dataset
): Promise<{connection: DuckDBConnection; dependencies: Dependencies}> {
  if (!kept) {
    kept = {connection: await openDatabase(), held: new Map()};
    await lock(kept.connection);
  }
  const {connection, held} = kept;
  const of = `${dataset.version}\n${viewsSql(dataset)}`;
  if (kept.made?.of === of) {
    await connection.run("DROP TABLE IF EXISTS verdicts");
  } else {
    kept.made = undefined;
    await dropDerived(connection, held);
    await fillTables(connection, dataset, held);
    await judgeSets(connection, dataset);
    await makeViews(connection, dataset);
    kept.made = {of, dependencies: await readDependencies(connection, tablesOfRows(dataset))};
  }
  return {connection, dependencies: new Map(kept.made.dependencies)};
}

let staged: KeptDatabase | undefined;

/** Returns what the rules over sets find in a record; its tables stay in this process, and only those that changed are made anew. */
export async function problemsOfSets(dataset: Dataset): Promise<Problem[]> {
  staged ??= {connection: await openDatabase(), held: new Map()};
  await fillTables(staged.connection, dataset, staged.held);
  return setProblems(staged.connection, dataset, databaseTables(dataset));
}

/** Returns what the database of `problemsOfSets` holds in a row. */
export async function stagedRow({name, key}: Table, id: string): Promise<Record<string, unknown>> {
  const reader = await staged!.connection.runAndReadAll(
    `SELECT * FROM "${name}" WHERE "${key}" = $1`,
    [id]
  );
  return reader.getRowObjectsJson()[0] ?? {};
}

// What the files of views made: everything that is not one of the record's tables.
async function dropDerived(
  connection: DuckDBConnection,
  held: Map<string, DatabaseTable>
): Promise<void> {
  const {rows} = await runQuery(
    connection,
    `SELECT DISTINCT 'MACRO' || if(function_type = 'table_macro', ' TABLE', '') AS kind, function_name AS name
     FROM duckdb_functions() WHERE NOT internal
     UNION ALL SELECT 'VIEW', view_name FROM duckdb_views() WHERE NOT internal
     UNION ALL SELECT 'TABLE', table_name FROM duckdb_tables() WHERE NOT internal`
  );
  for (const [at, name] of rows["name"]!.entries()) {
    if (!held.has(String(name)))
      await connection.run(`DROP ${String(rows["kind"]![at])} IF EXISTS "${String(name)}"`);
  }
}
