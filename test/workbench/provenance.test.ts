import {expect, it} from "vitest";
import type {Schema} from "../../packages/data/src/schema.js";
import {rowsCarrier} from "../../packages/workbench/src/trace/carriers.js";
import {carry} from "../../packages/workbench/src/trace/rewrite.js";
import {readShape} from "../../packages/workbench/src/trace/shape.js";
import {ask} from "../support/database.js";

const table = (name: string, columns: string[]) => ({
  name,
  columns: columns.map((each) => ({name: each}))
});
const schema = {
  tables: [table("nuclear_tests", ["id", "case", "sources"])],
  derived: [table("readings", ["table_name", "row_id", "subject"])],
  macros: []
} as unknown as Schema;

async function behind(sql: string): Promise<string[][]> {
  const known = {aggregates: new Set(["count", "list", "works_of"])};
  const carried = carry(readShape(sql), rowsCarrier(schema, "rows_behind"), known);
  const rows = await ask(`SELECT rows_behind FROM (${carried.sql})`);
  return rows.map(([ids]) => String(ids).split(";"));
}

it("brings the rows behind each row of a group", async () => {
  const found = await behind('SELECT "case", count(*) AS n FROM nuclear_tests GROUP BY "case"');
  const counted = await ask('SELECT count(*) FROM nuclear_tests GROUP BY "case"');
  const sizes = (numbers: unknown[]) => numbers.map(Number).sort((a, b) => a - b);
  expect(sizes(found.map((ids) => new Set(ids).size))).toEqual(sizes(counted.flat()));
});

it("brings the row that a reading stands in", async () => {
  const [ids] = await behind("SELECT subject FROM readings ORDER BY number LIMIT 1");
  expect(await ask("SELECT row_id FROM readings ORDER BY number LIMIT 1")).toEqual([ids]);
});
