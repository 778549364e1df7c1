import {createWriteStream, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {Readable, Transform} from "node:stream";
import {pipeline} from "node:stream/promises";
import type {ReadableStream as WebReadable} from "node:stream/web";
import {DuckDBInstance} from "@duckdb/node-api";
import {sqlString} from "../shared/placeholders.js";
import {databaseMemory} from "../statement.js";
import type {EngineName} from "./head.js";
import {parquetRows} from "./statement.js";

/** What an engine is asked, where it is, and how long it may take. */
export interface Asked {
  sql: string;
  address: string;
  seconds: number;
}

/** What it answered: its version, and cells as text in the order of the statement's columns. */
export interface Told {
  version: string;
  rows: (string | null)[][];
}

/** How each engine is asked, in a session that may only read. Each throws the engine's error. */
export const askEngine: Record<EngineName, (asked: Asked) => Promise<Told>> = {
  postgres: askPostgres,
  clickhouse: askClickHouse,
  parquet: askParquet
};

async function askPostgres({sql, address, seconds}: Asked): Promise<Told> {
  const {default: pg} = await client(() => import("pg"), "pg");
  const milliseconds = seconds * 1000;
  const connection = new pg.Client({
    connectionString: address,
    connectionTimeoutMillis: 10_000,
    statement_timeout: milliseconds,
    // Where the server has stopped answering at all.
    query_timeout: milliseconds + 5000,
    types: {getTypeParser: () => (text: unknown) => text}
  });
  let lost: Error | undefined;
  connection.on("error", (error) => (lost = error));
  try {
    await connection.connect();
    await connection.query("BEGIN TRANSACTION READ ONLY");
    // Days as 1964-10-16; and each partition is summed up where it lies.
    await connection.query(
      "SET LOCAL datestyle = ISO; SET LOCAL enable_partitionwise_aggregate = on"
    );
    const ask = async (text: string) =>
      (await connection.query<(string | null)[]>({text, rowMode: "array"})).rows;
    const [[version]] = (await ask("SHOW server_version")) as [[string]];
    return {version: version.split(" ")[0]!, rows: await ask(sql)};
  } catch (error) {
    throw lost ?? error;
  } finally {
    await connection.end().catch(() => undefined);
  }
}

async function askClickHouse({sql, address, seconds}: Asked): Promise<Told> {
  const {createClient, ClickHouseLogLevel} = await client(
    () => import("@clickhouse/client"),
    "@clickhouse/client"
  );
  const connection = createClient({
    url: address,
    request_timeout: (seconds + 5) * 1000,
    log: {level: ClickHouseLogLevel.OFF},
    clickhouse_settings: {
      readonly: "2",
      max_execution_time: seconds,
      // The server sends nothing before the answer is whole, and none without one of its shards.
      wait_end_of_query: 1,
      skip_unavailable_shards: 0
    }
  });
  try {
    const ask = async (query: string) => {
      const result = await connection.query({query, format: "JSONCompact"});
      return (await result.json<(string | number | null)[]>()).data;
    };
    const [[version]] = (await ask("SELECT version()")) as [[string]];
    return {version, rows: (await ask(sql)).map((row) => row.map(textOf))};
  } finally {
    await connection.close();
  }
}

async function askParquet({sql, address, seconds}: Asked): Promise<Told> {
  const folder = mkdtempSync(join(tmpdir(), "cold-winter-"));
  const limits = {memory_limit: databaseMemory, temp_directory: join(folder, "spill")};
  const instance = await DuckDBInstance.create(":memory:", limits);
  const connection = await instance.connect();
  const timer = setTimeout(() => connection.interrupt(), seconds * 1000);
  try {
    const file = /^https?:\/\//.test(address)
      ? await download(address, join(folder, "rows.parquet"), seconds)
      : address;
    await connection.run(
      `CREATE VIEW ${parquetRows} AS FROM read_parquet(${sqlString(file.replaceAll("\\", "/"))})`
    );
    const ask = async (text: string) => (await connection.runAndReadAll(text)).getRowsJson();
    const [[version]] = (await ask("SELECT version()")) as [[string]];
    const rows = (await ask(sql)) as (string | number | null)[][];
    return {version: `read by DuckDB ${version}`, rows: rows.map((row) => row.map(textOf))};
  } finally {
    clearTimeout(timer);
    connection.closeSync();
    rmSync(folder, {recursive: true, force: true});
  }
}

const textOf = (cell: string | number | null) => (cell === null ? null : String(cell));

/** The largest Parquet file that is fetched, in bytes. */
const largest = 4e9;

async function download(address: string, file: string, seconds: number): Promise<string> {
  const {protocol, hostname} = new URL(address);
  if (protocol === "http:" && !/^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname))
    throw new Error("not fetched over https");
  const response = await fetch(address, {signal: AbortSignal.timeout(seconds * 1000)});
  if (response.status !== 200 || !response.body)
    throw new Error(`the server answers ${response.status} ${response.statusText}`.trim());
  let size = 0;
  const measure = new Transform({
    transform(part: Uint8Array, _, done) {
      size += part.length;
      done(size > largest ? new Error(`more than ${largest / 1e9} GB`) : null, part);
    }
  });
  await pipeline(Readable.fromWeb(response.body as WebReadable), measure, createWriteStream(file));
  return file;
}

/** Thrown where the client of an engine is not installed. */
export class NoClientError extends Error {}

async function client<Module>(load: () => Promise<Module>, name: string): Promise<Module> {
  try {
    return await load();
  } catch (error) {
    if (!/MODULE_NOT_FOUND/.test((error as NodeJS.ErrnoException).code ?? "")) throw error;
    throw new NoClientError(name);
  }
}
