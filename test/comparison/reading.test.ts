import {JSDOM} from "jsdom";
import {describe, expect, it} from "vitest";
import {timeAxisOf} from "../../packages/figure/src/time-axis.js";
import {context, figureOf, sqlRows} from "./record.js";

const {document} = new JSDOM("").window;

describe("what a comparison says of one year", () => {
  it("reads every country at once, on a clock to both sides of the number", async () => {
    const comparison = {
      what: [{of: "steps"}, {of: "tests"}],
      clock: "first_nuclear_test",
      context: ["famine"]
    };
    const rows = await sqlRows(comparison);
    const said = (year: number) => figureOf(comparison).reading!(rows, context, year);
    expect([-3, 3].map(said)).toEqual([
      "Year −3. China: 0 tests and Great famine. North Korea: 0 tests.",
      "Year +3. China: First hydrogen bomb, First missile deployed, First bomb material and 1 test. North Korea: 0 tests."
    ]);
  });

  it("counts calendar years from the step where a yearly series is beside it", async () => {
    const comparison = {
      what: [{of: "steps"}, {of: "grain_output", as: {per: "person"}}],
      clock: "first_nuclear_test"
    };
    const said = figureOf(comparison).reading!(await sqlRows(comparison), context, 0);
    expect(said).toMatch(
      /^Year 0\. China: .*First nuclear test.*\. North Korea: First nuclear test/
    );
  });

  it("reads calendar years, a range as a range, a year without a row as nothing", async () => {
    const comparison = {
      what: [{of: "arsenals", where: {measure: "stockpile"}}, {of: "income_level"}]
    };
    const rows = await sqlRows(comparison);
    const said = (year: number) => figureOf(comparison).reading!(rows, context, year);
    expect(said(1964)).toMatch(/^1964\. China: Nuclear weapons, estimates 1 warhead and Income /);
    expect(said(2020)).toMatch(/North Korea: .* 35 warheads \/ 20–60 warheads and Income /);
    expect(said(1900)).toBe("1900. China: no value. North Korea: no value.");
  });

  it("stands on one axis that all frames share, and on none where frames stand side by side", async () => {
    const axis = async (comparison: Parameters<typeof figureOf>[0]) => {
      const rows = await sqlRows(comparison);
      const spec = figureOf(comparison);
      const picture = spec.render(rows, {...context, document, width: 820});
      return [timeAxisOf(picture), spec.reading !== undefined] as const;
    };
    const [both, read] = await axis({
      what: [{of: "steps"}, {of: "tests"}],
      clock: "first_nuclear_test"
    });
    expect(both).toMatchObject({along: "x", before: 0.5});
    expect(read).toBe(true);
    const [none, unread] = await axis({what: [{of: "tests"}], form: "multiples"});
    expect([none, unread]).toEqual([null, false]);
  });
});
