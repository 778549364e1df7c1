import * as duckdb from "npm:@duckdb/duckdb-wasm@1.32.0";
import type {Schema} from "../../loaders/schema.js";
import {endOf, newLife} from "./engine/life.js";
import {forgetProgram, loadProgram, type Progress} from "./engine/program.js";
import {damaged} from "./fault.js";
import {literal} from "./literal.js";
import {unpacked} from "./engine/packed.js";
import {read as readPieces, type Limits, type Reading} from "./engine/reading.js";
import type {Result} from "./engine/result.js";
import {ask, load} from "./site.js";

export type {Progress} from "./engine/program.js";
export type {Limits, Reading} from "./engine/reading.js";
export type {Result} from "./engine/result.js";

/** How an engine is started. */
export interface EngineOptions {
  progress?: Progress;
  /** Citation keys of works to leave out: what rests on them alone is not in the database. */
  without?: string[];
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

const file = "data/record.duckdb.gz";

// The worker has its program already; the engine wants an address of one all the same.
async function fill(
  worker: Worker,
  address: string,
  {tables, views, lock, without: leaveOut}: Schema,
  without: string[]
): Promise<Open> {
  const database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
  const [bytes] = await Promise.all([readRecord(), database.instantiate(address)]);
  // The engine's own casts to doubles would spoil integers, and those inside lists altogether.
  await database.open({query: {castBigIntToDouble: false, castDecimalToDouble: false}});
  const connection = await database.connect();
  await database.registerFileBuffer(file, bytes);
  try {
    await connection.query(`ATTACH ${literal(file)} AS record (READ_ONLY)`);
  } catch (error) {
    throw damaged(file, error);
  }
  if (without.length) {
    const copies = tables.map(({name}) => `CREATE TABLE "${name}" AS FROM record."${name}";`);
    await connection.query(`${copies.join("\n")} DETACH record;`);
    await connection.query(`SET VARIABLE left_out = [${without.map(literal).join()}]`);
    await connection.query(`${leaveOut}\n${views}`);
  } else {
    // What readers make stands beside the record, which stays as it is.
    await connection.query("SET search_path = 'memory.main,record.main'");
  }
  if (lock) await connection.query(lock);
  return {database, connection};
}

async function readRecord(): Promise<Uint8Array> {
  const packed = await (await ask(file)).blob();
  try {
    return new Uint8Array(await new Response(await unpacked(packed)).arrayBuffer());
  } catch (error) {
    throw damaged(file, error);
  }
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
