import {expect, it} from "vitest";
import {finding as speeds} from "../src/figures/speeds.js";
import {finding as steps} from "../src/figures/steps.js";
import {finding as rivals} from "../src/figures/rivals.js";
import {lastOf} from "../src/figures/yearly/lines.js";

const names = ["Aland", "Bland", "Cland"];
const cases = names.map((name, at) => ({
  ...{
    id: `XA${at}`,
    name,
    native_name: null,
    native_lang: null,
    role: "compared" as const,
    position: at + 1
  }
}));
const context = {selections: {}, cases, asOf: "2026-11-29"};

const run = (id: string, speed: number, year: number) => ({
  ...{
    case: id,
    kind: "test",
    speed,
    first_day: new Date(Date.UTC(year, 0)),
    date: String(year),
    train: "",
    status: "checked"
  }
});

it("a railway that was once behind did not always hold the record", () => {
  expect(speeds([run("XA0", 300, 1960), run("XA1", 200, 1970)], context)).toBe(
    "Aland always held the faster test run: Aland 300, Bland 200 km/h"
  );
  expect(speeds([run("XA1", 200, 1960), run("XA0", 300, 1970)], context)).toBe(
    "Fastest test runs: Aland 300, Bland 200 km/h"
  );
  expect(speeds([], context)).toBe("No test of speed is in the record");
});

const step = (id: string, kind: string, low: number, high: number) => ({
  ...{
    start: "decision",
    start_name: "Decision",
    case: id,
    kind,
    step: kind === "opening" ? "First train" : "Billionth passenger"
  },
  ...{
    rank: 1,
    attainment: "reached",
    title: "",
    date: "1964",
    start_date: "1958",
    years_observed: null,
    status: "checked"
  },
  ...{years_low: low, years_high: high}
});

it("the sentence of the steps names every railway that took the step", () => {
  const rows = [
    step("XA0", "opening", 5.8, 5.8),
    step("XA1", "opening", 7, 8),
    step("XA2", "opening", 9, 9)
  ];
  expect(steps(rows, context)).toBe(
    "Decision to first train: six years in Aland, 7–8 in Bland, nine in Cland"
  );
  expect(steps([step("XA1", "billion", 22, 22)], context)).toBe(
    "Decision to billionth passenger: 22 years in Bland"
  );
  expect(steps([], context)).toBe("No step can be counted from this start");
});

it("works that agree are said to agree", () => {
  expect(rivals([])).toBe("The works agree on every day");
});

it("the last value of a country is that of its last year", () => {
  const point = (year: number, best: number) => ({
    case: "XA0",
    year,
    best,
    unit: "km",
    status: "checked"
  });
  expect(lastOf([point(2020, 1), point(2021, 2), point(2019, 3)], "XA0").best).toBe(2);
});
