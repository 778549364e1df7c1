import {describe, expect, it} from "vitest";
import * as effortShares from "../../src/figures/effort_shares.js";
import * as programmeCosts from "../../src/figures/programme_costs.js";
import * as unitCosts from "../../src/figures/unit_costs.js";
import {dollars, who} from "../../src/figures/costs/estimate.js";
import {figureInput} from "../../packages/site/src/build/bake.js";
import {figureState} from "../../packages/figure/src/element.js";
import type {FigureSpec, Row} from "../../packages/figure/src/spec.js";
import {toldBy} from "../support/headline.js";
import {outputs} from "../support/outputs.js";

type Selections = Record<string, string>;

async function state(name: string, selections: Selections = {}) {
  return figureState({...(await figureInput(name, await outputs())), selections});
}

async function sentence(
  name: string,
  spec: object,
  selections: Selections = {},
  change = (row: Row): Row => row
) {
  const {rows, context} = await state(name, selections);
  return toldBy(spec as FigureSpec, rows.map(change), context);
}

const find = (rows: Row[], id: string) => rows.find((row) => row["id"] === id)!;

describe("published costs", () => {
  // Lewis and Xue 1988; CIA 1975; Ministry of Unification 2013; ministry 2017; KIDA 2022, each as quoted.
  it.each([
    ["chn-co-002", null, 4.1, null],
    ["chn-co-007", null, 3.7, null],
    ["prk-co-027", null, 1.5, null],
    ["prk-co-035", null, 3.2, null],
    ["prk-co-029", 1.1, null, 1.5],
    ["prk-co-030", 1.1, null, 1.6]
  ])("%s is as printed, in billion dollars", async (id, low, best, high) => {
    const row = find((await state("programme_costs")).rows, id);
    const billion = (cell: unknown) => (cell === null ? null : Number(cell) / 1e9);
    expect([billion(row["low"]), billion(row["best"]), billion(row["high"])]).toEqual([
      low,
      best,
      high
    ]);
  });

  it("tie 4.1 billion dollars to 10.7 billion yuan, and the total of 2022 to that of 2016", async () => {
    const {rows} = await state("programme_costs");
    expect(find(rows, "chn-co-002")).toMatchObject({
      parent: "chn-co-001",
      root: "chn-co-001",
      depth: 1
    });
    expect(find(rows, "prk-co-030")).toMatchObject({
      parent: "prk-co-029",
      root: "prk-co-028",
      depth: 2
    });
  });

  it("come from five voices in all", async () => {
    expect(await sentence("programme_costs", programmeCosts)).toBe(
      "Only eight of 15 totals count the same thing in more than one country\n15 published totals come from 5 independent sources and count different things. The bomb (plant, device): China 4.1–7.5 billion, North Korea 1.1–1.6 billion dollars. 4 other kinds of cost have totals for one country only."
    );
  });

  // 10.7 and 30 billion yuan at the official rate stand in the picture above the 4.1 billion of the press.
  it("are told as far as the picture goes, scope by scope", async () => {
    const {rows} = await state("programme_costs");
    const drawn = rows.filter(
      (row) =>
        row["scope"] === "cumulative_programme" &&
        row["domain"] === "device" &&
        row["coverage"] === "plant, device"
    );
    const all = drawn
      .filter(({part_of}) => part_of === null)
      .flatMap((row) =>
        [row["low"], row["best"], row["high"]].filter((cell) => cell !== null).map(Number)
      );
    expect((Math.max(...all) / 1e9).toFixed(1)).toBe("7.5");
    const more = await sentence("programme_costs", programmeCosts, {}, (row) =>
      row["id"] === "prk-co-083" ? {...row, best: 9e12} : row
    );
    expect(more).toBe(await sentence("programme_costs", programmeCosts));
  });

  it("are refused in dollars of one year, each with its reason", async () => {
    const {rows} = await state("programme_costs", {prices: "constant_dollars"});
    expect(
      rows.filter(({best, low, high}) => best !== null || low !== null || high !== null)
    ).toEqual([]);
    expect(rows.every(({refusal}) => typeof refusal === "string")).toBe(true);
    expect(await sentence("programme_costs", programmeCosts, {prices: "constant_dollars"})).toMatch(
      /^None of 17 .*the year of its prices is not stated \(\d+\).*were set by plan/s
    );
  });

  it("of one nuclear test lie 80 times apart", async () => {
    expect(await sentence("unit_costs", unitCosts)).toBe(
      "Estimates for one nuclear test in North Korea differ 80-fold\nNorth Korea: one nuclear test is put at 5–400 million dollars, 80 times from lowest to highest (4 figures, 3 independent sources)."
    );
  });

  it("of one year are told for both cases, of one campaign by their names", async () => {
    expect(await sentence("unit_costs", unitCosts, {cost_of: "year"})).toMatch(
      /China: one year of the nuclear programme is put at 150–220 million dollars.*North Korea: .* 589–856 million/
    );
    expect(await sentence("unit_costs", unitCosts, {cost_of: "campaign"})).toMatch(
      /from 43 million dollars \(seven missiles.*\) to 1\.3 billion \(two long-range launches of 2012\)/
    );
  });
});

