import {JSDOM} from "jsdom";
import {describe, expect, it} from "vitest";
import {figureInput} from "../../packages/site/src/build/bake.js";
import {figureState} from "../../packages/figure/src/element.js";
import {timeAxisOf} from "../../packages/figure/src/time-axis.js";
import type {Context, Row} from "../../packages/figure/src/spec.js";
import type {Mark} from "../../src/figures/two_clocks/mark.js";
import {reading} from "../../src/figures/two_clocks/reading.js";
import {altered} from "../support/altered.js";
import {ask} from "../support/database.js";
import {outputs} from "../support/outputs.js";

const {document} = new JSDOM("").window;
const made = await outputs();
const input = await figureInput("two_clocks", made);
const {choices, rows, context} = figureState(input);
const marks = rows as Mark[];

const stateFor = (selections: Record<string, string>) => figureState({...input, selections});
const headline = (selections: Record<string, string>) => {
  const state = stateFor(selections);
  return input.spec.finding(state.rows, state.context);
};

describe("the headline of two programmes on one clock", () => {
  it.each([
    [{}, "First bomb to hydrogen bomb: three years in China, eleven in North Korea"],
    [
      {clock: "programme_started"},
      "Programme start to first bomb: six years in China, 26–28 in North Korea"
    ],
    [
      {clock: "weapons_decision"},
      "Bomb decision to first bomb: ten years in China, none dated in North Korea"
    ],
    [
      {clock: "first_live_warhead_on_missile"},
      "First bomb to armed missile: two years in China, not yet in North Korea"
    ],
    [{years: "0,10"}, "First bomb to satellite: six years in China and North Korea"],
    [{years: "-12,-5"}, "In the years drawn: no nuclear tests in China, none in North Korea"]
  ])("for %o is %s", (selections, words) => {
    expect(headline(selections)).toBe(words);
  });

  it("has at most fourteen words and two numbers, whatever is chosen", () => {
    const clocks = choices.find(({name}) => name === "clock")!.options;
    expect(clocks.length).toBeGreaterThan(12);
    const others: Record<string, string>[] = [
      {},
      {lens: "own_state_first"},
      {checked: "checked"},
      {years: "0,10"}
    ];
    for (const {value} of clocks)
      for (const more of others) {
        const words = headline({clock: value, ...more});
        expect(words.split(/\s+/).length, words).toBeLessThanOrEqual(14);
        expect(words).not.toMatch(/undefined|NaN|\bno years\b/);
      }
  });

  it("moves with the rows that it speaks of", () => {
    const moved = (kind: string, by: number) =>
      marks.map((row) =>
        row.kind === kind && row.case === "CHN"
          ? {...row, x: row.x! + by, x_to: row.x_to! + by}
          : row
      );
    expect(input.spec.finding(moved("first_thermonuclear_test", 4), context)).toContain(
      "seven years in China"
    );
    expect(input.spec.finding(moved("first_thermonuclear_test", 8), context)).toContain(
      "eleven years in China and North Korea"
    );
  });

  const rename = (row: Row, id: string): Row => ({...row, case: id});
  const named = (count: number): Context => ({
    ...context,
    cases: ["Aro", "Bel", "Cid", "Dun", "Eth"].slice(0, count).map((name, at) => ({
      ...{id: name, name, native_name: null, native_lang: null, role: "compared", position: at + 1}
    }))
  });
  const rowsFor = (count: number) =>
    named(count).cases.flatMap(({id}, at) =>
      rows.filter((row) => row["case"] === (at % 2 ? "PRK" : "CHN")).map((row) => rename(row, id))
    );

  it.each([
    [1, "First bomb to hydrogen bomb: three years in Aro"],
    [2, "First bomb to hydrogen bomb: three years in Aro, eleven in Bel"],
    [3, "First bomb to hydrogen bomb: three years in Aro to eleven in Bel"],
    [5, "First bomb to hydrogen bomb: three years in Aro to eleven in Bel"]
  ])("reads as English for %i countries", (count, words) => {
    expect(input.spec.finding(rowsFor(count), named(count))).toBe(words);
  });

  it.each([0, 1, 3, 5])("leaves a picture for %i countries, wide and narrow", (count) => {
    for (const width of [1160, 340]) {
      const drawing = input.spec.render(rowsFor(count), {...named(count), document, width});
      expect(drawing.outerHTML).not.toMatch(/NaN|undefined|Infinity/);
      for (const {name} of named(count).cases) expect(drawing.textContent).toContain(name);
    }
  });
});

