import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {DuckDBInstance} from "@duckdb/node-api";
import {createDuckDB, NODE_RUNTIME, VoidLogger} from "@duckdb/duckdb-wasm/blocking";
import {runQuery, type Cell} from "../../packages/data/src/answers.js";
import {countsOf} from "../../packages/data/src/draw-answers.js";
import type {Count, Drawing, Reading} from "../../packages/data/src/draws/index.js";

/** The two cases of a comparison that is made up, by their ids. */
export const sides: [string, string] = ["A", "B"];

export const drawing: Drawing = {
  ...{asks: "more", says: "is larger", unit: "steps", step: 1, per: 1, leaves_out: "", log: false}
};

/** A reading of one thing of one case, which is the whole of its side unless told otherwise. */
export function reading(
  side: string,
  low: number | null,
  high: number | null,
  rest: Partial<Reading> = {}
): Reading {
  const thing = rest.thing ?? `thing of ${side}`;
  const id = rest.id ?? `${thing} ${low}-${high}`;
  return {
    ...{claim: "size", claim_name: "Size", case: side, thing, thing_name: thing, times: 1, id},
    ...{printed: null, low, best: null, high, origin: null, voice: "one", family: "scholar"},
    ...{derived: false, sources: "one[1]"},
    ...rest
  };
}

const cell = (value: string | number | boolean | null) =>
  typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value);

/** The statement that gives some readings. */
export function statementOf(readings: Reading[]): string {
  const rows = readings.map((row) =>
    Object.entries(row).map(([name, value]) => `${cell(value as string | number)} AS "${name}"`)
  );
  const typed = `SELECT ${["low", "best", "high"].map((name) => `CAST("${name}" AS DOUBLE) AS "${name}"`).join(", ")}, * EXCLUDE (low, best, high)`;
  return `${typed} FROM (${rows.map((row) => `SELECT ${row.join(", ")}`).join(" UNION ALL ")})`;
}

const macros = readFileSync("packages/data/src/views/04-draws.sql", "utf8");

/** Asks the native engine. */
export async function native(sql: string): Promise<Count[]> {
  const connection = await (await DuckDBInstance.create(":memory:", {threads: "1"})).connect();
  await connection.run(macros);
  const {rows} = await runQuery(connection, sql);
  connection.closeSync();
  return countsOf(rows, sides);
}

/** Asks the browser's engine, run by Node. */
export async function browser(sql: string): Promise<Count[]> {
  const folder = "node_modules/@duckdb/duckdb-wasm/dist";
  const files = (name: string) => ({
    mainModule: createRequire(import.meta.url).resolve(`../../${folder}/duckdb-${name}.wasm`),
    mainWorker: ""
  });
  const database = await createDuckDB(
    {mvp: files("mvp"), eh: files("eh")},
    new VoidLogger(),
    NODE_RUNTIME
  );
  await database.instantiate();
  const connection = database.connect();
  connection.query(macros);
  const table = connection.query(sql);
  const names = table.schema.fields.map(({name}) => name);
  const rows = Object.fromEntries(
    names.map((name) => [
      name,
      [...table.getChild(name)!].map((value: unknown) =>
        typeof value === "bigint" ? Number(value) : (value as Cell)
      )
    ])
  );
  connection.close();
  return countsOf(rows, sides);
}
