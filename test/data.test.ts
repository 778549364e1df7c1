import {describe, expect, it} from "vitest";
import {runQuery} from "../packages/data/src/answers.js";
import {createDatabase} from "../packages/data/src/database.js";
import {readDataset} from "../packages/data/src/read-dataset.js";
import {rowsOf} from "../packages/figure/src/answers.js";
import {outputs} from "./support/outputs.js";

const dataset = readDataset();
const database = await createDatabase(dataset);

async function ask(sql: string): Promise<unknown[][]> {
  const {columns, rows} = await runQuery(database, sql);
  return rows[columns[0]!.name]!.map((_, at) => columns.map(({name}) => rows[name]![at]));
}

describe("the record", () => {
  // A row that is lost is noticed; a row that is added is welcome.
  it.each(
    Object.entries({
      ...{
        variables: 77,
        observations: 10220,
        trade: 662,
        famine_deaths: 37,
        costs: 92,
        deflators: 304
      },
      ...{
        exchange_rates: 236,
        sanctions: 61,
        listings: 35,
        contacts: 51,
        flights: 8,
        arsenals: 117,
        traps: 81,
        names: 125
      },
      ...{statements: 53, breaks: 19, statement_citations: 14},
      ...{programmes: 14, milestone_kinds: 24, periods: 30, assistance: 21, coverage: 36},
      ...{sightings: 663, blind_check: 100, gaps: 34, published: 98, accounting: 37},
      cases: 4,
      events: 155,
      milestones: 77,
      nuclear_tests: 51,
      missile_launches: 360,
      estimates: 275
    })
  )("has at least its rows of %s", async (table, least) => {
    expect(Number((await ask(`SELECT count(*) FROM ${table}`))[0]![0])).toBeGreaterThanOrEqual(
      least
    );
  });

  // The list ends on 18 April 2026 in Greenwich, on the morning of 19 April at the launch site.
  it("dates nothing after the day up to which it was searched", async () => {
    const days = `
      SELECT 'missile_launches' AS record, id FROM missile_launches WHERE coalesce(launch_day_to, date_to) > as_of()
      UNION ALL SELECT 'nuclear_tests', id FROM nuclear_tests WHERE date_to > as_of()
      UNION ALL SELECT 'events', id FROM events WHERE date_from > as_of()
      UNION ALL SELECT 'contacts', id FROM contacts WHERE date_from > as_of()
      UNION ALL SELECT 'sanctions', id FROM sanctions WHERE adopted_from > as_of()`;
    expect(await ask(days)).toEqual([]);
  });

  it("accounts for every row that came in, by file and reason", async () => {
    const sql = "SELECT id FROM accounting WHERE rows_in <> rows_kept + rows_left_out";
    expect(await ask(sql)).toEqual([]);
  });

  // SIPRI/FOI, Nuclear Explosions 1945-1998: 45 Chinese tests; six declared by Pyongyang.
  it("counts 45 and 6 nuclear tests", async () => {
    expect(
      await ask('SELECT "case", count(*) FROM nuclear_tests GROUP BY ALL ORDER BY ALL')
    ).toEqual([
      ["CHN", 45],
      ["PRK", 6]
    ]);
  });

  // CNS North Korea Missile Test Database and its continuation to 18 April 2026, then the events of CSIS to 20 August 2026.
  it("counts 362 launches: 229 succeeded, 38 failed, 95 unknown", async () => {
    const sql = `SELECT outcome, count(*) FROM missile_launches WHERE "case" = 'PRK' GROUP BY ALL ORDER BY ALL`;
    expect(await ask(sql)).toEqual([
      ["failure", 38],
      ["success", 229],
      ["unknown", 95]
    ]);
  });

  it("counts 339 launches in the two lists that end on 18 April 2026", async () => {
    const sql = `SELECT outcome, count(*) FROM missile_launches
      WHERE "case" = 'PRK' AND sources NOT LIKE 'csis-beyond-parallel[%' GROUP BY ALL ORDER BY ALL`;
    expect(await ask(sql)).toEqual([
      ["failure", 38],
      ["success", 229],
      ["unknown", 72]
    ]);
  });

  // CSIS: 4, 27 January, 14 March, 7, 8, 19 April, 26 May, 25 June, 6, 12, 20 August.
  it("knows eleven launch-days of 2026, none of them after the last day searched", async () => {
    const sql = `SELECT count(DISTINCT launch_day_from), count(DISTINCT launch_day_from) FILTER (launch_day_from <= '2026-04-19'),
      max(launch_day_to) <= as_of() FROM missile_launches WHERE "case" = 'PRK' AND year(launch_day_from) = 2026`;
    expect(await ask(sql)).toEqual([[11, 6, true]]);
  });

  it("has no test, launch, act, measure or visit that begins after the last day searched", async () => {
    const begun = {
      events: "date_from",
      missile_launches: "launch_day_from",
      nuclear_tests: "date_from",
      sanctions: "adopted_from",
      contacts: "date_from",
      assistance: "began_from"
    };
    const tables = Object.entries(begun).map(
      ([table, day]) => `SELECT id FROM ${table} WHERE ${day} > as_of()`
    );
    expect(await ask(tables.join(" UNION ALL "))).toEqual([]);
    expect(await ask("SELECT id FROM coverage WHERE observed_until > as_of()")).toEqual([]);
  });

  it("has one launch-day for a salvo that midnight in Greenwich cuts in two", async () => {
    const days = `SELECT count(DISTINCT launch_day_from) FROM missile_launches WHERE date IN ('2019-09-09', '2019-09-10') AND "case" = 'PRK'`;
    expect(await ask(days)).toEqual([[1]]);
    const autumn = `
      SELECT count(*), count(*) FILTER (month(launch_day_from) >= 10), count(DISTINCT launch_day_from),
        count(DISTINCT launch_day_from) FILTER (month(launch_day_from) >= 10)
      FROM missile_launches WHERE "case" = 'PRK' AND launch_day_from BETWEEN '2012-01-01' AND '2017-11-22'`;
    expect(await ask(autumn)).toEqual([[86, 5, 52, 5]]);
  });

  it("knows the pause of autumn 2017 as the fifth longest since February 2014", async () => {
    const sql = `
      WITH days AS (SELECT DISTINCT launch_day_from AS day FROM missile_launches WHERE "case" = 'PRK' AND launch_day_from >= '2014-02-01'),
      gaps AS (SELECT day, day - lag(day) OVER (ORDER BY day) AS days FROM days WHERE day <= '2017-11-29')
      SELECT days, (SELECT count(*) FROM gaps AS longer WHERE longer.days > gaps.days) + 1, (SELECT count(days) FROM gaps)
      FROM gaps WHERE day = '2017-11-29'`;
    expect(await ask(sql)).toEqual([[75, 5, 47]]);
  });
});

