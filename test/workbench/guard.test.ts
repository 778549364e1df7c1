import {afterAll, describe, expect, it} from "vitest";
import {comparePairs, guardQuery} from "../../packages/workbench/src/guard.js";
import {findMixing} from "../../packages/workbench/src/scaling.js";
import {measureCarrier} from "../../packages/workbench/src/trace/carriers.js";
import {planOf} from "../../packages/workbench/src/trace/plan.js";
import {carry} from "../../packages/workbench/src/trace/rewrite.js";
import {readShape} from "../../packages/workbench/src/trace/shape.js";
import {openRecord} from "../support/record.js";

const {schema, ask, aside, close} = await openRecord();
afterAll(close);

async function verdict(sql: string, axis = "") {
  const carrier = measureCarrier(schema, "measured_by");
  const hidden = carry(readShape(sql), carrier, {aggregates: new Set(schema.aggregates)});
  const measures = (await ask(hidden.sql)).rows["measured_by"]!.map(String);
  const mixing = await findMixing(sql, await planOf(sql, ask), await ask(sql), schema, aside);
  return guardQuery(mixing, measures, await comparePairs(measures, ask), axis ? [axis] : []);
}

const values = (variable: string, more = "") =>
  `SELECT "case", year, best FROM observations WHERE variable = '${variable}' AND "case" IN ('CHN', 'PRK')${more}`;
const sums = (variable: string) =>
  `SELECT year, sum(best) AS total FROM observations WHERE variable = '${variable}' AND "case" IN ('CHN', 'PRK') GROUP BY year`;

describe("one variable of two cases", () => {
  it("is not summed where each is in its own currency", async () => {
    expect((await verdict(sums("sipri_milex_local_currency"))).blocked).toMatch(
      /sipri_milex_local_currency \(CHN\) and sipri_milex_local_currency \(PRK\).*their units differ/
    );
  });

  it("does not stand on one axis there either", async () => {
    const {blocked, apart} = await verdict(values("sipri_milex_local_currency"), "best");
    expect(blocked).toBeNull();
    expect(apart).toMatch(/their units differ/);
  });

  it("is warned of where the series breaks", async () => {
    const {apart, warnings} = await verdict(values("iron_steel_output_nmc"), "best");
    expect(apart).toBeNull();
    expect(warnings).toEqual([
      expect.stringMatching(/\(CHN\).*\(PRK\).*the series breaks 2 times/)
    ]);
  });

  it("passes without a word where nothing is against it", async () => {
    for (const given of [
      await verdict(values("population_wdi"), "best"),
      await verdict(sums("population_wdi"))
    ])
      expect(given).toEqual({blocked: null, apart: null, warnings: [], notes: []});
  });

  it("is of no concern where one case alone is asked for", async () => {
    expect(
      await verdict(values("iron_steel_output_nmc", ` AND "case" = 'PRK'`), "best")
    ).toMatchObject({warnings: []});
  });
});

describe("two variables", () => {
  it("are told apart once, however many cases have them", async () => {
    const sql = `SELECT "case", variable, year, best FROM observations WHERE variable IN ('population_wdi', 'gdp_current_usd_wdi')`;
    const {apart} = await verdict(sql, "best");
    expect(apart).toMatch(/gdp_current_usd_wdi and population_wdi.*measure different things/);
  });
});
