import {createDatabase, readDataset, runQuery} from "@cold-winter/data";
import {afterAll, beforeAll, describe, expect, it} from "vitest";

const dataset = readDataset("data");
let connection: Awaited<ReturnType<typeof createDatabase>>;
beforeAll(async () => void (connection = await createDatabase(dataset)));
afterAll(() => connection.closeSync());

async function ask(sql: string): Promise<unknown[][]> {
  const {columns, rows} = await runQuery(connection, sql);
  const lists = columns.map(({name}) => rows[name]!);
  return (lists[0] ?? []).map((_, at) => lists.map((list) => list[at]));
}

describe("the record", () => {
  it("is read without a problem", () => {
    expect(dataset.problems).toEqual([]);
  });

  it.each([
    ["events, most of them seen", "FROM events WHERE status = 'checked'", 50],
    ["kinds of steps", "FROM milestone_kinds", 13],
    ["people and places", "FROM names", 16],
    ["speeds", "FROM speeds", 18],
    ["yearly figures", "FROM observations", 329]
  ])("has %s", async (_, from, least) => {
    const [[count]] = (await ask(`SELECT count(*)::INTEGER ${from}`)) as [[number]];
    expect(count).toBeGreaterThanOrEqual(least);
  });

  it("judges every step for both railways", async () => {
    const sql = `
      SELECT cases.id, kinds.id FROM cases CROSS JOIN milestone_kinds AS kinds
      WHERE NOT EXISTS (FROM milestones WHERE "case" = cases.id AND kind = kinds.id)`;
    expect(await ask(sql)).toEqual([]);
  });

  it("holds each series for both countries", async () => {
    expect(
      await ask(
        'SELECT variable, count(DISTINCT "case")::INTEGER FROM observations GROUP BY 1 ORDER BY 1'
      )
    ).toEqual([
      ["gdp_per_head", 2],
      ["population", 2],
      ["rail_travel", 2]
    ]);
  });
});

// Days counted by hand, in years of 365.2425 days.
describe("years", () => {
  it.each([
    ["JPN", "works", "opening", 1991, 1991], // 20 April 1959 to 1 October 1964
    ["JPN", "opening", "billion", 4109, 4474], // to some day of 1976
    ["JPN", "opening", "service_300", 11860, 11860],
    ["FRA", "opening", "whole", 728, 728], // 27 September 1981 to 25 September 1983
    ["FRA", "opening", "billion", 8097, 8097],
    ["FRA", "decision", "opening", 2762, 2763] // 5 or 6 March 1974
  ])("of %s from %s to %s", async (id, start, kind, low, high) => {
    const sql = `SELECT years_low * 365.2425, years_high * 365.2425 FROM years_from('${start}', 'scholars_first', 'all')
      WHERE "case" = '${id}' AND kind = '${kind}' AND rank = 1`;
    const [[least, most]] = (await ask(sql)) as [[number, number]];
    expect([Math.round(least), Math.round(most)]).toEqual([low, high]);
  });
});

describe("series", () => {
  it.each([
    ["jpn-gdp_per_head-1964", 9035],
    ["fra-gdp_per_head-1981", 23655],
    ["fra-rail_travel-2019", 112384],
    ["jpn-rail_travel-2019", 435063]
  ])("%s is as its source has it", async (id, value) => {
    expect(await ask(`SELECT best FROM observations WHERE id = '${id}'`)).toEqual([[value]]);
  });
});

describe("lenses", () => {
  it.each([
    ["scholars_first", 515.3],
    ["operators_first", 513.3],
    ["press_first", 515.3]
  ])("%s takes the record of 1990 at %d km/h", async (lens, speed) => {
    const sql = `SELECT best FROM preferred('${lens}', 'all') WHERE subject = 'fra-sp-013'`;
    expect(await ask(sql)).toEqual([[speed]]);
  });
});
