import * as duckdb from "@duckdb/duckdb-wasm";
import type {FileTable, Schema} from "@cold-winter/data";
import type {EngineHost} from "./host.js";
import {fileTables} from "./file-tables.js";
import {endOf, newLife} from "./life.js";
import {loadProgram} from "./program.js";
import {read} from "./reading.js";

// Beyond the end of a file that was cut short the engine may read for ever.
const longestTime = 60_000;

// More are too much for a page.
const mostCells = 20_000_000;

/**
 * Reads the tables of a stranger's database file in an engine of its own, which ends with it: locked, without the
 * record and without a network. Rejects with the engine's words where it is none.
 */
export async function readDatabaseFile(bytes: Uint8Array, host: EngineHost): Promise<FileTable[]> {
  const [program, schema] = await Promise.all([
    loadProgram(host, () => undefined),
    host.ask("data/database.json").then((reply) => reply.json() as Promise<Schema>)
  ]);
  const files = [program.worker, new Blob([], {type: "application/wasm"})].map((blob) =>
    URL.createObjectURL(blob)
  );
  const worker = new Worker(files[0]!);
  const life = newLife();
  worker.postMessage({coldWinterProgram: program.module, life});
  let clock: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    clock = setTimeout(() => reject(host.ended(null)), longestTime);
  });
  try {
    return await Promise.race([
      late,
      endOf(worker, life, host),
      tablesOf(worker, files[1]!, bytes, schema)
    ]);
  } finally {
    clearTimeout(clock);
    worker.terminate();
    for (const file of files) URL.revokeObjectURL(file);
  }
}

async function tablesOf(
  worker: Worker,
  address: string,
  bytes: Uint8Array,
  {lock}: Schema
): Promise<FileTable[]> {
  const database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
  await database.instantiate(address);
  await database.open({query: {castBigIntToDouble: false, castDecimalToDouble: false}});
  const connection = await database.connect();
  await database.registerFileBuffer("own.duckdb", bytes.slice());
  await connection.query("ATTACH 'own.duckdb' AS own (READ_ONLY)");
  if (lock) await connection.query(lock);
  return fileTables((sql) => read(connection, sql, {}), "own", mostCells);
}
