import {describe, expect, it} from "vitest";
import {rowsOf} from "../../packages/figure/src/answers.js";
import type {Row} from "../../packages/figure/src/spec.js";
import {ask} from "../support/database.js";
import {outputs} from "../support/outputs.js";

async function rows(query: string, selections: Record<string, string> = {}): Promise<Row[]> {
  return rowsOf((await outputs()).answers.get(query)!, selections);
}

function only(found: Row[], wanted: Row): Row[] {
  return found.filter((row) => Object.entries(wanted).every(([name, cell]) => row[name] === cell));
}

describe("measures", async () => {
  const measures = await rows("measures");

  // The first that binds every state is resolution 1718, five days after the first test.
  it("bind every state only after the first test", () => {
    const binding = measures.filter(({force, measure}) => force === "mandatory" && measure);
    expect(binding.map(({case: id}) => id)).not.toContain("CHN");
    expect(binding).toHaveLength(15);
    expect(binding[0]).toMatchObject({id: "prk-sa-024", date: "2006-10-14"});
    expect(Number(binding[0]!["years"]) * 365.2425).toBeCloseTo(5, 6);
  });

  it("count no easing, visit, debt or draft as a measure", () => {
    const kinds = new Set(measures.filter(({measure}) => !measure).map(({kind}) => kind));
    expect([...kinds].sort()).toEqual([
      "debt",
      "draft",
      "general_duty",
      "recognition",
      "relaxation",
      "visit"
    ]);
    expect(only(measures, {case: "CHN", measure: true})).toHaveLength(9);
  });

  // Britain gave up the difference between China and the Soviet bloc on 30 May 1957; the others did not on that day.
  it("do not end with what one of several who imposed them did", () => {
    const easings = measures.filter(({kind}) => kind === "relaxation");
    expect(easings.length).toBeGreaterThan(2);
    const ends = measures.filter(({eased}) => eased !== null);
    const others = ends.filter((row) =>
      easings.some(
        (easing) => easing["date"] === row["eased"] && easing["imposer"] !== row["imposer"]
      )
    );
    expect(others.map(({id}) => id)).toEqual([]);
  });

  // Announced 10 June 1971; begun December 1950.
  it("run from adoption to easing", () => {
    const embargo = only(measures, {id: "chn-sa-002"})[0]!;
    expect(embargo).toMatchObject({date: "1950-12", eased: "1971-06-10", vague: true});
    expect(Number(embargo["years"])).toBeLessThan(-13);
    expect(Number(embargo["years_eased"])).toBeCloseTo(6.65, 2);
  });
});

describe("listings", async () => {
  const listings = await rows("listings");

  // The Committee's list of 29 October 2018: 155 entries by day of listing.
  it("add up entries of one list, and take another as it stands", () => {
    expect(only(listings, {list: "un_1718"}).at(-1)).toMatchObject({
      best: 155,
      individuals: 80,
      entities: 75
    });
    expect(only(listings, {list: "ofac_sdn"}).at(-1)).toMatchObject({best: 484, changed: 484});
  });
});

