import * as duckdb from "@duckdb/duckdb-wasm";
import type {Engine, EngineOptions, Limits, Schema} from "@cold-winter/data";
import type {EngineHost} from "./host.js";
import {endOf, newLife} from "./life.js";
import {literal} from "@cold-winter/data/shared";
import {unpacked} from "./packed.js";
import {forgetProgram, loadProgram} from "./program.js";
import {read as readPieces} from "./reading.js";
import {statementsOf} from "./statements.js";

/** What a query ends with whose engine was stopped. */
export class EngineStopped extends Error {
  override name = "EngineStopped";
}

const shared = globalThis as {coldWinterEngines?: Map<string, Promise<Engine>>};
const engines = (shared.coldWinterEngines ??= new Map<string, Promise<Engine>>());

/** Returns the page's engine, started once for each set of works left out and each overlay; it outlives live edits of the page. */
export function engine(options: EngineOptions, host: EngineHost): Promise<Engine> {
  const name = [[...(options.without ?? [])].sort().join(), options.overlay]
    .filter(Boolean)
    .join("\n");
  const known = engines.get(name);
  if (known) return known;
  const forget = () => engines.delete(name);
  const starting = startEngine(options, host);
  engines.set(name, starting);
  starting.then(({ended}) => ended).catch(forget);
  return starting;
}

/** Starts an engine of one's own: the tables of the record, its views, locked. Throws in plain words where that fails. */
export async function startEngine(
  {progress = () => undefined, ...change}: EngineOptions,
  host: EngineHost
): Promise<Engine> {
  const bytes = readDataset(host);
  // What is wrong with it is told where it is waited for.
  bytes.catch(() => undefined);
  const [schema, program] = await Promise.all([readSchema(host), loadProgram(host, progress)]);
  const files = [program.worker, new Blob([], {type: "application/wasm"})].map((blob) =>
    URL.createObjectURL(blob)
  );
  const worker = new Worker(files[0]!);
  const life = newLife();
  worker.postMessage({coldWinterProgram: program.module, life});
  const ended = endOf(worker, life, host);
  try {
    return await Promise.race([
      ended,
      fill(worker, files[1]!, schema, bytes, change, host).then((open) =>
        running(worker, open, ended)
      )
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
  /** A connection whose temporary views the first one does not see. */
  aside: duckdb.AsyncDuckDBConnection;
}

const file = "data/record.duckdb.gz";

async function readSchema({ask, damaged}: EngineHost): Promise<Schema> {
  const path = "data/database.json";
  const response = await ask(path);
  return (response.json() as Promise<Schema>).catch((error: unknown) =>
    Promise.reject(damaged(path, error))
  );
}

// The worker has its program already; the engine wants an address of one all the same.
async function fill(
  worker: Worker,
  address: string,
  {tables, views, lock, without: leaveOut}: Schema,
  record: Promise<Uint8Array>,
  {without = [], overlay = ""}: Pick<EngineOptions, "without" | "overlay">,
  host: EngineHost
): Promise<Open> {
  const database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
  const [bytes] = await Promise.all([record, database.instantiate(address)]);
  // The engine's own casts to doubles would spoil integers, and those inside lists altogether.
  await database.open({query: {castBigIntToDouble: false, castDecimalToDouble: false}});
  const connection = await database.connect();
  await database.registerFileBuffer(file, bytes);
  const changed = without.length > 0 || overlay !== "";
  const name = changed ? "whole" : "record";
  try {
    await connection.query(`ATTACH ${literal(file)} AS ${name} (READ_ONLY)`);
  } catch (error) {
    throw host.damaged(file, error);
  }
  if (changed) {
    const copies = tables.map(
      (table) => `CREATE TABLE record."${table.name}" AS FROM whole."${table.name}";`
    );
    await connection.query(`ATTACH ':memory:' AS record; ${copies.join("\n")} DETACH whole;`);
    await connection.query("SET search_path = 'record.main'");
    if (overlay) await connection.query(overlay);
    if (without.length) {
      await connection.query(`SET VARIABLE left_out = [${without.map(literal).join()}]`);
      await connection.query(leaveOut);
    }
    await connection.query(views);
  }
  const aside = await database.connect();
  for (const each of [connection, aside]) {
    // What readers make stands beside the record, which stays as it is.
    await each.query("SET search_path = 'memory.main,record.main'");
    await each.query("SET explain_output = 'all'");
  }
  if (lock) await connection.query(lock);
  return {database, connection, aside};
}

async function readDataset(host: EngineHost): Promise<Uint8Array> {
  const packed = await (await host.ask(file)).blob();
  try {
    const stream = await unpacked(packed.stream());
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch (error) {
    throw host.damaged(file, error);
  }
}

async function running(
  worker: Worker,
  {database, connection, aside}: Open,
  died: Promise<never>
): Promise<Engine> {
  let end: (error: Error) => void = () => undefined;
  const stopped = new Promise<never>((_, reject) => (end = reject));
  const ended = Promise.race([stopped, died]);
  ended.catch(() => undefined);
  // A connection answers one question at a time.
  let last: Promise<unknown> = Promise.resolve();
  const after = <Value>(work: () => Promise<Value>) => {
    const next = last.catch(() => undefined).then(work);
    last = next;
    return Promise.race([next, ended]);
  };
  const read = (sql: string, limits: Limits) => after(() => readPieces(connection, sql, limits));
  return {
    version: await database.getVersion(),
    query: (sql) => read(sql, {}),
    read,
    aside: (sql, limits) => after(() => readPieces(aside, sql, limits)),
    statements: (sql) => after(async () => statementsOf(sql, await database.tokenize(sql))),
    ended,
    // The engine takes the bytes away: it gets a copy, since a fresh engine may need them again.
    insert: (name, stream) =>
      Promise.race([
        connection.insertArrowFromIPCStream(stream.slice(), {name, create: true}),
        ended
      ]),
    stop: () => {
      worker.terminate();
      end(new EngineStopped("stopped"));
    }
  };
}
