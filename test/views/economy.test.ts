import {describe, expect, it} from "vitest";
import {ask, numbers} from "../support/database.js";

const first = `
  WITH firsts AS (SELECT event FROM milestones WHERE kind = 'first_nuclear_test' AND rank = 1),
  held AS (SELECT conditions.* FROM conditions('scholars_first', 'all') AS conditions JOIN firsts USING (event))`;

describe("conditions at the first test", () => {
  // Maddison Project 2023: 1,034 and 1,152 in 1963-64, 1,808 and 1,779 in 2005-06; model: 1,122 and 2,049.
  it.each([
    ["gdp_per_capita_mpd2023", [1034, 1152], [1808.1, 1778.5]],
    ["gdp_per_capita_anders2020", [1036, 1122], [2039, 2049]]
  ])("give %s the year before and the same year", async (variable, china, korea) => {
    const sql = `${first} SELECT before_best, same_best FROM held WHERE variable = '${variable}' AND role = 'own' ORDER BY "case"`;
    expect(await ask(sql)).toEqual([china, korea]);
  });

  it("are 1.5 to 1.8 times as rich in the second case, over three series", async () => {
    const sql = `${first}
      SELECT min(ratio), max(ratio), count(*) FROM (
        SELECT variable, max(same_best) FILTER ("case" = 'PRK') / max(same_best) FILTER ("case" = 'CHN') AS ratio
        FROM held WHERE role = 'own' AND variable IN ('gdp_per_capita_mpd2023', 'gdp_per_capita_anders2020', 'gdp_per_capita_maddison2010')
        GROUP BY variable)`;
    expect(await numbers(sql, 1)).toEqual([1.5, 1.8, 3]);
  });

  it("are 4.8 to 5.7 and 3.5 to 3.7 percent of the income of the United States", async () => {
    const sql = `${first}
      SELECT 100 * min(own / theirs), 100 * max(own / theirs) FROM (
        SELECT "case", variable, max(same_best) FILTER (role = 'own') AS own, max(same_best) FILTER (observed = 'USA') AS theirs
        FROM held WHERE variable IN ('gdp_per_capita_mpd2023', 'gdp_per_capita_anders2020') GROUP BY ALL)
      GROUP BY "case" ORDER BY "case"`;
    expect(
      (await ask(sql)).map((row) => row.map((cell) => Number(Number(cell).toFixed(1))))
    ).toEqual([
      [4.8, 5.7],
      [3.5, 3.5]
    ]);
  });

  // Correlates of War 7.0, energy and steel over its own population: 0.23 and 1.36 tonnes of coal, 14 and 13 kg.
  it("are unlike in energy and alike in steel per head", async () => {
    const sql = `${first}
      SELECT
        max(same_best) FILTER (variable = 'primary_energy_consumption_nmc') / max(same_best) FILTER (variable = 'total_population_nmc'),
        1000 * max(same_best) FILTER (variable = 'iron_steel_output_nmc') / max(same_best) FILTER (variable = 'total_population_nmc')
      FROM held WHERE role = 'own' GROUP BY "case" ORDER BY "case"`;
    expect(
      (await ask(sql)).map(([energy, steel]) => [
        Number(energy).toFixed(2),
        Number(steel).toFixed(0)
      ])
    ).toEqual([
      ["0.23", "14"],
      ["1.36", "13"]
    ]);
  });

  it("have sources for every value and keep other cases out", async () => {
    const sql = `
      SELECT count(*) FROM conditions('scholars_first', 'all') AS conditions JOIN cases ON cases.id = observed
      WHERE conditions.sources IS NULL OR (conditions.role = 'yardstick') <> (cases.role = 'yardstick') OR year_same <= year_before`;
    expect(await ask(sql)).toEqual([[0]]);
  });
});

