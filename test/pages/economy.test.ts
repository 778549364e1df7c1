import {describe, expect, it} from "vitest";
import {rowsOf} from "../../src/components/answers.js";
import type {Row} from "../../src/components/spec.js";
import {figureInput} from "../../scripts/site/bake.js";
import {figureState} from "../../src/components/element.js";
import {outputs} from "../support/outputs.js";

async function rows(query: string, chosen: Record<string, string> = {}): Promise<Row[]> {
  return rowsOf((await outputs()).answers.get(query)!, chosen);
}

function only(found: Row[], wanted: Row): Row[] {
  return found.filter((row) => Object.entries(wanted).every(([name, cell]) => row[name] === cell));
}

async function said(figure: string, chosen: Record<string, string> = {}): Promise<string> {
  const input = {...(await figureInput(figure, await outputs())), chosen};
  const {rows: shown, context} = figureState(input);
  return input.spec.finding(shown, context);
}

describe("conditions at each milestone", async () => {
  const held = await rows("milestone_conditions");
  const test = (id: string, series: string) =>
    only(held, {kind: "first_nuclear_test", of_case: id, case: id, series})[0]!;

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
    expect(only(held, {kind: "weapons_decision", of_case: "PRK"})).toEqual([]);
    expect(only(held, {kind: "weapons_decision", of_case: "CHN"}).length).toBeGreaterThan(0);
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
    expect(await said("milestone_conditions", {when: "before"})).toMatch(/\(2005\) was 1\.7–2\.0 times/);
    expect(await said("milestone_conditions", {milestone: "first_live_warhead_on_missile"})).toMatch(
      /no series knows both/
    );
  });

  it("are recalled, not seen, only where official outlays and harvests are", async () => {
    const unchecked = only(held, {status: "unchecked"}).map(({series}) => series);
    expect([...new Set(unchecked)].every((series) => /^(defence_share|grain_output_nbs)/.test(String(series)))).toBe(
      true
    );
    expect(only(await rows("milestone_conditions", {checked: "checked"}), {status: "unchecked"})).toEqual([]);
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
    expect(await said("incomes")).toMatch(/North Korea 28 years, 1995–2022, .*China 9 years, 1952–1960/);
  });
});

describe("energy and steel", () => {
  // 0.23 and 1.36 tonnes of coal equivalent, 14 and 13 kg of steel.
  it("are told for the start of the clock, with the fall before it", async () => {
    const sentence = await said("energy_steel");
    expect(sentence).toMatch(/China 0\.23 \(1964, .*North Korea 1\.36 \(2006, 69\u00a0% below 1989\)/);
    expect(sentence).toMatch(/China 13\.5 .*North Korea 12\.5/);
  });
});

describe("military shares", async () => {
  const burdens = only(await rows("burdens"), {role: "value"});

  it("are drawn by what they are a share of", () => {
    const units = new Set(burdens.map(({unit}) => unit));
    expect([...units].sort()).toEqual(["percent of GDP", "percent of state budget", "percent of state expenditure"]);
  });

  it("differ by origin: official 3 to 7 percent, from compiled dollars 7 to 26", async () => {
    expect(await said("burdens")).toMatch(/China 3–7 \(own state\), 7–26 \(reference work\)/);
    expect(only(burdens, {case: "PRK", unit: "percent of GDP", family: "own_state"})).toEqual([]);
  });
});
