import {describe, expect, it} from "vitest";
import {
  checkComparison,
  comparisonRows,
  currentNames,
  type Comparison
} from "../../packages/data/src/comparison/index.js";
import {checkSchema} from "../../packages/data/src/comparison-schema.js";
import {catalogue, context, figureOf, slices} from "./record.js";

const compared = catalogue.cases.filter(({role}) => role === "compared").map(({id}) => id);
const messages = (comparison: Comparison, refused: boolean) =>
  checkComparison(comparison, catalogue)
    .filter((found) => found.refused === refused)
    .map(({field, message}) => `${field}: ${message}`);

describe("a comparison is refused", () => {
  it.each([
    [{what: [{of: "grane_output"}]}, "what: unknown name: grane_output"],
    [{what: [{of: "tests", where: {sites: "x"}}]}, "where: unknown name: sites"],
    [{what: [{of: "tests", by: "colour"}]}, "by: unknown name: colour"],
    [{what: [{of: "tests"}], who: ["XXX"]}, "who: unknown name: XXX"],
    [{what: [{of: "tests"}], clock: "first_light"}, "clock: unknown name: first_light"],
    [
      {what: [{of: "income_level"}], beside: ["USA"], clock: "first_nuclear_test"},
      "beside: comparison countries beside years"
    ],
    [{what: [{of: "grain_output"}], window: [20, 10]}, "window: ends before it begins"],
    [{what: [{of: "grain_output", as: {cumulative: true}}]}, "as: a total so far of levels"],
    [{what: [{of: "grain_output", as: {rank: true}}]}, "as: a rank among fewer than three"],
    [{what: [{of: "life_expectancy", as: {per: "person"}}]}, "per: Life expectancy"],
    [{what: [{of: "grain_output", as: {share: "population"}}]}, "share: other units or prices"],
    [{what: [{of: "grain_output", as: {index: "zero"}}]}, "as: an index to a zero"],
    [{what: [{of: "grain_output"}], form: "ladder"}, "form: ladder of grain_output"],
    [{what: [{of: "grain_output", as: {change: true}}], log: true}, "log: a logarithm of changes"],
    [{what: [{of: "grain_output"}], form: "map"}, "form: map of grain_output, which says no place"],
    [{what: [{of: "tests"}, {of: "events"}], form: "map"}, "form: map of events"],
    [{what: [{of: "launches", by: "class"}], form: "map"}, "by: class on a map"],
    [{what: [{of: "tests"}], context: ["famine"], form: "map"}, "context: nothing lies behind"],
    [
      {what: [{of: "tests"}], log: true, form: "map"},
      "log: a logarithm of tests, which has no amounts"
    ],
    [{what: [{of: "tests"}], log: true}, "log: a logarithm of bars of tests"],
    [{what: [{of: "steps"}], log: true}, "log: a logarithm of steps"],
    [{what: [{of: "tests"}], bounds: "wide" as never}, "bounds: unknown name: wide"],
    [{what: ["a", "b", "c", "d", "e"].map(() => ({of: "tests"}))}, "what: 5 at once"],
    [{what: [{of: "tests"}], context: ["carnival"]}, "context: unknown name: carnival"],
    [{what: [{of: "tests"}], numbers: {lens: "mine"}}, "lens: unknown name: mine"]
  ] as [Comparison, string][])("%j", (comparison, message) => {
    expect(messages(comparison, true).join("\n")).toContain(message);
  });

  it("offers the nearest name", () => {
    const [found] = checkComparison({what: [{of: "grane_output"}]}, catalogue);
    expect(found!.remedy).toBe("did you mean grain_output?");
  });

  it.each([
    [{}, "comparison", "what"],
    [{what: []}, "what", "fewer than 1"],
    [{what: [{of: "a"}], colour: "red"}, "colour", "unknown word"],
    [{what: [{of: "a"}], form: "pie"}, "form", "must be one of"],
    [{what: [{of: "a"}], window: [1]}, "window", "fewer than 2"],
    [{what: [{of: "a", as: {index: true}}]}, "what/0/as/index", "must be"]
  ])("by the schema: %j", (value, field, message) => {
    const faults = checkSchema(value);
    expect(faults.map((each) => each.field)).toContain(field);
    expect(faults.map((each) => each.message).join()).toContain(message);
  });
});

