import {describe, expect, it} from "vitest";
import {rowsOf} from "../../packages/figure/src/answers.js";
import type {Row} from "../../packages/figure/src/spec.js";
import {figureInput} from "../../packages/site/src/build/bake.js";
import {figureState} from "../../packages/figure/src/element.js";
import {altered} from "../support/altered.js";
import {ask} from "../support/database.js";
import {toldBy} from "../support/headline.js";
import {outputs} from "../support/outputs.js";

async function rows(query: string, selections: Record<string, string> = {}): Promise<Row[]> {
  return rowsOf((await outputs()).answers.get(query)!, selections);
}

function only(found: Row[], wanted: Row): Row[] {
  return found.filter((row) => Object.entries(wanted).every(([name, cell]) => row[name] === cell));
}

async function said(figure: string, selections: Record<string, string> = {}): Promise<string> {
  const input = {...(await figureInput(figure, await outputs())), selections};
  const {rows: shown, context} = figureState(input);
  return toldBy(input.spec, shown, context);
}

describe("conditions at each milestone", async () => {
  const held = await rows("milestone_conditions");
  const test = (id: string, series: string) =>
    only(held, {kind: "first_nuclear_test", case: id, role: "own", series})[0]!;

  // Maddison Project 2023 and 2010, latent-variable model, Penn World Table, Correlates of War, FAO, United Nations.
  it.each([
    ["CHN", "gdp_per_capita_mpd2023", 1034, 1152],
    ["CHN", "gdp_per_capita_anders2020", 1036, 1122],
    ["CHN", "gdp_per_capita_maddison2010", 590, 645],
    ["PRK", "gdp_per_capita_mpd2023", 1808.1, 1778.5],
    ["PRK", "gdp_per_capita_anders2020", 2039, 2049],
    ["PRK", "gdp_per_capita_maddison2010", 1140, 1133],
    ["CHN", "primary_energy_consumption_nmc", 0.24, 0.23],
    ["PRK", "primary_energy_consumption_nmc", 1.35, 1.36],
    ["CHN", "iron_steel_output_nmc", 10.94, 13.54],
    ["PRK", "iron_steel_output_nmc", 12.6, 12.52],
    ["CHN", "calorie_supply", 1594, 1666],
    ["PRK", "calorie_supply", 2180, 2141],
    ["CHN", "crude_death_rate_registered", 10, 11.5],
    ["CHN", "crude_death_rate_banister", 13.8, 12.5]
  ])("%s at the first test by %s: %d, then %d", (id, series, before, same) => {
    const row = test(id, series);
    expect(Number(row["before"])).toBeCloseTo(before, 1);
    expect(Number(row["same"])).toBeCloseTo(same, 1);
    expect(Number(row["year_before"])).toBe(Number(row["year_same"]) - 1);
  });

  it("leave a milestone out whose first candidate has no date", () => {
    expect(only(held, {kind: "weapons_decision", case: "PRK"})).toEqual([]);
    expect(only(held, {kind: "weapons_decision", case: "CHN"}).length).toBeGreaterThan(0);
  });

  it("never put shares of different wholes on one axis", () => {
    const burdens = held.filter(({measure}) => String(measure).startsWith("burden"));
    for (const measure of new Set(burdens.map((row) => row["measure"]))) {
      expect(new Set(only(burdens, {measure: measure!}).map(({unit}) => unit)).size).toBe(1);
    }
  });

  it("tell both halves of the finding, and only one half where rows allow no more", async () => {
    expect(await said("milestone_conditions")).toMatch(
      /1\.5–1\.8 times as rich .* 3\.5–3\.7\u00a0% .* 4\.8–5\.7\u00a0%/
    );
    expect(await said("milestone_conditions", {when: "before"})).toMatch(
      /\(2005\) was 1\.7–2\.0 times/
    );
    expect(
      await said("milestone_conditions", {milestone: "first_live_warhead_on_missile"})
    ).toMatch(/no series covers both/);
  });

  it("are recalled, not seen, only where official outlays and harvests are", async () => {
    const unchecked = only(held, {status: "unchecked"}).map(({series}) => series);
    expect(
      [...new Set(unchecked)].every((series) =>
        /^(defence_share|grain_output_nbs)/.test(String(series))
      )
    ).toBe(true);
    expect(
      only(await rows("milestone_conditions", {checked: "checked"}), {status: "unchecked"})
    ).toEqual([]);
  });
});

