import {describe, expect, it} from "vitest";
import {figureInput} from "../../packages/site/src/build/bake.js";
import {figureState} from "../../packages/figure/src/element.js";
import type {Row} from "../../packages/figure/src/spec.js";
import {altered} from "../support/altered.js";
import {toldBy} from "../support/headline.js";
import {outputs} from "../support/outputs.js";

/** The sentence of a figure over other rows than the answered ones. */
async function said(
  figure: string,
  query: string,
  change: string,
  selections: Record<string, string> = {}
) {
  const input = {...(await figureInput(figure, await outputs())), selections};
  const {context} = figureState(input);
  const rows = await altered(query, change);
  return toldBy(input.spec, input.spec.select?.(rows, context) ?? rows, context);
}

const launches = (text: string) => Number(/made (\d+) launches/.exec(text)![1]);

describe("the launches that a sentence counts in the years from the first test", async () => {
  const usual = launches(await said("yearly_counts", "yearly_counts", ""));

  // First test 9 October 2006; 19 whole years end on 8 October 2025.
  it("are those of these years in the table", async () => {
    const {ask} = await import("../support/database.js");
    const sql = `SELECT count(*) FROM missile_launches
      WHERE "case" = 'PRK' AND launch_day_from >= DATE '2006-10-09' AND launch_day_to < DATE '2025-10-09'`;
    expect([[usual]]).toEqual(await ask(sql));
  });

  it.each([
    ["before", "1990-01-01"],
    ["after", "2026-01-05"]
  ])("fall by as many as are moved %s them", async (_, day) => {
    const move = `UPDATE missile_launches SET launch_day_from = DATE '${day}', launch_day_to = DATE '${day}'
      WHERE "case" = 'PRK' AND year(launch_day_from) = 2017`;
    expect(launches(await said("yearly_counts", "yearly_counts", move))).toBe(usual - 21);
  });

  it("stay as they are when those outside are lost", async () => {
    const lose = `DELETE FROM missile_launches WHERE "case" = 'PRK' AND launch_day_from NOT BETWEEN DATE '2006-10-09' AND DATE '2025-10-08'`;
    expect(launches(await said("yearly_counts", "yearly_counts", lose))).toBe(usual);
  });
});

describe("what stands in a picture and outside the years of its sentence", () => {
  it("moves no number of it", async () => {
    const input = await figureInput("yearly_counts", await outputs());
    const {rows, context} = figureState(input);
    const before = (row: Row) => Number(row["year"]) < 0;
    expect(rows.some((row) => before(row) && Number(row["high"]) > 0)).toBe(true);
    const more = rows.map((row) =>
      before(row) && row["high"] !== null ? {...row, low: 999, high: 999} : row
    );
    expect(toldBy(input.spec, more, context)).toBe(toldBy(input.spec, rows, context));
  });
});
