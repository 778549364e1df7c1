import {describe, expect, it} from "vitest";
import {rowsOf} from "../../packages/figure/src/answers.js";
import type {Row} from "../../packages/figure/src/spec.js";
import {altered} from "../support/altered.js";
import {outputs} from "../support/outputs.js";

async function rows(query: string, selections: Record<string, string> = {}): Promise<Row[]> {
  return rowsOf((await outputs()).answers.get(query)!, selections);
}

function only(found: Row[], wanted: Row): Row[] {
  return found.filter((row) => Object.entries(wanted).every(([name, cell]) => row[name] === cell));
}

const total = (found: Row[], name: string) =>
  found.reduce((sum, row) => sum + Number(row[name]), 0);

describe("tests by year", async () => {
  const counts = await rows("yearly_counts");

  // SIPRI/FOI: 45 Chinese tests; six announced by Pyongyang. Both clocks count the same tests.
  it.each(["calendar", "since"])("counts 45 and 6 tests by the %s clock", (clock) => {
    expect(total(only(counts, {case: "CHN", measure: "tests", clock}), "best")).toBe(45);
    expect(total(only(counts, {case: "PRK", measure: "tests", clock}), "best")).toBe(6);
  });

  it("counts 30 Chinese tests in the first 19 years, and 69 North Korean launches in 2022, 0 in 2018", () => {
    const first = only(counts, {case: "CHN", measure: "tests", clock: "since"});
    const years = first.filter(({year}) => Number(year) >= 0 && Number(year) < 19);
    expect(total(years, "best")).toBe(30);
    const launches = only(counts, {case: "PRK", measure: "launches", clock: "calendar"});
    expect(total(launches, "best")).toBe(362);
    expect(only(launches, {year: 2022})[0]).toMatchObject({best: 69});
    expect(only(launches, {year: 2018})[0]).toMatchObject({best: 0});
  });

  it("has no row outside the coverage, and no count of a selection", () => {
    expect(only(counts, {case: "PRK", measure: "launches", clock: "calendar", year: 1983})).toEqual(
      []
    );
    expect(
      only(counts, {case: "PRK", measure: "launches", clock: "calendar", year: 1985})[0]
    ).toMatchObject({best: 0});
    const selected = only(counts, {case: "CHN", measure: "launches"});
    expect(
      selected.every(({low, best, high}) => low === null && best === null && high === null)
    ).toBe(true);
    expect(total(only(selected, {clock: "calendar"}), "listed")).toBe(21);
  });

  it("marks the years that the record covers only in part", () => {
    const last = only(counts, {case: "PRK", measure: "launches", clock: "calendar", year: 2026})[0];
    expect(last).toMatchObject({whole: false});
  });
});

describe("the tests", async () => {
  const tests = await rows("tests");

  it.each([
    ["CHN", 2.67, "reached"],
    ["PRK", 10.9, "contested"]
  ])(
    "%s reached the thermonuclear step with the sixth, after %d years",
    (id, years, attainment) => {
      const [step, ...others] = only(tests, {case: id, kind: "first_thermonuclear_test"});
      expect(others).toEqual([]);
      expect(step).toMatchObject({number: 6, attainment});
      expect(Number(step!["years"])).toBeCloseTo(years, 2);
    }
  );

  // AFTAC 70-280 kt; Korea Meteorological Administration 50-60 kt; seismologists 120-304 kt in 2018 and 337.4 in 2024.
  it("span every published yield, and speak by the lens", async () => {
    const last = only(tests, {id: "prk-nt-6"})[0]!;
    expect(last).toMatchObject({
      low: 120,
      high: 304,
      spread_low: 50,
      spread_high: 337.4,
      family: "scholar"
    });
    const seoul = only(await rows("tests", {lens: "rok_government_first"}), {id: "prk-nt-6"})[0]!;
    expect(seoul).toMatchObject({family: "rok_government", spread_low: 50, spread_high: 337.4});
    const washington = only(await rows("tests", {lens: "us_government_first"}), {
      id: "prk-nt-6"
    })[0]!;
    expect(washington).toMatchObject({low: 70, high: 280});
  });
});

describe("outcomes", async () => {
  const outcomes = await rows("launch_outcomes");

  // Of 362, 229 succeeded, 38 failed, 95 unknown: 63 to 90 %.
  it("give bounds first", () => {
    const all = only(outcomes, {case: "PRK", type: ""})[0]!;
    expect(all).toMatchObject({
      n: 362,
      success: 229,
      failure: 38,
      unknown: 95,
      wilson_low: null,
      wilson_high: null
    });
    expect(Number(all["low"])).toBeCloseTo(229 / 362, 9);
    expect(Number(all["high"])).toBeCloseTo(324 / 362, 9);
  });

  it("hide no class, and every launch stands in one", () => {
    const classes = only(outcomes, {case: "PRK", group: "class"});
    expect(classes.map(({type}) => type)).toContain("ICBM");
    expect(total(classes, "n")).toBe(362);
    const types = only(outcomes, {case: "PRK", group: "type"}).map((row) => row["class"]);
    expect(types).not.toContain("ICBM");
  });

  it("make no rate of a selection", () => {
    const selected = outcomes.filter(({completeness}) => completeness === "selected");
    expect(selected.length).toBeGreaterThan(0);
    expect(
      selected.every(
        ({low, high, wilson_low}) => low === null && high === null && wilson_low === null
      )
    ).toBe(true);
  });

  // Wilson 1927: 7 of 10 gives 0.3968 to 0.8922.
  it("give Wilson's interval within one type", () => {
    const scud = only(outcomes, {case: "PRK", type: "Scud-B"})[0]!;
    expect(scud).toMatchObject({n: 10, success: 7, unknown: 0});
    expect(Number(scud["wilson_low"])).toBeCloseTo(0.3968, 3);
    expect(Number(scud["wilson_high"])).toBeCloseTo(0.8922, 3);
  });

  it("keep every bound in order", () => {
    for (const {low, high, wilson_low, wilson_high} of outcomes) {
      if (low !== null) expect(Number(low)).toBeLessThanOrEqual(Number(high));
      if (wilson_low === null) continue;
      expect(Number(wilson_low)).toBeLessThanOrEqual(Number(low));
      expect(Number(wilson_high)).toBeGreaterThanOrEqual(Number(high) - 1e-12);
    }
  });
});

