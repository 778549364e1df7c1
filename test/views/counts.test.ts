import {describe, expect, it} from "vitest";
import {ask} from "../support/database.js";

describe("counts", () => {
  // SIPRI/FOI 2000: China's tests of 1964-69; CNS and its continuation: launches of 2016-19.
  it.each([
    ["CHN", "nuclear_tests", 1963, [0, 1, 1, 3, 2, 1, 2]],
    ["PRK", "nuclear_tests", 2005, [0, 1, 0, 0, 1, 0, 0]],
    ["PRK", "missile_launches", 2016, [24, 21, 0, 27]]
  ])("of %s %s by year from %d", async (id, dataset, year, wanted) => {
    const sql = `
      SELECT number FROM counts('year', 'all')
      WHERE "case" = '${id}' AND record = '${dataset}' AND year(start) BETWEEN ${year} AND ${year + wanted.length - 1} ORDER BY start`;
    expect((await ask(sql)).flat()).toEqual(wanted);
  });

  it.each(["year", "quarter", "month", "day"])(
    "by %s add up to the list where it is complete",
    async (grain) => {
      const sql = `
      SELECT sum(number), sum(listed) FROM counts('${grain}', 'all')
      WHERE record = 'nuclear_tests' OR "case" = 'PRK'`;
      expect(await ask(sql)).toEqual([[413, 413]]);
    }
  );

  it("are null and say why where the list is a selection", async () => {
    const sql = `
      SELECT count(*), count(number), count(reason), sum(listed) FROM counts('year', 'all')
      WHERE "case" = 'CHN' AND record = 'missile_launches'`;
    const [[years, counted, reasons, listed]] = (await ask(sql)) as [
      [number, number, number, number]
    ];
    expect(years).toBeGreaterThan(20);
    expect([counted, reasons, listed]).toEqual([0, years, 21]);
  });

  it("end with coverage: the last year is held in part", async () => {
    const sql = `
      SELECT year(start), covered FROM counts('year', 'all')
      WHERE "case" = 'PRK' AND record = 'missile_launches' ORDER BY start DESC LIMIT 1`;
    const [[year, covered]] = (await ask(sql)) as [[number, number]];
    expect(year).toBe(2026);
    expect(covered).toBeCloseTo(232 / 365, 6);
  });

  it("take a salvo that midnight in Greenwich cuts in two as one day", async () => {
    const sql = `
      SELECT number, days FROM counts('month', 'all')
      WHERE "case" = 'PRK' AND record = 'missile_launches' AND start = DATE '2019-09-01'`;
    expect((await ask(sql))[0]![1]).toBe(1);
  });

  it("bound the failures of a year by its unknown outcomes", async () => {
    const sql = `
      SELECT sum(failed_least), sum(failed_most) FROM counts('year', 'all') WHERE "case" = 'PRK' AND record = 'missile_launches'`;
    expect(await ask(sql)).toEqual([[38, 38 + 95]]);
  });
});
