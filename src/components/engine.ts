import * as duckdb from "npm:@duckdb/duckdb-wasm@1.32.0";
import {RecordBatchReader} from "npm:apache-arrow";
import type {Schema} from "../../loaders/schema.js";
import {endOf, newLife} from "./engine/life.js";
import {forgetProgram, loadProgram, type Progress} from "./engine/program.js";
import {damaged} from "./fault.js";
import {literal} from "./literal.js";
import {addBatch, emptyResult, type Result} from "./engine/result.js";
import {ask, load} from "./site.js";

export type {Progress} from "./engine/program.js";
export type {Result} from "./engine/result.js";

/** How an engine is started. */
export interface EngineOptions {
  progress?: Progress;
  /** Citation keys of works to leave out: what rests on them alone is not in the database. */
  without?: string[];
}

/** How much of a result is taken: the rest is not computed. */
export interface Limits {
  rows?: number;
  /** Size of the result as it arrives, in bytes. */
  bytes?: number;
}

/** A result as far as it was taken, with its bytes as an Arrow stream. */
export interface Reading extends Result {
  cut: boolean;
  arrow: Uint8Array[];
}

/** A running query engine in its own worker. */
export interface Engine {
  version: string;
  query: (sql: string) => Promise<Result>;
  /** Answers a statement piece by piece and stops at a limit. */
  read: (sql: string, limits: Limits) => Promise<Reading>;
  /** Adds a table from an Arrow stream. */
  insert: (name: string, stream: Uint8Array) => Promise<void>;
  /** Rejected with the reason when the worker has ended. */
  ended: Promise<never>;
  /** Ends the worker, whatever it is doing; what still waits for an answer is rejected with `EngineStopped`. */
  stop: () => void;
}

/** What a query ends with whose engine was stopped. */
export class EngineStopped extends Error {
  override name = "EngineStopped";
}

const shared = globalThis as {coldWinterEngines?: Map<string, Promise<Engine>>};
const engines = (shared.coldWinterEngines ??= new Map<string, Promise<Engine>>());

/** Returns the page's engine, started once for each set of works left out; it outlives live edits of the page. */
export function engine(options: EngineOptions = {}): Promise<Engine> {
  const name = [...(options.without ?? [])].sort().join();
  const known = engines.get(name);
  if (known) return known;
  const forget = () => engines.delete(name);
  const starting = startEngine(options);
  engines.set(name, starting);
  starting.then(({ended}) => ended).catch(forget);
  return starting;
}

/** Starts an engine of one's own: the tables of the record, its views, locked. Throws in plain words where that fails. */
export async function startEngine({progress = () => undefined, without = []}: EngineOptions = {}): Promise<Engine> {
  const [schema, program] = await Promise.all([load<Schema>("data/database.json"), loadProgram(progress)]);
  const files = [program.worker, new Blob([], {type: "application/wasm"})].map((blob) => URL.createObjectURL(blob));
  const worker = new Worker(files[0]!);
  const life = newLife();
  worker.postMessage({coldWinterProgram: program.module, life});
  const ended = endOf(worker, life);
  try {
    return await Promise.race([
      ended,
      fill(worker, files[1]!, schema, without).then((open) => running(worker, open, ended))
    ]);
  } catch (error) {
    worker.terminate();
    forgetProgram();
    throw error;
  } finally {
    for (const file of files) URL.revokeObjectURL(file);
  }
}

interface Open {
  database: duckdb.AsyncDuckDB;
  connection: duckdb.AsyncDuckDBConnection;
}

// The worker has its program already; the engine wants an address of one all the same.
async function fill(
  worker: Worker,
  address: string,
  {tables, sizes, views, lock, without: leaveOut}: Schema,
  without: string[]
): Promise<Open> {
  const database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
  await database.instantiate(address);
  await database.open({query: {castBigIntToDouble: true, castDecimalToDouble: true}});
  const connection = await database.connect();
  await Promise.all(
    tables.map(async ({name}) => {
      const path = `data/tables/${name}.arrow`;
      const bytes = await (await ask(path)).arrayBuffer();
      // Of a file that was cut short the engine would take the rows that are there, or wait for the others for ever.
      if (bytes.byteLength !== sizes[name]) throw damaged(path);
      await connection.insertArrowFromIPCStream(new Uint8Array(bytes), {name});
    })
  );
  if (without.length) {
    await connection.query(`SET VARIABLE left_out = [${without.map(literal).join()}]`);
    await connection.query(leaveOut);
  }
  await connection.query(views);
  if (lock) await connection.query(lock);
  return {database, connection};
}

async function running(worker: Worker, {database, connection}: Open, died: Promise<never>): Promise<Engine> {
  let end: (error: Error) => void = () => undefined;
  const stopped = new Promise<never>((_, reject) => (end = reject));
  const ended = Promise.race([stopped, died]);
  ended.catch(() => undefined);
  // A connection answers one question at a time.
  let last: Promise<unknown> = Promise.resolve();
  const read = (sql: string, limits: Limits) => {
    const next = last.catch(() => undefined).then(() => readPieces(connection, sql, limits));
    last = next;
    return Promise.race([next, ended]);
  };
  return {
    version: await database.getVersion(),
    query: (sql) => read(sql, {}),
    read,
    ended,
    // The engine takes the bytes away: it gets a copy, since a fresh engine may need them again.
    insert: (name, stream) =>
      Promise.race([connection.insertArrowFromIPCStream(stream.slice(), {name, create: true}), ended]),
    stop: () => {
      worker.terminate();
      end(new EngineStopped("stopped"));
    }
  };
}

async function readPieces(
  connection: duckdb.AsyncDuckDBConnection,
  sql: string,
  {rows = Infinity, bytes = Infinity}: Limits
): Promise<Reading> {
  const arrow: Uint8Array[] = [];
  let size = 0;
  async function* pieces() {
    for await (const piece of send(connection, sql)) {
      size += piece.byteLength;
      if (size > bytes) return;
      arrow.push(piece);
      yield piece;
    }
  }
  const reader = await RecordBatchReader.from(pieces());
  await reader.open();
  const result = emptyResult(reader.schema);
  let count = 0;
  for await (const batch of reader) {
    addBatch(result, count + batch.numRows > rows ? batch.slice(0, rows - count) : batch);
    count += batch.numRows;
    if (count > rows) break;
  }
  const cut = size > bytes || count > rows;
  if (cut) await connection.cancelSent();
  return {...result, cut, arrow};
}

// The connection's own `send` hides the bytes, which a limit on size must see before they are read.
async function* send(connection: duckdb.AsyncDuckDBConnection, sql: string): AsyncGenerator<Uint8Array> {
  const [database, id] = connection.useUnsafe((bindings, conn) => [bindings, conn] as const);
  let piece = await database.startPendingQuery(id, sql, true);
  while (piece === null) piece = await database.pollPendingQuery(id);
  while (piece === null || piece.byteLength) {
    if (piece) yield piece;
    piece = await database.fetchQueryResults(id);
  }
}