describe("distance below an earlier peak", () => {
  it.each([
    ["CHN", 1964, "gdp_per_capita_mpd2023", 1957, -3.6],
    ["CHN", 1964, "gdp_per_capita_anders2020", 1958, -13.6],
    ["PRK", 2006, "gdp_per_capita_mpd2023", 1990, -27.6],
    ["PRK", 2006, "gdp_per_capita_anders2020", 1984, -60.8]
  ])("%s in %d, %s: since %d, %d percent", async (id, year, variable, peak, percent) => {
    const sql = `SELECT peak_year, percent FROM below_peak WHERE "case" = '${id}' AND year = ${year} AND variable = '${variable}'`;
    expect(await numbers(sql, 1)).toEqual([peak, percent]);
  });

  // Maddison has no value for 1944-1989: the peak of 1940 belongs to another stretch.
  it("does not look across a gap", async () => {
    const sql = `SELECT DISTINCT first_year FROM below_peak WHERE "case" = 'PRK' AND year > 1990 AND variable = 'gdp_per_capita_mpd2023'`;
    expect(await ask(sql)).toEqual([[1990]]);
  });

  it("finds 11 of 45 tests in 6 falling years of 33, and 3 of 6 in 11 of 17", async () => {
    const sql = `
      WITH falls AS (
        SELECT "case", year, value < lag(value) OVER (PARTITION BY "case" ORDER BY year) AS falling
        FROM below_peak WHERE variable = 'gdp_per_capita_mpd2023'
      ),
      tests AS (SELECT "case", year(start) AS year, number FROM counts('year', 'all') WHERE record = 'nuclear_tests')
      SELECT count(*), count(*) FILTER (falling), sum(number), sum(number) FILTER (falling)
      FROM falls JOIN tests USING ("case", year)
      WHERE ("case" = 'CHN' AND year BETWEEN 1964 AND 1996) OR ("case" = 'PRK' AND year BETWEEN 2006 AND 2022)
      GROUP BY "case" ORDER BY "case"`;
    expect(await ask(sql)).toEqual([
      [33, 6, 45, 11],
      [17, 11, 6, 3]
    ]);
  });
});

describe("an index", () => {
  it("is 100 in its base year and refuses a base that is missing", async () => {
    const sql = `SELECT round(min("index"), 9), round(max("index"), 9), count(*) FROM indexed(1964) WHERE year = 1964`;
    const [[low, high, rows]] = (await ask(sql)) as [[number, number, number]];
    expect([low, high]).toEqual([100, 100]);
    expect(rows).toBeGreaterThan(50);
    const none = `SELECT count(*), count("index"), count(reason) FROM indexed(1964) WHERE "case" = 'PRK' AND variable = 'gdp_per_capita_mpd2023'`;
    const [[all, indexed, reasons]] = (await ask(none)) as [[number, number, number]];
    expect([indexed, reasons]).toEqual([0, all]);
  });
});

describe("famine deaths", () => {
  // Coale, Banister, Ashton, Peng, Lin and Yang, Cao ...; Goodkind, West, Johnson, Spoorenberg and Schwekendiek.
  it.each([
    ["CHN", 15, 32.5, 2.3, 5],
    ["PRK", 0.24, 1, 1.1, 4.5]
  ])(
    "of %s by demographic, econometric and gazetteer work: %d to %d million",
    async (id, low, high, least, most) => {
      const sql = `
      SELECT min(coalesce(low, best)) / 1e6, max(coalesce(high, best)) / 1e6,
        100 * min(coalesce(low, best)) / max(people), 100 * max(coalesce(high, best)) / max(people)
      FROM readings CROSS JOIN (
        SELECT max(value) AS people FROM denominators
        WHERE kind = 'population' AND "case" = '${id}' AND year = ${id === "CHN" ? 1959 : 1994})
      WHERE subject_table = 'famine_deaths' AND subject = '${id}/famine' AND basis IN ('demographic', 'econometric', 'gazetteer')`;
      const [deathsLow, deathsHigh, shareLow, shareHigh] = await numbers(sql);
      expect([deathsLow, deathsHigh]).toEqual([low, high]);
      expect(shareLow).toBeCloseTo(least, 1);
      expect(shareHigh).toBeCloseTo(most, 1);
    }
  );
});
