import {availableParallelism} from "node:os";
import {DuckDBDateValue, DuckDBInstance, LIST, listValue, VARCHAR} from "@duckdb/node-api";
import type {DuckDBAppender, DuckDBConnection} from "@duckdb/node-api";
import {answerFromCache} from "./answer-cache.js";
import {engineProblem} from "./answers.js";
import {databaseTables, verdictsTable, type Column, type DatabaseTable} from "./columns.js";
import {readDependencies, tableDependency, type Dependencies} from "./dependencies.js";
import {computeVerdicts, knownVerdicts} from "./ledger.js";
import {ProblemError} from "./problem.js";
import type {Dataset, LedgerVerdicts} from "./dataset.js";
import {setProblems} from "./rules/sets/index.js";
import {sqlString} from "./shared/placeholders.js";
import {databaseMemory, queryRows} from "./statement.js";
import {asOfSql, commentsSql, readViews} from "./views.js";

/**
 * Builds the record as an in-memory database on one thread, with its views and the verdicts of its ledgers; without some
 * works if asked, which changes no verdict. It can still write files, so nothing that an author wrote may be asked of it:
 * see `openDataset`. The caller closes the connection.
 */
export async function createDatabase(
  dataset: Dataset,
  without: string[] = []
): Promise<DuckDBConnection> {
  const ledgerVerdicts = await ledgerVerdictsOf(dataset);
  const connection = await openDatabase();
  await fillTables(connection, dataset, new Map());
  if (without.length) {
    await connection.run("SET VARIABLE left_out = $1", [listValue(without)], [LIST(VARCHAR)]);
    await connection.run(withoutSql(dataset));
  }
  await makeViews(connection, dataset);
  await addVerdicts(connection, {...dataset, ledgerVerdicts});
  return connection;
}

/** Answers the questions of all ledgers and judges by them, on a database of their own. */
export async function ledgerVerdictsOf(dataset: Dataset): Promise<LedgerVerdicts> {
  const known = knownVerdicts(dataset);
  if (known) return known;
  const {connection, judged} = await openDataset(dataset);
  connection.closeSync();
  return judged.ledgerVerdicts;
}

/**
 * Builds the record as a database that authors' statements can be put to: locked before the first of them, those of
 * ledgers, is asked. Returns the record with their judgement too and, if what was answered before is to be taken, what
 * statements rest on. The caller closes the connection.
 */
export async function openDataset(
  dataset: Dataset,
  {kept = false} = {}
): Promise<{connection: DuckDBConnection; judged: Dataset; dependencies?: Dependencies}> {
  const connection = await openDatabase();
  try {
    await lock(connection);
    await fillTables(connection, dataset, new Map());
    await judgeSets(connection, dataset);
    await makeViews(connection, dataset);
    if (!kept) {
      const judged = {...dataset, ledgerVerdicts: await computeVerdicts(connection, dataset)};
      await addVerdicts(connection, judged);
      return {connection, judged};
    }
    const dependencies = await readDependencies(connection, tablesOfRows(dataset));
    return {connection, judged: await judge(connection, dataset, dependencies), dependencies};
  } catch (error) {
    connection.closeSync();
    throw error;
  }
}

/** Judges by the ledgers, from answers that are kept where they can be, and adds the verdicts to the database and to what statements rest on. */
export async function judge(
  connection: DuckDBConnection,
  dataset: Dataset,
  dependencies: Dependencies
): Promise<Dataset> {
  const ask = answerFromCache(dependencies);
  const judged = {...dataset, ledgerVerdicts: await computeVerdicts(connection, dataset, ask)};
  await addVerdicts(connection, judged);
  dependencies.set("verdicts", [tableDependency(verdictsTable(judged))]);
  return judged;
}

/** Whether a database has a table of that name. */
export async function hasTable(connection: DuckDBConnection, name: string): Promise<boolean> {
  const sql = `SELECT 1 AS found FROM duckdb_tables() WHERE table_name = ${sqlString(name)}`;
  return (await queryRows(connection, sql)).length > 0;
}

const instances = new WeakMap<DuckDBConnection, DuckDBInstance>();

/** Opens an empty database in memory, on one thread. The caller closes the connection. */
export async function openDatabase(): Promise<DuckDBConnection> {
  const memory = {memory_limit: databaseMemory, max_temp_directory_size: "0B"};
  const instance = await DuckDBInstance.create(":memory:", {threads: "1", ...memory});
  const connection = await instance.connect();
  instances.set(connection, instance);
  return connection;
}

/** Opens a further connection to the database of another. The caller closes it. */
export function connectBeside(connection: DuckDBConnection): Promise<DuckDBConnection> {
  return instances.get(connection)!.connect();
}

/**
 * Does a piece of work for each item, on further connections to the same database too, as many as there are processors;
 * returns what they give in the order of the items. Each question still has one thread, and so one answer. Where one
 * fails the others are interrupted and awaited, and its error is thrown.
 */
