import {describe, expect, it} from "vitest";
import {ask, numbers} from "../support/database.js";

const preferred = (lens: string, checked = "all") => `preferred('${lens}', '${checked}')`;

describe("readings", () => {
  it("hold every published value of the tables that they join", async () => {
    const tables = ["estimates", "observations", "trade", "costs", "famine_deaths", "arsenals"];
    for (const table of tables) {
      const [[rows, readings]] = (await ask(`
        SELECT (SELECT count(*) FROM ${table} WHERE missing IS NULL), count(*) FROM readings WHERE table_name = '${table}'`)) as [
        [number, number]
      ];
      expect(readings, table).toBe(rows);
    }
  });

  it("never mix units in one quantity of one thing", async () => {
    const mixed =
      "SELECT subject, quantity FROM readings GROUP BY ALL HAVING count(DISTINCT unit) > 1";
    expect(await ask(mixed)).toEqual([]);
  });

  it("each have a voice and its family", async () => {
    expect(
      await ask("SELECT table_name, row_id FROM readings WHERE voice IS NULL OR family IS NULL")
    ).toEqual([]);
  });

  it("keep the dollars of 1990 and of 2011 apart", async () => {
    const sql = `SELECT DISTINCT quantity FROM readings WHERE subject = 'CHN/1964' AND quantity LIKE 'income_level%' ORDER BY ALL`;
    expect((await ask(sql)).flat()).toEqual([
      "income_level, 1990 int. $ per person",
      "income_level, 2011 int. $ per person",
      "income_level, 2017 $ per person"
    ]);
  });

  // Maddison Project 2023 (gdppc): China 1964 and North Korea 2006; Anders et al. 2020: 1,122 and 2,049.
  it("give the lowest and highest income of the year of the first test", async () => {
    const sql = `
      SELECT best, spread_low, spread_high, voices FROM ${preferred("scholars_first")}
      WHERE subject IN ('CHN/1964', 'PRK/2006') AND quantity = 'income_level, 2011 int. $ per person' ORDER BY subject`;
    expect(await ask(sql)).toEqual([
      [1152, 1122, 1152, 1],
      [1778.5, 1778.5, 2049, 1]
    ]);
  });

  // KIDA 2022, officials 2009, NIS 2017: one test cost 5 million, 300 to 400 million dollars.
  it("give one nuclear test 5 to 400 million dollars, in three voices", async () => {
    const sql = `SELECT spread_low / 1e6, spread_high / 1e6, readings, voices FROM ${preferred("scholars_first")} WHERE subject = 'PRK/device/single_event/device/'`;
    expect(await ask(sql)).toEqual([[5, 400, 4, 3]]);
  });

  // Lewis and Xue 1988: 10.7 billion yuan in 1957 prices; the Chinese page repeats it.
  it("count 10.7 billion yuan twice as one voice", async () => {
    const sql = `SELECT best / 1e9, readings, voices FROM ${preferred("scholars_first")} WHERE subject_table = 'costs' AND quantity = 'cost, CNY of 1957'`;
    expect(await ask(sql)).toEqual([[10.7, 2, 1]]);
  });

  // KOTRA, customs and press: 6.4 to 6.9 billion dollars in 2014, 2.4 to 2.7 in 2018.
  it.each([
    [2014, 6.39, 6.86],
    [2018, 2.43, 2.72]
  ])("span the trade of %d as released", async (year, low, high) => {
    const sql = `
      SELECT spread_low / 1e9, spread_high / 1e9 FROM ${preferred("scholars_first")}
      WHERE subject = 'PRK/CHN/${year}/all goods' AND quantity = 'total, USD'`;
    expect(await numbers(sql)).toEqual([low, high]);
  });

  it("take the bounds of a period as rival dates", async () => {
    const sql = `
      SELECT quantity, printed, year(day_of(spread_low)), year(day_of(spread_high)) FROM ${preferred("scholars_first")}
      WHERE subject_table = 'periods' AND subject = 'PRK/famine' ORDER BY quantity`;
    expect(await ask(sql)).toEqual([
      ["began", "1994", 1994, 1995],
      ["ended", "1998", 1998, 2000]
    ]);
  });
});

describe("preferred", () => {
  it("gives each quantity of each thing once", async () => {
    const [[rows, things]] = (await ask(`
      SELECT count(*), (SELECT count(DISTINCT (subject_table, subject, quantity)) FROM readings) FROM ${preferred("own_state_first")}`)) as [
      [number, number]
    ];
    expect(rows).toBe(things);
  });

  it("turns with the lens where families disagree", async () => {
    const sql = `
      SELECT count(*) FROM ${preferred("own_state_first")} AS own JOIN ${preferred("international_first")} AS other
      USING (subject_table, subject, quantity) WHERE own.row_id <> other.row_id AND subject_table = 'observations'`;
    expect((await ask(sql))[0]![0]).toBeGreaterThan(0);
  });
});
