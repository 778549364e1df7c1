import {describe, expect, it} from "vitest";
import {rowsOf} from "../../packages/figure/src/answers.js";
import type {Case, Context} from "../../packages/figure/src/spec.js";
import {pickCandidates} from "../../src/figures/ladder/candidates.js";
import {bounded, reached, type Rung} from "../../src/figures/ladder/rung.js";
import {crossings} from "../../src/figures/order/pairs.js";
import {figureInput} from "../../packages/site/src/build/bake.js";
import {figureState} from "../../packages/figure/src/element.js";
import {toldBy} from "../support/headline.js";
import {outputs} from "../support/outputs.js";

const {answers} = await outputs();
const rungs = (rowsOf(answers.get("ladder")!) as Rung[]).filter(
  ({start}) => start === "first_nuclear_test"
);
const context: Context = {
  selections: {start: "first_nuclear_test"},
  cases: ["CHN", "PRK"].map((id) => ({id, name: id, role: "compared"}) as Case),
  asOf: "2026-04-18"
};

describe("the order of the steps", () => {
  const kinds = [
    "first_thermonuclear_test",
    "first_orbit",
    "first_icbm_flight",
    "first_slbm_flight"
  ];
  const shared = pickCandidates(rungs, "ranked").filter(({kind}) => kinds.includes(kind));

  it("has four of six pairs reversed", () => {
    const rows = shared.filter(({main}) => main);
    expect(crossings(rows, context)).toMatchObject({pairs: 6, reversed: 4, open: 0});
  });

  it("has two of six reversed where the claim of 2016 counts as the hydrogen bomb", () => {
    const claim = shared.find(
      (row) => row.case === "PRK" && row.kind === kinds[0] && row.attainment === "claimed"
    )!;
    const rows = shared.map((row) =>
      row.case === claim.case && row.kind === claim.kind ? {...row, main: row === claim} : row
    );
    expect(crossings(rows, context)).toMatchObject({pairs: 6, reversed: 2});
  });

  // Ejection and flight of one submarine missile are one system; 4 July to 3 September 2017 are 61 days.
  it("counts two steps of one system once, and says on what the pairs rest", () => {
    const all = pickCandidates(rungs, "ranked");
    const found = crossings(all, context);
    expect(found).toMatchObject({pairs: 6, reversed: 4, open: 0, firm: 2});
    expect(Math.round(found.narrowest! * 365.2425)).toBe(61);
    const apart = all.map((row) => ({...row, part_of: null}));
    expect(crossings(apart, context).pairs).toBe(10);
  });
});

describe("rival candidates", () => {
  it.each(["ranked", "earliest", "latest"])(
    "%s leave one that counts for each case and milestone",
    (rule) => {
      const picked = pickCandidates(rungs, rule);
      const groups = new Set(picked.map((row) => `${row.case} ${row.kind}`));
      expect(picked.filter(({main}) => main)).toHaveLength(groups.size);
    }
  );

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
    ["PRK", "1986", 19.8, 20.8]
  ])("%s, from %s: %d to %d years", (id, date, low, high) => {
    const row = rows.find((each) => each["case"] === id && each["date"] === date)!;
    expect(Number(row["low"])).toBeCloseTo(low, 1);
    expect(Number(row["high"])).toBeCloseTo(high, 1);
  });

  it("holds like against like, and takes no debate and no treaty exit for a beginning", () => {
    const matched = rows.filter((row) => row["matched"]);
    const of = (kind: string) =>
      matched.filter((row) => row["kind"] === kind).map((row) => row["case"]);
    expect(of("programme_started").sort()).toEqual(["CHN", "PRK"]);
    expect(of("weapons_decision")).toEqual(["CHN"]);
    const dates = rows.map(({date}) => date);
    for (const date of ["[1961-06,1961-07,1961-08]", "1993-03-12", "2003-01-10"])
      expect(dates).not.toContain(date);
  });

  it("tells a decision alike on the ladder, on the clock and in the lanes", () => {
    const dated = new Set(
      rowsOf(answers.get("ladder")!)
        .filter(({start, start_date}) => start === "weapons_decision" && start_date !== null)
        .map((row) => `${String(row["case"])} ${String(row["start_date"])}`)
    );
    const clock = rows.filter(({kind, matched}) => kind === "weapons_decision" && matched);
    const lanes = rowsOf(answers.get("programmes")!).filter(
      ({kind}) => kind === "weapons_decision"
    );
    for (const found of [clock, lanes])
      expect(new Set(found.map((row) => `${String(row["case"])} ${String(row["date"])}`))).toEqual(
        dated
      );
  });

  it("never takes no time to a milestone with which the list begins", async () => {
    const input = await figureInput("programmes", await outputs());
    for (const kind of ["weapons_decision", "first_nuclear_test"]) {
      const {rows: shown, context: there} = figureState({...input, selections: {zero_CHN: kind}});
      expect(toldBy(input.spec, shown, there)).not.toMatch(/\b0\.0 years/);
    }
  });

  it("counts each act once", () => {
    const acts = rows.map(
      ({case: id, title, date}) => `${String(id)} ${String(title)} ${String(date)}`
    );
    expect(new Set(acts).size).toBe(acts.length);
  });
});

describe("a label", () => {
  it("keeps the form of the step that it speaks of", () => {
    const names = (kind: string) =>
      new Set(rungs.filter((row) => row.kind === kind).map(({milestone}) => milestone));
    for (const kind of ["submarine_launched", "submarine_sea_trial", "submarine_commissioned"])
      expect([...names(kind)]).toEqual([expect.stringMatching(/\(nuclear\)$/)]);
    const conventional = rungs.find(({id}) => id === "prk-submarine-launched-2")!;
    expect(conventional).toMatchObject({other_variant: "conventional", attainment: "reached"});
  });

  it("takes no step that nobody dates for one that is reached or missed", () => {
    const undated = rungs.filter(({attainment}) => attainment === "not_attested");
    expect(undated.length).toBeGreaterThan(2);
    expect(undated.some(reached)).toBe(false);
    expect(undated.filter(bounded).map(({id}) => id)).toContain("chn-first-deployment-1");
  });

  it("says on the landing page what is contested on the ladder", () => {
    const ladder = pickCandidates(rungs, "ranked").filter(({main}) => main);
    const landing = rowsOf(answers.get("two_clocks")!);
    const shown = ladder.filter((row) =>
      landing.some(({kind, case: id}) => kind === row.kind && id === row.case)
    );
    expect(shown.some(({attainment}) => attainment === "contested")).toBe(true);
    for (const row of shown) {
      const same = landing.find(({kind, case: id}) => kind === row.kind && id === row.case)!;
      expect(same["attainment"]).toBe(row.attainment);
    }
  });
});

describe("the events of each programme", () => {
  const rows = rowsOf(answers.get("programmes")!);

  it("stand beside hardship, pressure and help, each within its own bounds", () => {
    expect(new Set(rows.map(({layer}) => layer))).toEqual(
      new Set(["event", "hardship", "upheaval", "pressure", "help"])
    );
    expect(rows.filter(({from_day, to_day}) => !from_day || !to_day || from_day > to_day)).toEqual(
      []
    );
  });
});
