import {afterAll, describe, expect, it} from "vitest";
import {footnotes, type Footnotes} from "../../packages/workbench/src/footnotes.js";
import {introduce} from "../../packages/workbench/src/result-view.js";
import type {Answer} from "../../packages/workbench/src/session.js";
import {changes} from "../../packages/workbench/src/trace/admit.js";
import {Made, namesOfRecord} from "../../packages/workbench/src/trace/made.js";
import {planOf} from "../../packages/workbench/src/trace/plan.js";
import {openRecord} from "../support/record.js";

const {schema, ask, close} = await openRecord();
afterAll(close);

const names = await namesOfRecord({read: (sql: string) => ask(sql) as never});

/** What stands behind the last of some statements of one session. */
async function behind(...statements: string[]): Promise<Footnotes> {
  const made = new Made();
  let notes: Footnotes | undefined;
  for (const statement of statements) {
    const plan = await planOf(statement, ask);
    const answer = {...(await ask(statement)), statement, plan, cut: false} as unknown as Answer;
    if (changes(plan)) await made.note(plan, ask, names);
    const origins = (tables: string[]) => made.origins(tables, statement);
    notes = await footnotes(answer, statement, {schema, ask, origins});
  }
  return notes!;
}

async function keys(where: string): Promise<string[]> {
  const {rows} = await ask(`SELECT DISTINCT source FROM citations WHERE ${where} ORDER BY 1`);
  return rows["source"]!.map(String);
}

describe("the works behind a number", () => {
  const only = (variable: string) =>
    keys(
      `table_name = 'observations' AND row_id IN (SELECT id FROM observations WHERE variable = '${variable}' AND best IS NOT NULL)`
    );

  it.each([
    "sum(best) FILTER (WHERE variable = 'iron_steel_output_nmc')",
    "sum(CASE WHEN variable = 'iron_steel_output_nmc' THEN best END)",
    "sum(CASE WHEN variable = 'iron_steel_output_nmc' THEN best ELSE 0 END)",
    "sum(if(variable = 'iron_steel_output_nmc', best, 0))",
    "round(sum(best * (variable = 'iron_steel_output_nmc')::INTEGER), 1)",
    "countif(variable = 'iron_steel_output_nmc')"
  ])("are those of the rows that enter it: %s", async (number) => {
    const {keys: found, measures} = await behind(`SELECT ${number} AS n FROM observations`);
    expect(found.sort()).toEqual(await only("iron_steel_output_nmc"));
    expect(measures.join()).not.toMatch(/population/);
  });

  it("are those of all rows where one number is made of all, or none enters", async () => {
    const all = await keys("table_name = 'nuclear_tests'");
    for (const list of [
      "count(*) AS n, count(*) FILTER (number = 1) AS m",
      "count(*) FILTER (number = 0) AS n",
      "list(number) AS n"
    ])
      expect((await behind(`SELECT ${list} FROM nuclear_tests`)).keys.sort()).toEqual(all);
  });
});

describe("a column called sources", () => {
  it.each([
    "SELECT 'forged[p. 1]' AS sources, id FROM nuclear_tests",
    "SELECT upper(sources) AS sources, id FROM nuclear_tests",
    "SELECT 'forged[p. 1]' AS sources, * FROM (PIVOT nuclear_tests ON number IN (1, 2) USING count(*) GROUP BY environment)"
  ])("names no work that does not stand behind a row: %s", async (sql) => {
    const cited = await keys("table_name = 'nuclear_tests'");
    expect((await behind(sql)).keys.filter((key) => !cited.includes(key))).toEqual([]);
  });

  it("is not taken for another table's works", async () => {
    const [key] = await keys(
      "table_name = 'nuclear_tests' AND source NOT IN (SELECT source FROM citations WHERE table_name = 'events')"
    );
    expect((await behind(`SELECT '${key!}[x]' AS sources, id FROM events`)).keys).not.toContain(
      key
    );
  });
});

describe("what a query within an expression reads", () => {
  it.each([
    "WITH a AS (SELECT count(*) AS n FROM nuclear_tests) SELECT id, (FROM a) AS n FROM cases",
    "WITH a AS (SELECT count(*) AS n FROM nuclear_tests) SELECT id, (SELECT b.n FROM a AS b) AS n FROM cases",
    "WITH a AS (SELECT event FROM nuclear_tests) SELECT id FROM events WHERE id IN (FROM a)",
    "SELECT id, (SELECT count(*) FROM nuclear_tests) AS n FROM nuclear_tests"
  ])("is said to stand behind the rows besides: %s", async (sql) => {
    const notes = await behind(sql);
    expect(notes.reason).toBeNull();
    expect(introduce(notes)).toMatch(/also depend on nuclear_tests/);
  });
});

describe("a variable made from the record", () => {
  const set = "SET VARIABLE most = (SELECT count(*) FROM events)";

  it.each([
    [[set, "SELECT count(*) AS n FROM nuclear_tests"], /^The works behind these rows/],
    [[set, "SELECT 1 AS one"], /^The query reads no table/],
    [[set, "SELECT getvariable('most') AS n"], /Your own variables .* from events/],
    [
      [set, "CREATE OR REPLACE MACRO most_of() AS getvariable('most')", "SELECT most_of() AS n"],
      /Your own variables .* from events/
    ]
  ])("stands behind what may read it, and nothing else: %s", async (statements, says) => {
    expect(introduce(await behind(...statements))).toMatch(says);
  });
});
