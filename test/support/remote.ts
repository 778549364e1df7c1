import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {createDatabase} from "../../packages/data/src/database.js";
import {runQuery} from "../../packages/data/src/answers.js";
import {ProblemError, formatProblem} from "../../packages/data/src/problem.js";
import {readDataset} from "../../packages/data/src/read-dataset.js";
import {answerRemote} from "../../packages/data/src/remote/index.js";
import {badData} from "./data.js";

/** Rows by a stated rule, the same in every engine: `n` counts from 1; the edition says on which server a row lies. */
export const rule = {
  columns: "day date, reporter text, usd bigint, edition integer",
  postgres: (edition: number, rows: number) => `
    SELECT date '2010-01-01' + (n * 7919 % 3650)::int, 'R' || n % 5, n * 31 % 1000, ${edition}
    FROM generate_series(${edition}::bigint, ${rows}, 2) AS n`,
  clickhouse: (edition: number, rows: number) => `
    SELECT toDate('2010-01-01') + toUInt32(n * 7919 % 3650), concat('R', toString(n % 5)), n * 31 % 1000, ${edition}
    FROM (SELECT number * 2 + ${edition} AS n FROM numbers(${rows / 2}))`,
  duckdb: (rows: number) => `
    SELECT date '2010-01-01' + CAST(n * 7919 % 3650 AS INTEGER) AS day, 'R' || n % 5 AS reporter, n * 31 % 1000 AS usd, CAST(2 - n % 2 AS INTEGER) AS edition
    FROM range(1, ${rows} + 1) AS made(n)`
};

/** The head of a table of such rows, with parts of its text replaced. */
export function headText(rows: number, ...changes: [from: string | RegExp, to: string][]): string {
  const text = `title: Shipments by year
description: What each reporter shipped.
engine: postgres
connection: SHIPMENTS
table: shipments
grain: one row per shipment
inclusion: Every row that the rule makes.
snapshot: made by the test
columns:
  - {name: day, type: date, description: Day of the shipment.}
  - {name: reporter, type: string, description: Who reports it.}
  - {name: usd, type: integer, description: Its value., unit: USD}
  - {name: edition, type: integer, description: The file that holds it.}
partition: edition
partitions:
  1: {sources: "bkorea2019[edition 1]", status: checked, rows: ${rows / 2}}
  2: {sources: "businessstandard-2017[edition 2]", status: unchecked, rows: ${rows / 2}}
group_by: [reporter, {name: year, year_of: day}]
measures:
  usd: {sum: usd, description: Value of all.}
  least: {min: usd, description: The smallest value.}
  last: {max: day, description: The last day.}
  valued: {count: usd, description: Shipments with a value.}
`;
  return changes.reduce((changed, [from, to]) => changed.replace(from, to), text);
}

/** A small record with one remote table, `shipments`. */
export function remoteFolder(text: string): string {
  const folder = badData("base");
  mkdirSync(join(folder, "remote"));
  writeFileSync(join(folder, "remote/shipments.yaml"), text);
  return folder;
}

/** Asks the engine of the table, and returns its line or what was refused. */
export async function answered(folder: string, address?: string, fresh = false): Promise<string[]> {
  try {
    return (await answerRemote(folder, {fresh, env: {SHIPMENTS: address}})).map(short(folder));
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return error.problems.map(formatProblem).map(short(folder));
  }
}

export const short = (folder: string) => (line: string) => line.replaceAll(folder, "data");

/** The problems of the record, in lines. */
export const problemsIn = (folder: string) =>
  readDataset(folder).problems.map(formatProblem).map(short(folder));

/** The record as a database, without some works if asked. */
export const databaseOf = (folder: string, without: string[] = []): Promise<DuckDBConnection> =>
  createDatabase(readDataset(folder), without);

/** Rows of a statement, as lists of cells. */
export async function rowsOf(connection: DuckDBConnection, sql: string): Promise<unknown[][]> {
  const {columns, rows} = await runQuery(connection, sql);
  return rows[columns[0]!.name]!.map((_, at) => columns.map(({name}) => rows[name]![at]));
}

/** The sums as DuckDB makes them of the same rows. */
export const ownSums = (rows: number) => `
  SELECT reporter, CAST(year(day) AS INTEGER) AS year, edition, CAST(count(*) AS DOUBLE), CAST(sum(usd) AS DOUBLE), CAST(min(usd) AS INTEGER), max(day), CAST(count(usd) AS DOUBLE)
  FROM (${rule.duckdb(rows)}) GROUP BY ALL ORDER BY ALL`;

export const theirSums =
  "SELECT reporter, year, edition, n, usd, least, last, valued FROM shipments ORDER BY ALL";