describe("incomes", async () => {
  const incomes = await rows("incomes");

  it("stay between 1,570 and 1,820 dollars from 2000 to 2022", () => {
    const line = only(incomes, {case: "PRK", series: "gdp_per_capita_mpd2023"}).filter(
      ({year}) => Number(year) >= 2000
    );
    expect(line).toHaveLength(23);
    const values = line.map(({best}) => Number(best));
    expect(Math.min(...values)).toBeCloseTo(1569, 0);
    expect(Math.max(...values)).toBeCloseTo(1821, 0);
  });

  it("keep price bases apart and leave a repeated release out", () => {
    expect(new Set(only(incomes, {role: "value"}).map(({unit}) => unit)).size).toBe(3);
    expect(only(incomes, {series: "gdp_per_capita_mpd2020", case: "CHN"})).toEqual([]);
    expect(only(incomes, {case: "PRK", series: "gdp_per_capita_pwt"})).toEqual([]);
  });

  it("find the longest level stretch", async () => {
    expect(await said("incomes")).toMatch(
      /North Korea 28 years, 1995–2022, .*China 9 years, 1952–1960/
    );
  });
});

describe("energy and steel", () => {
  // 0.23 and 1.36 tonnes of coal equivalent, 14 and 13 kg of steel.
  it("are told for the start of the clock, with the fall before it", async () => {
    const sentence = await said("energy_steel");
    expect(sentence).toMatch(
      /China 0\.23 \(1964, .*North Korea 1\.36 \(2006, \d+\u00a0% below 1990, the series breaks in 1990\)/
    );
    expect(sentence).toMatch(/China 13\.5 .*North Korea 12\.5/);
  });
});

describe("a break in a series", () => {
  // Correlates of War 7.0: 8,100 thousand tonnes in 1993, 1,600 in 1994.
  it("ends every comparison with the years before it", async () => {
    const sentence = await said("energy_steel");
    expect(sentence).not.toMatch(/steel made.*below 199[0-3]/);
    expect(sentence).toMatch(/the series breaks in 1994/);
    const whole = await altered(
      "energy_steel",
      "DELETE FROM breaks WHERE variable = 'iron_steel_output_nmc'"
    );
    const {context} = figureState(await figureInput("energy_steel", await outputs()));
    const {spec} = await figureInput("energy_steel", await outputs());
    expect(toldBy(spec, spec.select!(whole, context), context)).toMatch(
      /9\d\u00a0% below 199[0-3]/
    );
  });

  it("lies between no two values of which one is told by the other", async () => {
    const crossing = `SELECT count(*) FROM below_peak JOIN breaks USING ("case", variable)
      WHERE peak_year < breaks.year AND below_peak.year >= breaks.year`;
    expect(await ask(crossing)).toEqual([[0]]);
    const indexed = `SELECT count(index), count(reason) FROM indexed(1990) AS indices JOIN breaks USING ("case", variable)
      WHERE breaks.id = 'prk-br-01' AND indices.year >= breaks.year`;
    const [[kept, refused]] = (await ask(indexed)) as [[number, number]];
    expect([kept, refused > 20]).toEqual([0, true]);
  });

  it("ends the line that is drawn", async () => {
    const shown = only(await rows("energy_steel"), {case: "PRK", series: "iron_steel_output_nmc"});
    const stretch = (year: number) => only(shown, {year})[0]!["stretch"];
    expect([1993, 1994, 2011, 2012].map(stretch)).toEqual([0, 1, 1, 2]);
  });
});

describe("a series per person", () => {
  it("has one count of the people from end to end", async () => {
    const sql = `SELECT "case", variable FROM per_head GROUP BY ALL HAVING count(DISTINCT people) > 1`;
    expect(await ask(sql)).toEqual([]);
  });
});

describe("military shares", async () => {
  const burdens = only(await rows("burdens"), {role: "value"});

  it("are drawn by what they are a share of", () => {
    const units = new Set(burdens.map(({unit}) => unit));
    expect([...units].sort()).toEqual([
      "percent of GDP",
      "percent of state budget",
      "percent of state expenditure"
    ]);
  });

  it("differ by origin: official 3 to 7 percent, from compiled dollars 7 to 26", async () => {
    expect(await said("burdens")).toMatch(
      /China 3–7 \(the state itself\), 7–26 \(reference work\)/
    );
    expect(only(burdens, {case: "PRK", unit: "percent of GDP", family: "own_state"})).toEqual([]);
  });
});

describe("grain, deaths and steps", async () => {
  const hunger = await rows("hunger");

  // 1960: 25.4 registered, 29.8 United Nations, 44.6 Banister.
  it.each([
    ["crude_death_rate_registered", 25.4],
    ["crude_death_rate_wpp2024", 29.8],
    ["crude_death_rate_banister", 44.6]
  ])("keep the death rates of 1960 apart: %s %d", (series, best) => {
    expect(Number(only(hunger, {case: "CHN", year: 1960, series})[0]!["best"])).toBeCloseTo(
      best,
      1
    );
  });

  it("mark the flat block of 1995-2002 and take no timing from it", async () => {
    const block = only(hunger, {case: "PRK", series: "crude_death_rate_wpp2024"}).filter(({note}) =>
      String(note).startsWith("trap:")
    );
    expect(block.map(({year}) => year)).toEqual([1995, 1996, 1997, 1998, 1999, 2000, 2001, 2002]);
    expect(await said("hunger")).toMatch(/North Korea 1994–1998: .*no rate tells/);
  });

  it("list no step in 1961 and three in the year of most deaths", async () => {
    const steps = (year: number) => only(hunger, {case: "CHN", kind: "count", year})[0]!["best"];
    expect([steps(1960), steps(1961)]).toEqual([3, 0]);
    expect(await said("hunger")).toMatch(
      /3 of them in 1960, the year of most deaths \(25\.4–44\.6 deaths/
    );
  });

  it("list no step between May 1993 and August 1998", () => {
    const between = only(hunger, {case: "PRK", kind: "count"}).filter(({year}) =>
      [1994, 1995, 1996, 1997].includes(Number(year))
    );
    expect(between.map(({best}) => best)).toEqual([0, 0, 0, 0]);
    expect(only(hunger, {case: "PRK", kind: "count", year: 1998})[0]).toMatchObject({best: 1});
  });
});

describe("famine deaths", () => {
  // Demographic, econometric and gazetteer work: 15 to 32.5 and 0.24 to 1.0 million.
  it.each([
    ["CHN", 15, 32.5, 2.3, 5],
    ["PRK", 0.24, 1, 1.1, 4.6]
  ])(
    "of %s by censuses, surveys, panels and gazetteers: %d to %d million",
    async (id, low, high, least, most) => {
      const first = (await rows("famine_estimates")).filter(
        (row) => row["case"] === id && String(row["method_group"]).startsWith("Censuses")
      );
      const all = (name: string) => first.map((row) => Number(row[name] ?? row["best"]));
      expect([Math.min(...all("low")), Math.max(...all("high"))]).toEqual([low, high]);
      const share = (name: string) => first.map((row) => Number(row[name] ?? row["share_best"]));
      expect(Math.min(...share("share_low"))).toBeCloseTo(least, 1);
      expect(Math.max(...share("share_high"))).toBeCloseTo(most, 1);
    }
  );

  it("are shares of one count of the people in all cases", async () => {
    const counts = new Set((await rows("famine_estimates")).map(({people_by}) => people_by));
    expect([...counts]).toHaveLength(1);
  });

  it("leave the parts of a total out, and give a lower bound no upper end", async () => {
    const estimates = await rows("famine_estimates");
    expect(estimates.some(({id}) => id === "chn-fm-03")).toBe(false);
    expect(only(estimates, {id: "chn-fm-15"})[0]).toMatchObject({
      low: 45,
      best: null,
      high: null,
      share_high: null
    });
  });
});

describe("output below an earlier peak", () => {
  // Maddison 2023 and the model: 4-14 % in 1964, 28-61 % in 2006; 11 of 45 tests in 5 years of 33 that fell by 1 % or more, 3 of 6 in 7 of 17; any fall, 6 and 11 years.
  it("at the first tests, and the falling years", async () => {
    const sentence = await said("output_falls");
    expect(sentence).toMatch(
      /China 4–14 percent below \(1964\), North Korea 28–61 percent below \(2006\)/
    );
    expect(sentence).toMatch(
      /China 11 of 45 tests in the 5 falling years of 33, 1964–1996, North Korea 3 of 6 tests in the 7 falling years of 17, 2006–2022/
    );
  });

  it("counts every test once", async () => {
    const tests = only(await rows("output_falls"), {series: "tests"});
    const sum = (id: string) =>
      only(tests, {case: id}).reduce((total, {best}) => total + Number(best), 0);
    expect([sum("CHN"), sum("PRK")]).toEqual([45, 6]);
  });
});

describe("calamity", async () => {
  const verdicts = await rows("calamities");
  const answers = (id: string, event: string) =>
    Object.fromEntries(
      only(verdicts, {case: id, event}).map(({definition, answer}) => [String(definition), answer])
    );

  it("holds by every definition for the first missile of 1960", () => {
    expect(new Set(Object.values(answers("CHN", "first_ballistic_flight")))).toEqual(
      new Set(["holds"])
    );
  });

  it("is in part where two series differ: 4 and 14 percent below the peak", () => {
    expect(answers("CHN", "first_nuclear_test")).toMatchObject({
      below_peak: "in part",
      famine: "does not hold",
      falling: "does not hold"
    });
    expect(answers("PRK", "first_nuclear_test")).toMatchObject({
      below_peak: "holds",
      famine: "does not hold"
    });
  });

  it("gives each milestone and each test five answers", () => {
    for (const [what, id, count] of [
      ["milestones", "CHN", 14],
      ["milestones", "PRK", 9],
      ["tests", "CHN", 45],
      ["tests", "PRK", 6]
    ] as const) {
      expect(only(verdicts, {what, case: id})).toHaveLength(5 * count);
    }
  });

  // The modelled rate of 2016 lies 0.6 % above the five years before, and no fall of output of 0.3 % is one.
  it.each([
    [1.24, 1.24, "does not hold"],
    [1.26, 1.26, "holds"],
    [1.006, 1.006, "does not hold"]
  ])("takes deaths %d times the usual at the stated threshold", async (_, times, answer) => {
    const change = `UPDATE observations SET best = ${times} * (
        SELECT avg(best) FROM observations WHERE "case" = 'PRK' AND variable = 'crude_death_rate_wpp2024' AND year BETWEEN 2012 AND 2016)
      WHERE "case" = 'PRK' AND variable = 'crude_death_rate_wpp2024' AND year = 2017`;
    const moved = await altered("calamities", change);
    expect(
      only(moved, {event: "first_icbm_flight", case: "PRK", definition: "deaths"})
    ).toMatchObject([{answer}]);
  });

  it("says by how much each series passes or misses a threshold", () => {
    for (const {threshold, sizes, answer} of verdicts.filter((row) => row["sizes"] !== null)) {
      const held = (sizes as number[]).map((size) => size >= Number(threshold));
      expect(answer).toBe(
        held.every(Boolean) ? "holds" : held.some(Boolean) ? "in part" : "does not hold"
      );
    }
  });

  it("is counted under each definition", async () => {
    expect(await said("calamities")).toMatch(
      /inside a famine 1 and 0; output 10 % below its peak 1–4 and 7; output fell by 1 % 2 and 4–7; deaths 25 % above the five years before 1 and 0 of 8/
    );
  });
});
