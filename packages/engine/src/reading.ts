import type {AsyncDuckDBConnection} from "@duckdb/duckdb-wasm";
import {RecordBatchReader, type DataType, type Field} from "apache-arrow";
import {arrives} from "./cell.js";
import type {Limits, Reading} from "@cold-winter/data";
import {sqlName} from "@cold-winter/data/shared";
import {addBatch, emptyResult} from "./result.js";

/** Answers a statement piece by piece and stops at a limit. Throws the engine's error, or the reason of the signal. */
export async function read(
  connection: AsyncDuckDBConnection,
  sql: string,
  limits: Limits
): Promise<Reading> {
  const {rows = Infinity, bytes = Infinity, signal} = limits;
  const arrow: Uint8Array[] = [];
  let size = 0;
  async function* pieces() {
    for await (const piece of send(connection, sql, signal)) {
      size += piece.byteLength;
      if (size > bytes) return;
      arrow.push(piece);
      yield piece;
    }
  }
  const reader = await RecordBatchReader.from(pieces());
  await reader.open();
  const lost = reader.schema.fields
    .filter((field: Field<DataType>) => !arrives(field.type))
    .map(({name}) => name);
  if (lost.length) {
    await connection.cancelSent();
    return read(connection, asTexts(sql, lost), limits);
  }
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

function asTexts(sql: string, names: string[]): string {
  const casts = names.map(sqlName).map((name) => `CAST(${name} AS VARCHAR) AS ${name}`);
  return `SELECT * REPLACE (${casts.join(", ")}) FROM (\n${sql.trim().replace(/;$/, "")}\n)`;
}

// The connection's own `send` hides the bytes, which a limit on size must see before they are read.
async function* send(
  connection: AsyncDuckDBConnection,
  sql: string,
  signal?: AbortSignal
): AsyncGenerator<Uint8Array> {
  const [database, id] = connection.useUnsafe((bindings, conn) => [bindings, conn] as const);
  const goOn = async () => {
    if (!signal?.aborted) return;
    await database.cancelPendingQuery(id);
    throw signal.reason as Error;
  };
  let piece = await database.startPendingQuery(id, sql, true);
  for (; piece === null; await goOn()) piece = await database.pollPendingQuery(id);
  for (; piece === null || piece.byteLength; await goOn()) {
    if (piece) yield piece;
    piece = await database.fetchQueryResults(id);
  }
}
