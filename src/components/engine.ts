import * as duckdb from "npm:@duckdb/duckdb-wasm@1.32.0";
import type {Columns} from "../../loaders/answers.js";
import {address} from "./site.js";

/** What the database holds and how an engine is set up; made by the loaders for both engines alike. */
interface Database {
  tables: {name: string; rows: number; columns: {name: string; type: string}[]}[];
  views: string;
  lock: string;
}

/** A result by column, with the SQL type of each: days are ISO text, as in an answers file. */
export interface Result {
  columns: {name: string; type: string}[];
  rows: Columns;
}

/** A running query engine in its own worker. */
export interface Engine {
  version: string;
  query: (sql: string) => Promise<Result>;
  stop: () => void;
}

/** Called with the share of the engine that has arrived, 0 to 1. */
export type Progress = (share: number) => void;

const shared = globalThis as {coldWinterEngine?: Promise<Engine>};

/** Returns the page's engine, started once; it outlives live edits of the page. */
export function engine(progress?: Progress): Promise<Engine> {
  return (shared.coldWinterEngine ??= start(progress).catch((error: unknown) => {
    shared.coldWinterEngine = undefined;
    throw error;
  }));
}

async function start(progress: Progress = () => undefined): Promise<Engine> {
  const [{tables, views, lock}, program, code] = await Promise.all([
    get("data/database.json").then(async (reply) => (await reply.json()) as Database),
    download("data/engine/duckdb.wasm.gz", progress).then(unpack),
    get("data/engine/duckdb.worker.txt").then((reply) => reply.blob())
  ]);
  const files = [new Blob([code], {type: "text/javascript"}), program].map((blob) => URL.createObjectURL(blob));
  const worker = new Worker(files[0]!);
  try {
    const database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
    await database.instantiate(files[1]!);
    await database.open({query: {castBigIntToDouble: true, castDecimalToDouble: true}});
    const connection = await database.connect();
    await Promise.all(
      tables.map(async ({name}) => {
        const bytes = await (await get(`data/tables/${name}.arrow`)).arrayBuffer();
        await connection.insertArrowFromIPCStream(new Uint8Array(bytes), {name});
      })
    );
    await connection.query(views);
    await connection.query(lock);
    return {
      version: await database.getVersion(),
      query: async (sql) => readResult(await connection.query(sql)),
      stop: () => {
        worker.terminate();
        shared.coldWinterEngine = undefined;
      }
    };
  } catch (error) {
    worker.terminate();
    throw error;
  } finally {
    for (const file of files) URL.revokeObjectURL(file);
  }
}

async function get(path: string): Promise<Response> {
  const response = await fetch(address(path));
  if (!response.ok) throw new Error(`${response.status} ${path}`);
  return response;
}

const programBytes = 35_000_000;

// By XMLHttpRequest, which tells how far it is without reading the body piece by piece.
function download(path: string, progress: Progress): Promise<Blob> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", address(path));
    request.responseType = "blob";
    request.onprogress = ({loaded, lengthComputable, total}) =>
      progress(Math.min(1, loaded / (lengthComputable ? total : programBytes)));
    request.onerror = () => reject(new Error(`no answer: ${path}`));
    request.onload = () =>
      request.status === 200 ? resolve(request.response as Blob) : reject(new Error(`${request.status} ${path}`));
    request.send();
  });
}

// Some hosts unpack `.gz` on the way; the first two bytes tell.
async function unpack(blob: Blob): Promise<Blob> {
  const [first, second] = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
  if (first !== 0x1f || second !== 0x8b) return new Blob([blob], {type: "application/wasm"});
  const stream = blob.stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream, {headers: {"content-type": "application/wasm"}}).blob();
}

type Arrow = Awaited<ReturnType<duckdb.AsyncDuckDBConnection["query"]>>;

function readResult(table: Arrow): Result {
  const columns = table.schema.fields.map((field) => ({name: field.name, type: sqlType(String(field.type))}));
  const rows: Columns = {};
  for (const [at, {name, type}] of columns.entries()) {
    rows[name] = [...(table.getChildAt(at) ?? [])].map((value: unknown) => readCell(value, type));
  }
  return {columns, rows};
}

function sqlType(arrow: string): string {
  if (arrow.startsWith("Date")) return "DATE";
  if (/^U?Int/.test(arrow)) return "INTEGER";
  if (arrow.startsWith("Float") || arrow.startsWith("Decimal")) return "DOUBLE";
  if (arrow === "Bool") return "BOOLEAN";
  return arrow.startsWith("List") ? "VARCHAR[]" : "VARCHAR";
}

function readCell(value: unknown, type: string): Columns[string][number] {
  if (value === null || value === undefined) return null;
  if (type === "DATE") return new Date(Number(value)).toISOString().slice(0, 10);
  if (type === "INTEGER" || type === "DOUBLE") return Number(value);
  if (type === "VARCHAR[]") return [...(value as Iterable<string>)];
  return type === "BOOLEAN" ? Boolean(value) : String(value);
}
