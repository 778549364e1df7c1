import {writeSync} from "node:fs";
import {
  StatementType,
  type DuckDBConnection,
  type DuckDBPreparedStatement,
  type DuckDBResultReader
} from "@duckdb/node-api";
import {readCell} from "./duckdb-cell.js";
import type {Cell} from "./shared/cell.js";
import {formatProblem} from "./problem.js";

/** Rows by column: every column has as many cells as the answer has rows. */
export type Columns = Record<string, Cell[]>;

/** The rows of an answer, with the name and SQL type of each column. */
export interface Rows {
  columns: {name: string; type: string}[];
  rows: Columns;
}

/** A statement that an author wrote, and where. */
export interface Authored {
  file: string;
  /** The line on which the statement begins. */
  line: number;
  sql: string;
}

/** What a question may take before it is given up: time for all its choices together, memory of the process, rows. */
export interface Allowance {
  seconds: number;
  bytes: number;
  rows: number;
  /** How long a statement may go on after it was given up; then the process ends, since nothing else ends it. */
  grace: number;
}

/** The memory that a database may use, in DuckDB's words; nothing is put on disk. */
export const databaseMemory = "2GB";

export const allowance: Allowance = {seconds: 60, bytes: 3e9, rows: 100_000, grace: 30};

/** Why a statement is refused or was given up, and what may mend it. */
export class StatementError extends Error {
  constructor(
    message: string,
    readonly remedy: string
  ) {
    super(message);
    this.name = "StatementError";
  }
}

/** Answers one statement of the kit's own, whatever it is. Throws the engine's error. */
export async function runQuery(connection: DuckDBConnection, sql: string): Promise<Rows> {
  return rowsOf(await connection.runAndReadAll(sql));
}

/** Answers one statement of the kit's own, by row. Throws the engine's error. */
export async function queryRows(
  connection: DuckDBConnection,
  sql: string
): Promise<Record<string, Cell>[]> {
  const {columns, rows} = await runQuery(connection, sql);
  return (rows[columns[0]!.name] ?? []).map((_, at) =>
    Object.fromEntries(columns.map(({name}) => [name, rows[name]![at] ?? null]))
  );
}

/**
 * Answers a statement of an author: one prepared SELECT, in a transaction that reads only, within its allowance. The
 * connection must be locked; the time counts from `began`. A statement that was `looked` at calls what one that was answered
 * before calls. Throws the engine's error or a StatementError.
 */
export async function askAuthored(
  connection: DuckDBConnection,
  statement: Authored,
  {within = allowance, began = performance.now(), looked = false} = {}
): Promise<Rows> {
  const {rows} = within;
  const overdrawn = watch(connection, statement, within, began);
  let prepared: DuckDBPreparedStatement | undefined;
  try {
    await connection.run("BEGIN TRANSACTION READ ONLY");
    prepared = await prepareSelect(connection, statement.sql);
    if (!looked) await refuseActs(connection, statement.sql);
    const reader = await prepared.streamAndReadUntil(rows + 1);
    if (reader.currentRowCount > rows)
      throw new StatementError(
        `returns more than ${rows} rows`,
        "sum up, or name what is wanted in WHERE"
      );
    return rowsOf(reader);
  } catch (error) {
    throw overdrawn.why() ?? outOfMemory(error as Error) ?? error;
  } finally {
    overdrawn.end();
    // Until then it keeps the rows that it made on the way.
    prepared?.destroySync();
    await connection.run("ROLLBACK");
  }
}

/**
 * Prepares a statement of an author whose values are not known yet: `?` stands for each. Throws the engine's error or a
 * StatementError; nothing is answered.
 */
export async function prepareAuthored(connection: DuckDBConnection, sql: string): Promise<void> {
  await connection.run("BEGIN TRANSACTION READ ONLY");
  try {
    (await prepareSelect(connection, sql)).destroySync();
  } finally {
    await connection.run("ROLLBACK");
  }
}