describe("records of height and distance", async () => {
  const records = await rows("launch_frontier");

  it("rise to 4,475 km in 2017 and 9,070 km in 1980", () => {
    expect(only(records, {id: "prk-ml-118", quantity: "apogee"})[0]).toMatchObject({best: 4475});
    expect(only(records, {id: "chn-ml-15", quantity: "distance"})[0]).toMatchObject({
      best: 9070,
      enough: false
    });
  });

  // The heights of the failed flights of the DF-3 in 1966 and 1967 and of the DF-5 in 1971 are nominal.
  it("count no failed flight, and make no record of fewer than ten", async () => {
    expect(records.filter(({outcome}) => outcome === "failure")).toEqual([]);
    expect(records.map(({id}) => id)).not.toContain("chn-ml-09");
    const selections = only(records, {case: "PRK", quantity: "distance"}).at(-1)!;
    const failed = await altered(
      "launch_frontier",
      `UPDATE missile_launches SET outcome = 'failure' WHERE id = '${String(selections["id"])}'`
    );
    expect(failed.map(({id}) => id)).not.toContain(selections["id"]);
    const few = await altered(
      "launch_frontier",
      `DELETE FROM missile_launches WHERE "case" = 'PRK' AND year(launch_day_from) > 2009`
    );
    expect(
      only(few, {case: "PRK", quantity: "distance"}).every(({enough}) => enough === false)
    ).toBe(true);
    expect(only(records, {case: "PRK"}).every(({enough}) => enough === true)).toBe(true);
  });

  it("never fall", () => {
    for (const id of ["CHN", "PRK"]) {
      for (const quantity of ["apogee", "distance"]) {
        const steps = only(records, {case: id, quantity}).map(({dataset}) => Number(dataset));
        expect(steps).toEqual([...steps].sort((a, b) => a - b));
        expect(steps.length).toBeGreaterThan(1);
      }
    }
  });
});

describe("gaps", async () => {
  const gaps = await rows("launch_gaps");

  // Fifth-longest of 47, 75 days, median 17, 47 % of the days in gaps as long.
  it("know the pause as ordinary", () => {
    const pause = gaps.filter(({pause}) => pause !== null);
    expect(pause).toHaveLength(1);
    expect(pause[0]).toMatchObject({best: 75, rank: 5, gaps: 47, median: 17});
    expect(Number(pause[0]!["share"])).toBeCloseTo(0.4675, 4);
  });

  it("fill their span without a day left over", () => {
    const days = (Date.UTC(2017, 10, 29) - Date.UTC(2014, 1, 27)) / 86_400_000;
    expect(total(gaps, "best")).toBe(days);
  });
});

describe("seasons", async () => {
  const seasons = await rows("launch_seasons");
  const found = (era: string, part = "Oct-Dec", shuffle = "quarters") =>
    only(seasons, {era, part, shuffle})[0]!;

  it.each([
    ["formed", 5, 52],
    ["later", 26, 94],
    ["later_but_one", 12, 61]
  ])("count %s: %d of %d launch-days in October to December", (era, best, n) => {
    expect(found(era)).toMatchObject({best, n});
    const months = only(seasons, {era, shuffle: ""});
    expect(total(months, "best")).toBe(n);
    expect(months).toHaveLength(12);
  });

  // A second program that draws arrangements by chance agrees with the exact answer.
  it("give the P of a permutation of quarters within years", async () => {
    const {createDatabase} = await import("../../packages/data/src/database.js");
    const {readDataset} = await import("../../packages/data/src/read-dataset.js");
    const {runQuery} = await import("../../packages/data/src/answers.js");
    const sql = `SELECT DISTINCT launch_day AS day FROM missile_launches
      WHERE "case" = 'PRK' AND launch_day BETWEEN '2012-01-01' AND '2017-11-22' AND length(launch_day) = 10`;
    const {rows: columns} = await runQuery(await createDatabase(readDataset()), sql);
    const counts = new Map<string, number[]>();
    for (const day of columns["day"] as string[]) {
      const year = day.slice(0, 4);
      const quarters = counts.get(year) ?? [0, 0, 0, 0];
      quarters[Math.floor((Number(day.slice(5, 7)) - 1) / 3)]!++;
      counts.set(year, quarters);
    }
    let seed = 20171122;
    const draw = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
    const runs = 100_000;
    let few = 0;
    for (let run = 0; run < runs; run++) {
      let sum = 0;
      for (const quarters of counts.values()) sum += quarters[Math.floor(draw() * 4)]!;
      if (sum <= 5) few++;
    }
    expect(Number(found("formed")["p"])).toBeCloseTo(0.0269, 4);
    expect(Math.abs(few / runs - Number(found("formed")["p"]))).toBeLessThan(0.003);
  });

  it("judge the rule on later years, with power", () => {
    expect(Number(found("later")["p"])).toBeCloseTo(0.689, 3);
    expect(Number(found("later")["power"])).toBeGreaterThan(0.8);
    expect(Number(found("later", "15 Sep-30 Nov", "days")["p"])).toBeGreaterThan(0.9);
    expect(found("formed")["power"]).toBeNull();
  });
});
