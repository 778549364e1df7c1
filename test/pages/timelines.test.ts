import {describe, expect, it} from "vitest";
import {rowsOf} from "../../packages/figure/src/answers.js";
import type {Case, Context} from "../../packages/figure/src/spec.js";
import {pickCandidates} from "../../src/figures/ladder/candidates.js";
import type {Rung} from "../../src/figures/ladder/rung.js";
import {crossings} from "../../src/figures/order/pairs.js";
import {outputs} from "../support/outputs.js";

const {answers} = await outputs();
const rungs = (rowsOf(answers.get("ladder")!) as Rung[]).filter(({start}) => start === "first_nuclear_test");
const context: Context = {
  chosen: {start: "first_nuclear_test"},
  cases: ["CHN", "PRK"].map((id) => ({id, name: id, role: "compared"}) as Case),
  asOf: "2026-04-18"
};

describe("the order of the steps", () => {
  const kinds = ["first_thermonuclear_test", "first_orbit", "first_icbm_flight", "first_slbm_flight"];
  const shared = pickCandidates(rungs, "ranked").filter(({kind}) => kinds.includes(kind));

  it("has four of six pairs reversed", () => {
    const rows = shared.filter(({main}) => main);
    expect(crossings(rows, context)).toMatchObject({pairs: 6, reversed: 4, open: 0});
  });

  it("has two of six reversed where the claim of 2016 counts as the hydrogen bomb", () => {
    const claim = shared.find((row) => row.case === "PRK" && row.kind === kinds[0] && row.attainment === "claimed")!;
    const rows = shared.filter((row) =>
      row.case === claim.case && row.kind === claim.kind ? row === claim : row.main
    );
    expect(crossings(rows, context)).toMatchObject({pairs: 6, reversed: 2});
  });
});

describe("rival candidates", () => {
  it.each(["ranked", "earliest", "latest"])("%s leave one that counts for each case and milestone", (rule) => {
    const picked = pickCandidates(rungs, rule);
    const groups = new Set(picked.map((row) => `${row.case} ${row.kind}`));
    expect(picked.filter(({main}) => main)).toHaveLength(groups.size);
  });

  it("move the first satellite from 6.2 years after to 8.1 years before where the claim of 1998 counts", () => {
    const first = pickCandidates(rungs, "earliest").find(
      (row) => row.main && row.case === "PRK" && row.kind === "first_orbit"
    )!;
    expect([first.attainment, first.years_low!.toFixed(1)]).toEqual(["claimed", "-8.1"]);
  });
});

// Years from each beginning to the first test, as scholars count them from the published dates.
describe("what starts the clock", () => {
  const rows = rowsOf(answers.get("clock")!);

  it.each([
    ["CHN", "1955-01-15", 9.75, 9.75],
    ["PRK", "1962-12", 43.8, 43.9],
    ["PRK", "1979", 25.8, 27.8],
    ["PRK", "1986", 19.8, 20.8],
    ["PRK", "1993-03-12", 13.6, 13.6],
    ["PRK", "2003-01-10", 3.75, 3.75]
  ])("%s, from %s: %d to %d years", (id, date, low, high) => {
    const row = rows.find((each) => each["case"] === id && each["date"] === date)!;
    expect(Number(row["low"])).toBeCloseTo(low, 1);
    expect(Number(row["high"])).toBeCloseTo(high, 1);
  });

  it("counts each act once", () => {
    const acts = rows.map(({case: id, title, date}) => `${String(id)} ${String(title)} ${String(date)}`);
    expect(new Set(acts).size).toBe(acts.length);
  });
});

describe("the events of each programme", () => {
  const rows = rowsOf(answers.get("programmes")!);

  it("stand beside hardship, pressure and help, each within its own bounds", () => {
    expect(new Set(rows.map(({layer}) => layer))).toEqual(
      new Set(["event", "hardship", "upheaval", "pressure", "help"])
    );
    expect(rows.filter(({from_day, to_day}) => !from_day || !to_day || from_day > to_day)).toEqual([]);
  });
});
