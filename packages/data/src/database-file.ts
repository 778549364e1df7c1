import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {sqlString} from "./shared/placeholders.js";
import {runQuery} from "./answers.js";

/** Has the database write a file, which it names as SQL does in `write`, and returns its bytes. */
export async function written(write: (path: string) => Promise<unknown>): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), "cold-winter-"));
  const file = join(folder, "file");
  try {
    await write(sqlString(file.replaceAll("\\", "/")));
    return readFileSync(file);
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

/**
 * Returns an open database, its views and macros too, as the bytes of a DuckDB file: the one that readers take away and
 * that the browser's engine opens. The connection must not be locked yet.
 */
export function databaseFile(connection: DuckDBConnection): Promise<Uint8Array> {
  // What DuckDB does not use of a full block it leaves as it was in memory: small row groups share blocks, whose rests it
  // clears. In one transaction it writes tables in the order of their places in memory: each has one of its own. Together
  // with no compression that gives the same bytes in every run.
  return written(async (path) => {
    await connection.run("SET force_compression = 'uncompressed'");
    await connection.run(`ATTACH ${path} AS file (ROW_GROUP_SIZE 2048, BLOCK_SIZE 16384)`);
    await connection.run("COPY FROM DATABASE memory TO file (SCHEMA)");
    const {rows} = await runQuery(
      connection,
      "SELECT table_name AS name FROM duckdb_tables() WHERE database_name = 'memory' AND NOT internal ORDER BY table_oid"
    );
    for (const name of rows["name"]!)
      await connection.run(`INSERT INTO file."${String(name)}" FROM memory."${String(name)}"`);
    await connection.run("DETACH file");
  });
}
