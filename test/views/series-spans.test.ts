import {describe, expect, it} from "vitest";
import {ask} from "../support/database.js";

const span = async (
  where: string,
  columns = "low, best, high, voices, which, left_out",
  checked = "all"
) => ask(`SELECT ${columns} FROM series_spans('${checked}') WHERE ${where} ORDER BY ALL`);

describe("a span over independent series", () => {
  // Banister 1984, table 5: 25.4 registered and 44.6 corrected; World Population Prospects 2024: 29.787.
  it("of the death rate of China in 1960 is from the registered to the corrected rate", async () => {
    const found = await span(`"case" = 'CHN' AND concept = 'mortality' AND period = '1960'`);
    const which =
      "crude_death_rate_banister 44.6; crude_death_rate_registered 25.4; crude_death_rate_wpp2024 29.79";
    expect(found).toEqual([[25.4, 44.6, 44.6, 3, which, null]]);
  });

  it("counts series in thousands and millions by their base unit", async () => {
    const [[low, , high, voices]] = (await span(
      `"case" = 'PRK' AND concept = 'population' AND period = '2008'`
    )) as [number[]];
    expect([low, high, voices]).toEqual([24_051_000, 24_764_618, 3]);
  });

  // The model of 2020 blends two of the others, and the release of 2020 is an older one of 2023.
  it("is none where all series come from one", async () => {
    expect(await span("concept = 'income_level' AND unit = '2011 int. $ per person'")).toEqual([]);
    expect(
      await ask(`
      SELECT count(DISTINCT variable) FROM observations
      WHERE variable IN ('gdp_per_capita_mpd2020', 'gdp_per_capita_mpd2023', 'gdp_per_capita_anders2020') AND "case" = 'CHN' AND year = 1964`)
    ).toEqual([[3]]);
  });

  it("names the series that it leaves out, and does not stretch over them", async () => {
    const [[low, high, which, left]] = (await span(
      `"case" = 'CHN' AND concept = 'grain_output' AND period = '1961'`,
      "low, high, which, left_out"
    )) as [[number, number, string, string]];
    expect(which).not.toContain(`${left.split(" ")[0]!} `);
    expect(left).toMatch(/^grain_output_nbs 147,500,000$/);
    expect([low, high].every((figure) => which.includes(figure.toLocaleString("en-US")))).toBe(
      true
    );
  });

  // Exports of 1990 by a country study, JETRO and KOTRA.
  it("takes in trade, whose customs speak with one voice whoever prints them", async () => {
    expect(
      await span(
        `subject_table = 'trade' AND concept LIKE 'exports%' AND period = '1990'`,
        "low / 1e6, high / 1e6, voices"
      )
    ).toEqual([[1733, 1860, 3]]);
    expect(await span(`subject_table = 'trade' AND concept LIKE '%partner_customs%'`)).toEqual([]);
  });

  it("keeps money of another price basis apart, and generation from use", async () => {
    expect(
      await ask(
        `SELECT DISTINCT concept FROM series_spans('all') WHERE concept LIKE 'electricity%'`
      )
    ).toEqual([]);
    expect(
      await ask(
        `SELECT count(*) FROM series_spans('all') WHERE unit = 'USD' AND price_basis NOT LIKE 'current dollars%'`
      )
    ).toEqual([[0]]);
  });

  it("holds its best figure, has two works or more behind it, and narrows with the rows", async () => {
    expect(
      await ask(
        "SELECT * FROM series_spans('all') WHERE NOT (low <= best AND best <= high) OR voices < 2 OR sources NOT LIKE '%;%'"
      )
    ).toEqual([]);
    expect(
      await ask("SELECT count(*) FROM series_spans('checked') WHERE status = 'unchecked'")
    ).toEqual([[0]]);
    const [[all, checked]] = (await ask(
      "SELECT (SELECT count(*) FROM series_spans('all')), (SELECT count(*) FROM series_spans('checked'))"
    )) as [[number, number]];
    expect(all).toBeGreaterThan(1000);
    expect(checked).toBeLessThan(all);
  });
});