describe("shares of output", () => {
  // ICAN: 6 percent of 35 percent; KIDA 2022 as quoted: up to 2 percent.
  it.each([
    ["prk-co-090", 2.1],
    ["prk-co-052", 2]
  ])("%s is %d percent", async (id, percent) => {
    expect(Number(find((await state("effort_shares")).rows, id)["best"])).toBeCloseTo(percent, 1);
  });

  it("are compared within a scope alone, and overlap there", async () => {
    const found = await sentence("effort_shares", effortShares);
    expect(found).toMatch(
      /^Like with like: the bomb \(plant, device\), totals: China 0\.25–1\.4, North Korea 0\.06–0\.56 percent of output a year, the bands overlap/m
    );
    // Launches of one year and prices of single missiles are of another scope than a programme.
    expect(found).not.toMatch(/5\.2|0\.03/);
  });

  it("of the state budget can be told for one case only, and nothing is compared", async () => {
    expect(await sentence("effort_shares", effortShares, {share: "share_of_state_budget"})).toMatch(
      /^None of the \d+ shares of the state budget \(China\) has a counterpart in another country/m
    );
  });

  it("are never ranked", async () => {
    const {rows, context} = await state("effort_shares");
    expect(effortShares.subtitle(rows as never, context)).toContain("nothing is ranked");
  });
});

describe("a sentence about costs", () => {
  const grown = (row: Row): Row => {
    const times = (cell: unknown) => (typeof cell === "number" ? cell * 3 : null);
    return {...row, low: times(row["low"]), best: times(row["best"]), high: times(row["high"])};
  };

  it.each([
    ["programme_costs", programmeCosts, {}],
    ["unit_costs", unitCosts, {}],
    ["unit_costs", unitCosts, {cost_of: "year"}],
    ["unit_costs", unitCosts, {cost_of: "campaign"}],
    ["effort_shares", effortShares, {}]
  ])("of %s moves with its rows", async (name, spec, selections) => {
    const [before, after] = [
      await sentence(name, spec, selections),
      await sentence(name, spec, selections, grown)
    ];
    const [old, now] = [before, after].map((text) =>
      text.match(/\d+(\.\d+)?(?= ?(million|billion|percent|–|,))/g)!
    );
    expect(now).not.toEqual(old);
  });

  it("holds for three cases", async () => {
    const {rows, context} = await state("effort_shares");
    const third = {...context.cases[0]!, id: "XXX", name: "Third", position: 9};
    const more = rows
      .filter((row) => row["case"] === "CHN")
      .map((row) => ({...row, case: "XXX", low: 9, best: null, high: 9.5}));
    const found = effortShares.detail([...rows, ...more] as never, {
      ...context,
      cases: [...context.cases, third]
    });
    expect(found).toMatch(/Third 9\.0–9\.5 percent of output a year, the bands do not meet/);
  });
});

describe("words for money", () => {
  it("tell dollars as people say them", () => {
    expect(dollars(3e8, 4e8)).toBe("300–400 million");
    expect(dollars(1.5e8, 3.2e9)).toBe("150 million–3.2 billion");
    expect(dollars(4.1e9, 4.1e9)).toBe("4.1 billion");
  });

  it("name an author by surname and a body without its country", () => {
    const named = (author: string | null) => who({author, family: "press", vintage: 1988});
    expect(named("Lewis, John Wilson and Xue, Litai")).toBe("Lewis and Xue, 1988");
    expect(named("{Ministry of Unification, Republic of Korea}")).toBe(
      "Ministry of Unification, 1988"
    );
    expect(named(null)).toBe("press, unsigned, 1988");
  });
});
