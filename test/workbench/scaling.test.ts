import {afterAll, describe, expect, it} from "vitest";
import {changeOf} from "../../packages/workbench/src/scaled-rows.js";
import type {Before} from "../../packages/workbench/src/made-again.js";
import {findMixing} from "../../packages/workbench/src/scaling.js";
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
    `FROM query('SELECT sum(best) AS n FROM observations WHERE ${two.replaceAll("'", "''")}')`,
    `SELECT "case", variable, sum(best) AS n FROM observations WHERE ${two} GROUP BY ROLLUP ("case", variable)`,
    `SELECT variable, sum(best) AS n FROM observations WHERE ${two} GROUP BY GROUPING SETS ((variable), ())`,
    `SELECT "case" FROM observations WHERE ${two} GROUP BY "case" HAVING sum(best) > 1e30`,
    `SELECT "case", count(*) AS n FROM observations WHERE ${two} GROUP BY "case" HAVING avg(best) > 100`,
    `SELECT "case" FROM observations WHERE ${two} GROUP BY "case" HAVING CASE WHEN sum(best) BETWEEN 1 AND 1e30 THEN true ELSE false END`,
    `SELECT "case" FROM observations WHERE ${two} GROUP BY "case" ORDER BY sum(best) DESC`,
    `SELECT "case" FROM observations WHERE ${two} QUALIFY sum(best) OVER (PARTITION BY "case") > 1e30`,
    `SELECT "case" FROM (SELECT "case", sum(best) AS s FROM observations WHERE ${two} GROUP BY 1) WHERE s > 1e30`,
    `WITH t AS (SELECT "case", sum(best) AS s FROM observations WHERE ${two} GROUP BY 1), u AS (WITH v AS (FROM t) SELECT "case" FROM v ORDER BY s LIMIT 2) FROM u ORDER BY 1`,
    `SELECT id FROM cases WHERE (SELECT sum(best) FROM observations AS o WHERE o."case" = cases.id AND ${two}) > 1e30`,
    `SELECT sum(best) OVER (PARTITION BY year) AS n FROM observations WHERE variable = 'sipri_milex_local_currency' AND year = 2010`,
    `SELECT (SELECT sum(best) FROM observations WHERE variable = 'sipri_milex_local_currency') AS n`
  ])("%s", async (sql) => {
    const found = await mixing(sql);
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
    `SELECT sum(best) AS n FROM observations WHERE ${two} AND "case" = 'CHN' GROUP BY variable, year ORDER BY 1 DESC`,
    `SELECT "case", sum(best) AS n FROM observations WHERE variable = 'population_wdi' GROUP BY CUBE ("case")`,
    `SELECT "case" FROM observations GROUP BY "case" HAVING sum(best) FILTER (WHERE variable = 'population_wdi') > 1e9`,
    `SELECT "case" FROM observations WHERE ${two} GROUP BY "case" HAVING max(best) FILTER (variable = 'population_wdi') > 1e7 AND max(best) FILTER (variable = 'gdp_current_usd_wdi') > 1e5`,
    `WITH t AS (SELECT "case", sum(best) AS s FROM observations WHERE variable = 'population_wdi' GROUP BY 1) SELECT "case" FROM t WHERE s > 1 ORDER BY s`,
    `SELECT "case", sum(best) AS n FROM observations WHERE variable = 'sipri_milex_local_currency' GROUP BY 1`
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

  it("is made again row by row too, where it was filled after it was made", async () => {
    const statements = [
      "CREATE TABLE filled (name VARCHAR, amount DOUBLE)",
      "INSERT INTO filled SELECT variable, best FROM observations",
      "UPDATE filled SET amount = amount + 0",
      "DELETE FROM filled WHERE amount IS NULL"
    ];
    for (const each of statements) await ask(each);
    const filled = {tables: ["observations"], statements};
    expect((await mixing("SELECT sum(amount) AS n FROM filled", filled))!.within).not.toEqual([]);
    const one = "SELECT sum(amount) AS n FROM filled WHERE name = 'population_wdi'";
    expect(await mixing(one, filled)).toMatchObject({within: [], unknown: false});
    const {rows} = await ask("SELECT count(*) = count(amount) AS same FROM filled");
    expect(rows["same"]).toEqual([true]);
  });

  it("is not judged where what made it would write to what the reader has", async () => {
    for (const each of [
      "INSERT INTO seen_elsewhere SELECT 'a', 'b', 1",
      "UPDATE brought SET best = 0",
      "EXECUTE filling",
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

it("says that it does not know where the name of the largest of several kinds is given", async () => {
  const largest = `SELECT arg_max(variable, best) AS v FROM observations WHERE ${two}`;
  expect((await mixing(largest))!.unknown).toBe(true);
});

it("says that it does not know what WHERE adds up of two tables", async () => {
  const pairs = `SELECT a.year FROM observations a JOIN observations b USING ("case", year) WHERE a.variable = 'gdp_current_usd_wdi' AND b.variable = 'population_wdi'`;
  expect((await mixing(`${pairs} AND a.best + b.best > 1e9`))!.unknown).toBe(true);
});

it("says that it does not know what a row around it decides", async () => {
  const inner = `SELECT 1 FROM observations AS o WHERE o."case" = cases.id GROUP BY o."case" HAVING sum(best) > 1e30`;
  expect((await mixing(`SELECT id FROM cases WHERE EXISTS (${inner})`))!.unknown).toBe(true);
});

it("gives up once nobody waits for it, and leaves nothing before the tables", async () => {
  const sql = `SELECT sum(best) AS n FROM observations WHERE ${two}`;
  const plan = await planOf(sql, ask);
  const left = async () =>
    (await aside("SELECT view_name FROM duckdb_views() WHERE temporary AND NOT internal")).rows;
  const ended = AbortSignal.abort(new Error("another query"));
  const found = findMixing(sql, plan, await ask(sql), schema, aside, undefined, ended);
  await expect(found).rejects.toThrow("another query");
  const stop = new AbortController();
  const until = async (text: string) => {
    const answer = await aside(text);
    if (text === sql) stop.abort(new Error("another query"));
    return answer;
  };
  const begun = findMixing(sql, plan, await ask(sql), schema, until, undefined, stop.signal);
  await expect(begun).rejects.toThrow("another query");
  expect(await left()).toEqual({view_name: []});
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
