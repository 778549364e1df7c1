import {afterAll, describe, expect, it} from "vitest";
import {changeOf} from "../../packages/workbench/src/scaled-rows.js";
import {findMixing, type Before} from "../../packages/workbench/src/scaling.js";
import {planOf} from "../../packages/workbench/src/trace/plan.js";
import {openRecord} from "../support/record.js";

const {schema, ask, aside, close} = await openRecord();
afterAll(close);

async function mixing(sql: string, before?: Before) {
  const plan = await planOf(sql, ask);
  return findMixing(sql, plan, await ask(sql), schema, aside, before);
}

const two = "variable IN ('gdp_current_usd_wdi', 'population_wdi')";

describe("a number that puts several kinds of values together is found", () => {
  it.each([
    `SELECT "case", sum(best) AS n FROM observations WHERE ${two} GROUP BY 1`,
    `SELECT "case", sum(x) AS n FROM (SELECT "case", best x FROM observations WHERE ${two}) GROUP BY 1`,
    `WITH a AS (SELECT "case", best + 0 AS x FROM observations WHERE ${two}) SELECT "case", avg(x) FROM a GROUP BY 1`,
    `SELECT "case", list_sum(list(best)) AS n FROM observations WHERE ${two} GROUP BY 1`,
    `SELECT "case", list_reduce(list(best), (a, b) -> a + b) AS n FROM observations WHERE ${two} GROUP BY 1`,
    `PIVOT (SELECT "case", year, best FROM observations WHERE ${two} AND year IN (1990, 1991)) ON year IN (1990, 1991) USING sum(best)`,
    `SELECT "case", max(best) AS n FROM observations WHERE ${two} GROUP BY 1`,
    `SELECT "case", year, sum(best) OVER (PARTITION BY "case" ORDER BY year) AS n FROM observations WHERE ${two} ORDER BY ALL`,
    `SELECT a."case", a.best + b.best AS n FROM observations a JOIN observations b USING ("case", year) WHERE a.variable = 'gdp_current_usd_wdi' AND b.variable = 'population_wdi' ORDER BY ALL`,
    `SELECT unit, avg(best) FROM costs GROUP BY ALL HAVING count(*) > 0 UNION ALL SELECT 'all', sum(best) FROM costs ORDER BY 1`,
    `FROM query('SELECT sum(best) AS n FROM observations WHERE ${two.replaceAll("'", "''")}')`
  ])("%s", async (sql) => {
    const found = await mixing(sql);
    expect(found!.unknown).toBe(false);
    expect(found!.within).not.toEqual([]);
  });
});

describe("a number of one kind, however it is written, is let be", () => {
  it.each([
    `SELECT "case", sum(best) AS n FROM observations WHERE variable = 'population_wdi' GROUP BY 1`,
    `SELECT "case", variable, round(avg(best), 1) AS n FROM observations GROUP BY ALL`,
    `SELECT "case", sum(x) AS n FROM (SELECT "case", best x FROM observations WHERE variable = 'population_wdi' AND best > 1000) GROUP BY 1 HAVING sum(x) > 5`,
    `SELECT "case", year, round(1000 * max(best) FILTER (variable = 'iron_steel_output_nmc') / max(best) FILTER (variable = 'total_population_nmc')) AS kg FROM observations WHERE year IN (1964, 2006) GROUP BY ALL`,
    `SELECT "case", sum(CASE WHEN variable = 'iron_steel_output_nmc' THEN best END) / sum(CASE WHEN variable = 'total_population_nmc' THEN best END) AS share FROM observations GROUP BY 1`,
    `SELECT s."case", s.best / p.best AS n FROM observations s JOIN observations p USING ("case", year) WHERE s.variable = 'iron_steel_output_nmc' AND p.variable = 'total_population_nmc' ORDER BY ALL`,
    `SELECT "case", count(*) AS n FROM observations GROUP BY 1`,
    `SELECT unit, sum(best) AS n FROM costs GROUP BY ALL`,
    `SELECT best - lag(best) OVER (PARTITION BY variable ORDER BY year) AS d FROM observations WHERE "case" = 'CHN' AND year IN (1990, 1991) ORDER BY 1`,
    `SELECT sum(best) AS n FROM observations WHERE ${two} AND "case" = 'CHN' GROUP BY variable, year ORDER BY 1 DESC`
  ])("%s", async (sql) => {
    const found = await mixing(sql);
    expect(found?.unknown ?? false).toBe(false);
    expect(found?.within ?? []).toEqual([]);
  });
});

describe("a table of the reader's, made of values", () => {
  const made = "CREATE OR REPLACE TABLE own AS SELECT variable, unit, best FROM observations";
  const more = "CREATE OR REPLACE VIEW seen AS SELECT variable, 2 * best AS best FROM own";
  const before = {tables: ["observations"], statements: [made, more]};

  it("is made again of what is multiplied, and stays as it was for the reader", async () => {
    for (const each of [made, more]) await ask(each);
    for (const table of ["own", "seen"]) {
      expect((await mixing(`SELECT sum(best) AS n FROM ${table}`, before))!.within).not.toEqual([]);
      const one = await mixing(
        `SELECT sum(best) AS n FROM ${table} WHERE variable = 'population_wdi'`,
        before
      );
      expect(one).toMatchObject({within: [], unknown: false});
    }
    const {rows} = await ask(
      "SELECT (SELECT sum(best) FROM own) = (SELECT sum(best) FROM observations) AS same"
    );
    expect(rows["same"]).toEqual([true]);
  });

  it("is not judged where what made it would write to what the reader has", async () => {
    for (const each of [
      "INSERT INTO own SELECT 'a', 'b', 1",
      made.replace("own", "memory.main.own")
    ])
      expect(
        await mixing("SELECT sum(best) AS n FROM own", {...before, statements: [made, each]})
      ).toMatchObject({unknown: true});
  });
});

it("says that it does not know where rows come and go with several kinds", async () => {
  expect(
    (await mixing("SELECT variable, best FROM observations ORDER BY best DESC LIMIT 5"))!.unknown
  ).toBe(true);
});

it("says that it does not know where tables are named in full", async () => {
  expect(
    (await mixing(`SELECT sum(best) AS n FROM record.main.observations WHERE ${two}`))!.unknown
  ).toBe(true);
});

it("tells the columns apart whose cells are of several kinds", async () => {
  const found = await mixing(`SELECT variable, year, best FROM observations WHERE ${two}`);
  expect(found!.along.get("best")!.length).toBe(2);
  expect(found!.along.get("year")).toEqual([]);
});

it.each([
  [3, 3, "none"],
  [3, 3 * 2 ** 40, "power"],
  [0.33, (1 / 3) * 2 ** 40, "power"],
  [0.33, 0, "power"],
  [12, 12 + 0.3 * (2 ** 40 - 1), "other"],
  ["1.5", "1649267441664", "power"],
  ["a", "b", "other"],
  [[1, 2], [1, 2 * 2 ** 40], "power"]
] as const)("%j became %j by a factor: %s", (before, after, change) => {
  expect(changeOf(before as never, after as never)).toBe(change);
});