describe("a record without a work", () => {
  it("has lost the rows that rest on it alone, and the work on the others", async () => {
    const less = await createDatabase(dataset, ["nagix-nk-missile-tests"]);
    const count =
      "SELECT count(*) AS rows, count(*) FILTER (sources LIKE '%nagix-nk-missile-tests%') AS citing FROM missile_launches";
    const [[all]] = (await ask(
      `${count} WHERE sources NOT LIKE 'nagix-nk-missile-tests[%' OR sources LIKE '%;%'`
    )) as [[number]];
    const {rows} = await runQuery(less, count);
    expect(rows).toEqual({rows: [all], citing: [0]});
    expect(all).toBeLessThan(360);
    less.closeSync();
  });
});

describe("preferred", () => {
  it("takes the first family of the lens that has a reading", async () => {
    const sql = `
      WITH spoken AS (FROM preferred('scholars_first', 'all')),
      families AS (SELECT unnest(families) AS family, generate_subscripts(families, 1) AS place FROM lenses WHERE id = 'scholars_first')
      SELECT count(*) FROM readings JOIN spoken USING (subject_table, subject, quantity)
      JOIN families AS theirs ON theirs.family = readings.family JOIN families AS ours ON ours.family = spoken.family
      WHERE theirs.place < ours.place`;
    expect(await ask(sql)).toEqual([[0]]);
  });

  it("leaves unchecked readings out when asked", async () => {
    const sql =
      "SELECT count(*) FROM preferred('scholars_first', 'checked') WHERE status <> 'checked'";
    expect(await ask(sql)).toEqual([[0]]);
  });

  it("counts a repeated number as one voice", async () => {
    const sql = `SELECT readings, voices FROM preferred('scholars_first', 'all') WHERE subject = 'chn-nt-01' AND quantity = 'yield_kt'`;
    const [[readings, voices]] = (await ask(sql)) as [[number, number]];
    expect(voices).toBeLessThan(readings);
  });
});

describe("the ladder from the first nuclear test", async () => {
  const rows = rowsOf((await outputs()).answers.get("ladder")!).filter(
    (row) => row["start"] === "first_nuclear_test"
  );

  it.each([
    ["CHN", "first_thermonuclear_test", 2.67],
    ["PRK", "first_thermonuclear_test", 10.9],
    ["CHN", "first_live_warhead_on_missile", 2.03],
    ["CHN", "first_orbit", 5.52],
    ["PRK", "first_orbit", 6.18],
    ["PRK", "first_icbm_flight", 10.74],
    ["CHN", "first_icbm_full_range", 15.59],
    ["CHN", "first_slbm_flight", 17.99],
    ["PRK", "first_slbm_flight", 9.88],
    ["CHN", "submarine_launched", 6.19]
  ])("%s needed to %s %d years", (id, kind, years) => {
    const row = rows.find((each) => each["case"] === id && each["kind"] === kind)!;
    expect(Number(row["years_low"])).toBeCloseTo(years, 1);
    expect(Number(row["years_high"])).toBeCloseTo(years, 0);
  });

  it.each(["first_live_warhead_on_missile", "first_icbm_full_range", "submarine_launched"])(
    "shows %s as not yet reached",
    (kind) => {
      const row = rows.find((each) => each["case"] === "PRK" && each["kind"] === kind)!;
      expect(row).toMatchObject({attainment: "not_reached", years_low: null});
      expect(Number(row["years_observed"])).toBeCloseTo(19.86, 1);
    }
  );
});