describe("bad input leaves a frame and a reason", () => {
  const drawn = (comparison: Comparison) => {
    const rows = comparisonRows(comparison, catalogue, slices);
    const spec = figureOf(comparison);
    return {rows, sentence: spec.finding(rows, context), detail: spec.subtitle(rows, context)};
  };

  it("of a variable that one country has", () => {
    const comparison = {what: [{of: "coal_production_shift"}]};
    const {rows} = drawn(comparison);
    const missing = rows.filter(({role}) => role === "absent");
    if (!missing.length) expect(new Set(rows.map((row) => row.case)).size).toBe(2);
    else expect(messages(comparison, false).join()).toContain("alone");
  });

  it("of a clock that a country never reached", () => {
    const comparison: Comparison = {what: [{of: "tests"}], clock: "weapons_decision"};
    const {rows, detail} = drawn(comparison);
    const [absent] = rows.filter(({role}) => role === "absent");
    expect(absent!.reason).toMatch(/^not attested: /);
    expect(detail).toContain("not attested");
    expect(messages(comparison, false).join()).toContain("has no place on this clock");
  });

  it("of a window without a row", () => {
    const {rows, sentence} = drawn({what: [{of: "grain_output"}], window: [1800, 1810]});
    expect(rows.map(({role, reason}) => `${role}: ${reason}`)).toEqual(
      compared.map(() => "absent: no row in this window")
    );
    expect(sentence).toContain("nothing to draw");
  });

  it("of a series with breaks and gaps: lines end there", () => {
    const {rows} = drawn({what: [{of: "iron_steel_output_nmc"}]});
    const stretches = rows.filter((row) => row.case === compared[1]).map(({stretch}) => stretch!);
    expect(new Set(stretches).size).toBeGreaterThan(1);
  });

  it("of an index across a break: no value, with the reason", () => {
    const {rows} = drawn({what: [{of: "military_expenditure_nmc", as: {index: 1980}}]});
    const across = rows.filter(({reason}) => reason?.includes("breaks between"));
    expect(across.length).toBeGreaterThan(0);
    expect(across.every(({best}) => best === null)).toBe(true);
  });

  it("of zeros under a logarithm: said, and left out", () => {
    const {detail} = drawn({what: [{of: "arsenals", where: {measure: "stockpile"}}], log: true});
    expect(detail).toMatch(/\d+ values of zero or less/);
  });

  it("of a selection: marked, never counted", () => {
    const {rows} = drawn({what: [{of: "launches"}]});
    const selected = rows.filter(({listed}) => listed !== null);
    expect(selected.length).toBeGreaterThan(0);
    expect(selected.every(({low, best, high}) => (low ?? best ?? high) === null)).toBe(true);
  });

  it("of a selection on a map: what is not drawn is said to be open", () => {
    const noted = messages({what: [{of: "launches"}], form: "map"}, false).join();
    expect(noted).toContain("are a selection: what is not drawn may have happened");
  });

  it("of a map without a row, and of one without a printed place", () => {
    const {sentence} = drawn({what: [{of: "tests"}], window: [1800, 1810], form: "map"});
    expect(sentence).toContain("nothing to draw");
    const comparison: Comparison = {what: [{of: "launches"}], form: "map"};
    const rows = comparisonRows(comparison, catalogue, slices).map((row) =>
      row.role === "value" ? {...row, latitude: null, longitude: null} : row
    );
    expect(figureOf(comparison).finding(rows, context)).toContain("no row has a printed place");
  });

  it("of a name that was changed since", () => {
    const old: Comparison = {what: [{of: "harvest"}, {of: "tests"}]};
    const {comparison, changes} = currentNames(old, {renamed: {harvest: "grain_output"}});
    expect(comparison.what[0]!.of).toBe("grain_output");
    expect(changes).toEqual([["harvest", "grain_output"]]);
  });
});
