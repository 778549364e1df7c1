import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance, type DuckDBConnection} from "@duckdb/node-api";
import {runQuery} from "../../packages/data/src/answers.js";
import {databaseFile} from "../../packages/data/src/database-file.js";
import {createDatabase} from "../../packages/data/src/database.js";
import {readDataset} from "../../packages/data/src/read-dataset.js";
import {schemaOf} from "../../packages/data/src/schema.js";

/** Opens the record natively as the browser's engine has it: read only, beside what readers make; with a second connection. */
export async function openRecord() {
  const dataset = readDataset();
  const made = await createDatabase(dataset);
  const schema = await schemaOf(dataset, made);
  const folder = mkdtempSync(join(tmpdir(), "record-"));
  const file = join(folder, "record.duckdb");
  writeFileSync(file, await databaseFile(made));
  made.closeSync();
  const instance = await DuckDBInstance.create(":memory:");
  const [connection, aside] = [await instance.connect(), await instance.connect()];
  await connection.run(`ATTACH '${file}' AS record (READ_ONLY)`);
  for (const each of [connection, aside]) {
    await each.run("SET search_path = 'memory.main,record.main'");
    await each.run("SET explain_output = 'all'");
  }
  const askOf = (each: DuckDBConnection) => (sql: string) => runQuery(each, sql);
  const close = () => {
    for (const each of [connection, aside]) each.closeSync();
    instance.closeSync();
    rmSync(folder, {recursive: true});
  };
  return {schema, connection, ask: askOf(connection), aside: askOf(aside), close};
}
