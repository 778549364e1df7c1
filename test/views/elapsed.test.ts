import {describe, expect, it} from "vitest";
import {ask} from "../support/database.js";

const between = (start: string, finish: string) => `
  SELECT elapsed.low, elapsed.high, spread_low, spread_high, within_low, within_high, within_sources
  FROM elapsed('scholars_first', 'all') AS elapsed
  JOIN milestones AS starts ON starts.event = start AND starts.rank = 1 AND starts.kind = '${start}'
  JOIN milestones AS finishes ON finishes.event = finish AND finishes.rank = 1 AND finishes.kind = '${finish}'
  WHERE elapsed."case" = 'CHN'`;

describe("years elapsed", () => {
  // SIPRI/FOI: 16 October 1964 and 17 June 1967, 974 days; the country study of 1987 has 14 June.
  it("are 2.67 from the first test to the thermonuclear one", async () => {
    const [[low, high, spreadLow, spreadHigh]] = (await ask(
      between("first_nuclear_test", "first_thermonuclear_test")
    )) as number[][] as [number[]];
    expect([low, high]).toEqual([974 / 365.2425, 974 / 365.2425]);
    expect(spreadLow).toBeLessThanOrEqual(low!);
    expect(spreadHigh).toBeGreaterThanOrEqual(high!);
  });

  it("of one source always meet the years that all dates allow", async () => {
    const sql = `
      SELECT count(*), count(*) FILTER (within_low > spread_high OR within_high < spread_low)
      FROM elapsed('scholars_first', 'all') WHERE within_sources > 0`;
    const [[pairs, apart]] = (await ask(sql)) as [[number, number]];
    expect(pairs).toBeGreaterThan(500);
    expect(apart).toBe(0);
  });

  it("join no source with itself where it dates one event only", async () => {
    const sql =
      "SELECT count(*) FROM elapsed('scholars_first', 'all') WHERE within_sources = 0 AND within_low IS NOT NULL";
    expect(await ask(sql)).toEqual([[0]]);
  });
});