export async function mapConcurrent<Item, Result>(
  connection: DuckDBConnection,
  items: Item[],
  work: (connection: DuckDBConnection, item: Item) => Promise<Result>,
  wide = Math.min(4, availableParallelism())
): Promise<Result[]> {
  const results: Result[] = [];
  const left = items.entries();
  const connections = [connection];
  const failures: unknown[] = [];
  const run = async (each: DuckDBConnection) => {
    for (const [at, item] of left) {
      if (failures.length) return;
      results[at] = await work(each, item);
    }
  };
  try {
    while (connections.length < Math.min(wide, items.length))
      connections.push(await connectBeside(connection));
    const failed = (error: unknown) => {
      failures.push(error);
      for (const each of connections) each.interrupt();
    };
    await Promise.all(connections.map((each) => run(each).catch(failed)));
  } finally {
    for (const each of connections.slice(1)) each.closeSync();
  }
  if (failures.length) throw failures[0];
  return results;
}

/** Returns the tables of a record, without the verdicts, which are one only when they are known. */
export const tablesOfRows = (dataset: Dataset) =>
  databaseTables(dataset).filter(({name}) => name !== "verdicts");

/** Judges a record by the rules over sets. Throws a ProblemError with what they find. */
export async function judgeSets(connection: DuckDBConnection, dataset: Dataset): Promise<void> {
  const problems = await setProblems(connection, dataset, databaseTables(dataset));
  if (problems.length) throw new ProblemError(problems);
}

/** Adds the verdicts that `record.judgement` holds, and then says of every view and macro what it means. */
export async function addVerdicts(connection: DuckDBConnection, dataset: Dataset): Promise<void> {
  await createTable(connection, verdictsTable(dataset));
  await connection.run(commentsSql(dataset.package.tables));
}

/** Fills a database with the tables of a record; `held` is what it has already, and is brought up to date. */
export async function fillTables(
  connection: DuckDBConnection,
  dataset: Dataset,
  held: Map<string, DatabaseTable>
): Promise<void> {
  const wanted = new Map(tablesOfRows(dataset).map((table) => [table.name, table]));
  for (const [name, table] of held) {
    if (wanted.get(name) === table) continue;
    await connection.run(`DROP TABLE IF EXISTS "${name}"`);
    held.delete(name);
  }
  for (const [name, table] of wanted) {
    if (held.has(name)) continue;
    await createTable(connection, table);
    held.set(name, table);
  }
}

/** Makes the views and macros of a record on its tables. Throws a ProblemError that names the file. */
export async function makeViews(connection: DuckDBConnection, dataset: Dataset): Promise<void> {
  await connection.run(asOfSql(dataset));
  for (const {file, line, sql} of readViews(dataset.package.tables)) {
    try {
      await connection.run(sql);
    } catch (error) {
      throw new ProblemError([engineProblem({file, line, sql}, error as Error)]);
    }
  }
}

/** Keeps a database from the world outside, as the browser's engine is kept. */
export async function lock(connection: DuckDBConnection): Promise<void> {
  await connection.run(lockSql);
}

/** The statements that lock an engine, native or browser. */
export const lockSql = `
SET enable_external_access = false;
SET autoload_known_extensions = false;
SET autoinstall_known_extensions = false;
SET lock_configuration = true;`;

async function createTable(
  connection: DuckDBConnection,
  {name, columns, rows}: DatabaseTable
): Promise<void> {
  const list = columns.map((column) => `"${column.name}" ${column.type}`).join(", ");
  await connection.run(`CREATE TABLE "${name}" (${list})`);
  const appender = await connection.createAppender(name);
  for (const row of rows) {
    for (const column of columns) append(appender, column, column.value(row));
    appender.endRow();
  }
  appender.closeSync();
}

function append(appender: DuckDBAppender, {type}: Column, value: unknown): void {
  if (value === null || value === undefined) appender.appendNull();
  else if (type === "INTEGER") appender.appendInteger(value as number);
  else if (type === "DOUBLE") appender.appendDouble(value as number);
  else if (type === "BOOLEAN") appender.appendBoolean(value as boolean);
  else if (type === "DATE")
    appender.appendDate(new DuckDBDateValue(Date.parse(value as string) / 86_400_000));
  else if (type === "VARCHAR[]") appender.appendList(listValue(value as string[]), LIST(VARCHAR));
  else appender.appendVarchar(value as string);
}

/** The statements that take works, and the rows that rest on them alone, out of every table; the variable `left_out` lists the works. */
export function withoutSql(dataset: Dataset): string {
  const out = (key: string) => `list_contains(getvariable('left_out'), ${key})`;
  const rest = `list_filter(string_split(sources, ';'), lambda part: NOT ${out("split_part(part, '[', 1)")})`;
  const statements = dataset.package.tables.flatMap(({name, fields}) => {
    const has = (column: string) => fields.some((field) => field.name === column);
    if (!has("sources")) return [];
    return [
      `UPDATE "${name}" SET sources = array_to_string(${rest}, ';');`,
      `DELETE FROM "${name}" WHERE coalesce(sources, '') = ''${has("origin") ? ` OR coalesce(${out("origin")}, false)` : ""};`
    ];
  });
  return [...statements, `DELETE FROM citations WHERE ${out("source")};`].join("\n");
}