describe("the picture of two programmes on one clock", () => {
  const wide = input.spec.render(rows, {...context, document, width: 1160});
  const labelled = (picture: Element) =>
    new Set(
      [...picture.querySelectorAll("[aria-label*='|']")].map((mark) =>
        Number(mark.getAttribute("aria-label")!.split("|")[0])
      )
    );

  it("draws every row of its table, and no other", () => {
    const drawn = labelled(wide);
    const missing = marks.filter((_, at) => !drawn.has(at)).map(({layer, id}) => `${layer} ${id}`);
    expect(missing).toEqual([]);
  });

  it("draws the same rows on a telephone, as a drawing of its own", () => {
    const narrow = input.spec.render(rows, {...context, document, width: 340});
    expect(timeAxisOf(narrow)!.along).toBe("y");
    expect(timeAxisOf(wide)!.along).toBe("x");
    expect([...labelled(narrow)].sort()).toEqual([...labelled(wide)].sort());
  });

  it("has what lies behind first, and the steps on top", () => {
    const order = [...new Set(marks.map(({layer}) => layer))];
    expect(order).toEqual([
      ...["famine", "pressure", "upheaval", "income", "arsenal", "launch", "test", "milestone"]
    ]);
  });

  it("says for what is not reached how long it was waited for", () => {
    const waits = marks.filter(({attainment}) => attainment === "not_reached");
    expect(waits.map(({kind}) => kind)).toContain("first_live_warhead_on_missile");
    for (const row of waits) expect(input.spec.value!(row, context)).toBe("not yet (19.9 years)");
    expect(wide.textContent).toContain("Not yet in 19.9 years:");
  });

  it("keeps a country whose clock does not run, and says why", () => {
    const state = stateFor({clock: "weapons_decision"});
    const own = state.rows.filter((row) => row["case"] === "PRK");
    expect(own.map((row) => row["kind"])).toEqual(["weapons_decision"]);
    const picture = input.spec.render(state.rows, {...state.context, document, width: 1160});
    expect(picture.textContent).toContain("North Korea: bomb decision not dated by anybody");
  });

  it("draws no year beyond those that every record covers, and ends where a reader says", () => {
    expect(Math.max(...marks.map(({x}) => x ?? 0))).toBeLessThan(20);
    const {rows: some} = stateFor({years: "-3,4"});
    for (const row of some as Mark[]) expect(row.x! <= 4 && row.x_to! >= -3).toBe(true);
    expect(some.length).toBeLessThan(rows.length);
  });
});

describe("what is counted", () => {
  const launches = (state: {rows: Row[]; context: Context}) =>
    Number(
      /North Korea \d+ tests, (\d+) launches/.exec(
        input.spec.subtitle(state.rows, state.context)
      )![1]
    );

  it("are the launches of the table in the years drawn", async () => {
    const sql = `SELECT count(*) FROM occurrences
      WHERE record = 'missile_launches' AND "case" = 'PRK'
        AND first_day >= DATE '2006-10-09' - INTERVAL '5113 days' AND first_day <= DATE '2026-08-20'`;
    expect([[launches({rows, context})]]).toEqual(await ask(sql));
  });

  it("falls by as many as are moved out of the years drawn", async () => {
    const move = `UPDATE missile_launches SET launch_day_from = DATE '1985-01-01', launch_day_to = DATE '1985-01-01'
      WHERE "case" = 'PRK' AND year(launch_day_from) = 2017`;
    const moved = input.spec.select!(await altered("two_clocks", move), context);
    expect(launches({rows: moved, context})).toBe(launches({rows, context}) - 21);
  });

  it("has the warheads of each year from the least to the most that anybody printed", async () => {
    const sql = `SELECT year, min(coalesce(low, best)), max(coalesce(high, best, low)) FROM arsenals
      WHERE "case" = 'PRK' AND measure = 'stockpile' AND year = 2018 GROUP BY year`;
    const row = marks.find(({id}) => id === "PRK-2018")!;
    expect([[2018, row.low, row.high]]).toEqual(await ask(sql));
  });
});

describe("the reading of a year", () => {
  it("tells both countries at once", () => {
    expect(reading(marks, context, 3.2)).toBe(
      "Year +3. China: hydrogen bomb, 2 tests and 25 warheads. North Korea: second test, 7 launches and 0 warheads."
    );
    expect(reading(marks, context, -5)).toContain("China: famine");
    expect(reading(marks, context, -5)).toMatch(/^Year −5\./);
  });
});

describe("the cards of the landing page", () => {
  const card = async (name: string) => {
    const own = await figureInput(name, made);
    const state = figureState(own);
    return {...own, ...state, words: own.spec.finding(state.rows, state.context)};
  };

  it.each([
    ["tests_in_step", "China tested 30 times in the years North Korea tested six"],
    ["sooner_step", "North Korea flew a missile from a submarine eight years sooner"],
    ["first_test_income", "North Korea was the richer country when it first tested"]
  ])("%s says: %s", async (name, words) => {
    expect((await card(name)).words).toBe(words);
  });

  it("turn round with their rows", async () => {
    const income = await card("first_test_income");
    const swapped = income.rows.map((row) => ({
      ...row,
      case: row["case"] === "CHN" ? "PRK" : "CHN"
    }));
    expect(income.spec.finding(swapped, income.context)).toContain("China was the richer country");
    const level = income.rows.map((row) => ({...row, low: 1000, best: 1000, high: 1050}));
    expect(income.spec.finding(level, income.context)).toContain("were about equally rich");
    const vague = income.rows.map((row) => ({...row, low: 900, best: null, high: 2000}));
    expect(income.spec.finding(vague, income.context)).toContain("no telling");
    const tests = await card("tests_in_step");
    const six = tests.rows.filter((row) => row["case"] === "PRK" || Number(row["position"]) <= 6);
    expect(tests.spec.finding(six, tests.context)).toBe(
      "China and North Korea each tested six times"
    );
  });
});