describe("resolutions", async () => {
  const resolutions = await rows("resolutions");
  const sum = (days: number) => only(resolutions, {id: "", days})[0]!;

  it.each([
    [30, 9, 6],
    [90, 27, 20],
    [180, 53, 39]
  ])(
    "stand, within %d days, beside %d launch-days before and %d after, window by window",
    (days, before, after) => {
      const each = resolutions.filter((row) => row["days"] === days && row["id"] !== "");
      expect(each).toHaveLength(11);
      expect(each.reduce((total, row) => total + Number(row["before"]), 0)).toBe(before);
      expect(each.reduce((total, row) => total + Number(row["after"]), 0)).toBe(after);
    }
  );

  // A launch-day between two resolutions lies in several windows and is one day.
  it.each([30, 90, 180])(
    "count a launch-day once within %d days, as another program does",
    async (days) => {
      const sql = `SELECT DISTINCT launch_day FROM missile_launches WHERE "case" = 'PRK' AND launch_day_precision = 'day'`;
      const launches = (await ask(sql)).map(([day]) => Date.parse(String(day)) / 86_400_000);
      const adopted = resolutions
        .filter((row) => row["days"] === days && row["id"] !== "")
        .map(({date}) => Date.parse(String(date)) / 86_400_000);
      const within = (day: number, sign: number) =>
        adopted.some((at) => sign * (day - at) > 0 && sign * (day - at) <= days);
      const [before, after] = [-1, 1].map((sign) => launches.filter((day) => within(day, sign)));
      const both = before!.filter((day) => after!.includes(day)).length;
      expect(sum(days)).toMatchObject({
        resolutions: 11,
        before: before!.length,
        after: after!.length,
        both
      });
    }
  );

  it("have 21 and 17 launch-days within 90 days, 5 in both", () => {
    expect(sum(90)).toMatchObject({before: 21, after: 17, both: 5});
  });

  it("give an exact P by circular shift in the era of the windows", () => {
    expect(Number(sum(90)["p"])).toBeCloseTo(0.2395, 4);
    expect(sum(90)["date"]).toBe("2006-04-16/2018-03-22");
  });

  // The same shift, counted again by another program.
  it("agree with a count in another language", async () => {
    const {createDatabase} = await import("../../packages/data/src/database.js");
    const {readDataset} = await import("../../packages/data/src/read-dataset.js");
    const {runQuery} = await import("../../packages/data/src/answers.js");
    const sql = `SELECT DISTINCT launch_day AS day FROM missile_launches WHERE "case" = 'PRK' AND length(launch_day) = 10`;
    const {rows: columns} = await runQuery(await createDatabase(readDataset()), sql);
    const number = (day: unknown) => Date.parse(String(day)) / 86_400_000;
    const adopted = resolutions
      .filter(({days, id}) => days === 90 && id !== "")
      .map(({date}) => number(date));
    const [from, to] = [Math.min(...adopted) - 90, Math.max(...adopted) + 90];
    const launches = columns["day"]!.map(number).filter((day) => day >= from && day <= to);
    const length = to - from + 1;
    const difference = (turn: number) => {
      let sum = 0;
      for (const launch of launches) {
        const day = from + ((launch - from + turn) % length);
        if (adopted.some((resolution) => day > resolution && day <= resolution + 90)) sum++;
        if (adopted.some((resolution) => day < resolution && day >= resolution - 90)) sum--;
      }
      return sum;
    };
    const found = difference(0);
    const turns = Array.from({length}, (_, turn) => difference(turn));
    expect(found).toBe(-4);
    expect(turns.filter((each) => each <= found).length / length).toBeCloseTo(
      Number(sum(90)["p"]),
      8
    );
  });
});

describe("trade with the partner", async () => {
  const trade = await rows("partner_trade");
  const year = (date: string) => only(trade, {part: "year", date})[0];

  // Billion dollars: 6.4-6.9 in 2014, 2.4-2.7 in 2018, 1.0 in 2022; no total for 2016. Launches 19, 0, 69.
  it.each([
    ["2014", 6.39, 6.86, 19],
    ["2018", 2.43, 2.72, 0],
    ["2022", 1.028, 1.028, 69]
  ])(
    "was in %s between %d and %d, beside %d launches",
    (date, spread_low, spread_high, launches) => {
      expect(year(date)).toMatchObject({spread_low, spread_high});
      expect(only(trade, {part: "launches", date})).toMatchObject([{launches, whole: true}]);
    }
  );

  it("has no total for 2016, and no zero in its place", () => {
    expect(year("2016")).toBeUndefined();
    expect(
      trade.filter(
        ({part, spread_low}) => ["year", "month"].includes(String(part)) && Number(spread_low) <= 0
      )
    ).toEqual([]);
  });

  it("speaks by the lens", async () => {
    const other = only(await rows("partner_trade", {lens: "rok_government_first"}), {
      part: "year",
      date: "2014"
    })[0]!;
    expect(other["best"]).not.toBe(year("2014")!["best"]);
    expect(other).toMatchObject({family: "rok_government", spread_low: 6.39, spread_high: 6.86});
  });
});

describe("envoys", async () => {
  const visits = (await rows("envoys")).filter(({direction}) => direction === "received");
  const known = visits.filter(({met_leader}) => met_leader !== "unknown");

  it("of Politburo rank or above all met the leader, 20 of 20", () => {
    const senior = known.filter(({rank}) =>
      ["top_leader", "standing_committee", "politburo"].includes(String(rank))
    );
    expect(senior).toHaveLength(20);
    expect(senior.every(({met_leader}) => met_leader === "yes")).toBe(true);
  });

  it("who head the International Department met the leader 7 of 8 times", () => {
    const heads = only(known, {rank: "department_head"});
    expect(heads.map(({met_leader}) => met_leader)).toEqual([
      "yes",
      "yes",
      "yes",
      "yes",
      "yes",
      "yes",
      "no",
      "yes"
    ]);
    expect(
      heads.filter(({title}) => /International/.test(String(title)) || /ILD/.test(String(title)))
    ).toHaveLength(8);
  });
});

describe("flights", async () => {
  const flights = await rows("flights");

  it("stop on 20 and 21 November 2017 and run again from 6 June 2018", () => {
    expect(flights.map(({date}) => date)).toContain("2017-11-21");
    expect(only(flights, {id: "prk-fl-057"})[0]).toMatchObject({date: "2018-06-06", open: true});
    expect(only(flights, {certainty: "contested"})).toHaveLength(1);
  });
});