async function prepareSelect(connection: DuckDBConnection, sql: string) {
  const extracted = await connection.extractStatements(sql).catch((error: unknown) => {
    // The client has no words of its own for a text without a statement.
    if ((error as Error).message !== "Error in native callback") throw error;
    return {count: 0, prepare: null};
  });
  if (extracted.count === 0) throw new StatementError("holds no statement", "write one SELECT");
  if (!extracted.prepare || extracted.count > 1)
    throw new StatementError(
      `${extracted.count} statements`,
      "write one SELECT; a PIVOT counts as several unless it lists its values, as in PIVOT t ON c IN ('a', 'b')"
    );
  const prepared = await extracted.prepare(0);
  if (prepared.statementType === StatementType.SELECT) return prepared;
  const kind = StatementType[prepared.statementType];
  throw new StatementError(`no SELECT: ${kind}`, "write one SELECT: a question changes nothing");
}

// Functions that stand in FROM as a table does, and change the database for all who ask it, or run what no plan shows.
const acts =
  /^(enable_logging|disable_logging|truncate_duckdb_logs|(force_)?checkpoint|json_execute_serialized_sql)$/i;

interface Step {
  name: string;
  children: Step[];
  extra_info: Record<string, unknown>;
}

// A plan names the functions that will run, whatever views, macros or texts they are hidden in.
async function refuseActs(connection: DuckDBConnection, sql: string): Promise<void> {
  const {rows} = await runQuery(connection, `EXPLAIN (FORMAT json) ${sql}`);
  const look = ({name, children, extra_info}: Step): void => {
    for (const each of [name.trim(), String(extra_info["Function"] ?? "")])
      if (acts.test(each))
        throw new StatementError(
          `calls ${each.toLowerCase()}()`,
          "take it out: a question changes nothing"
        );
    children.forEach(look);
  };
  for (const plan of rows["explain_value"] ?? [])
    (JSON.parse(String(plan)) as Step[]).forEach(look);
}

/** Whether a statement may call other functions for other values in it: it or a macro reads a text as SQL. */
export async function readsText(connection: DuckDBConnection, sql: string): Promise<boolean> {
  if (readingText.test(sql)) return true;
  let macros = macrosReadText.get(connection);
  if (!macros) {
    const list =
      "SELECT DISTINCT macro_definition AS text FROM duckdb_functions() WHERE NOT internal";
    macros = runQuery(connection, list).then(({rows}) =>
      rows["text"]!.some((text) => readingText.test(String(text)))
    );
    macrosReadText.set(connection, macros);
  }
  return macros;
}

const readingText = /\bquery(_table)?\b/i;

// What an author asks makes no macro.
const macrosReadText = new WeakMap<DuckDBConnection, Promise<boolean>>();

function rowsOf(reader: DuckDBResultReader): Rows {
  const names = reader.deduplicatedColumnNames();
  const types = reader.columnTypes();
  const values = reader.getColumnsJson() as unknown[][];
  const columns = names.map((name, at) => ({name, type: String(types[at]!)}));
  const rows = Object.fromEntries(
    names.map((name, at) => [name, (values[at] ?? []).map((value) => readCell(value, types[at]!))])
  );
  return {columns, rows};
}

function outOfMemory({message}: Error): StatementError | undefined {
  return /^Out of Memory Error/.test(message) ? tooLarge(`more than ${databaseMemory}`) : undefined;
}

function tooLarge(size: string): StatementError {
  return new StatementError(
    `needs ${size} of memory`,
    "join on equal keys, sum up before joining, or return less"
  );
}

// The engine looks for an interruption between two batches of rows. One cell that takes for ever it computes to its end:
// then the statement is named and the process ends.
function watch(
  connection: DuckDBConnection,
  statement: Authored,
  {seconds, bytes, grace}: Allowance,
  began: number
) {
  const atFirst = process.memoryUsage.rss();
  let why: StatementError | undefined;
  const timer = setInterval(() => {
    const passed = (performance.now() - began) / 1000;
    const grown = process.memoryUsage.rss() - atFirst;
    if (grown > bytes) why ??= tooLarge(`more than ${bytes / 1e9} GB`);
    else if (passed > seconds)
      why ??= new StatementError(
        `takes longer than ${seconds} s`,
        "join on equal keys, or sum up before joining"
      );
    if (!why) return;
    connection.interrupt();
    if (passed > seconds + grace || grown > 2 * bytes) endProcess(statement, why);
  }, 20);
  return {why: () => why, end: () => clearInterval(timer)};
}

function endProcess({file, line}: Authored, {message, remedy}: StatementError): void {
  writeSync(2, `${formatProblem({file, line, field: "sql", message, remedy})}\n`);
  // An ordinary exit would wait for the engine's thread.
  process.kill(process.pid, "SIGKILL");
}
