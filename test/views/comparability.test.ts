import {describe, expect, it} from "vitest";
import {ask} from "../support/database.js";

describe("comparability", () => {
  it.each([
    ["gdp_per_capita_mpd2023", "primary_energy_consumption_nmc", "block", /dimensions differ/],
    [
      "defence_share_gdp_official",
      "defence_share_state_budget_official",
      "warn",
      /denominators differ: GDP and state budget/
    ],
    ["gdp_per_capita_mpd2023", "gdp_per_capita_maddison2010", "warn", /1990 Geary-Khamis/],
    ["crude_death_rate_registered", "crude_death_rate_banister", "warn", /methods differ/],
    [
      "crude_birth_rate_wpp2024",
      "crude_death_rate_wpp2024",
      "warn",
      /concepts differ: fertility and mortality/
    ],
    ["gdp_per_capita_mpd2023", "gdp_per_capita_mpd2020", "note", /not two voices/],
    ["real_gdp_growth_bok_first", "real_gdp_growth_bok_revised", "note", /not two voices/],
    ["total_population_nmc", "population_mpd2023", "warn", /methods differ/]
  ])("of %s and %s: %s", async (a, b, verdict, reason) => {
    const [[given, words]] = (await ask(
      `SELECT verdict, reason FROM comparability('${a}', '${b}')`
    )) as [[string, string]];
    expect(given).toBe(verdict);
    expect(words).toMatch(reason);
  });

  it("is the same either way round and known for every pair", async () => {
    const sql = `
      SELECT count(*), (SELECT count(*) * (count(*) - 1) FROM variables), count(*) FILTER (x.verdict <> y.verdict)
      FROM comparabilities AS x JOIN comparabilities AS y ON x.a = y.b AND x.b = y.a`;
    const [[pairs, wanted, unlike]] = (await ask(sql)) as [[number, number, number]];
    expect([pairs, unlike]).toEqual([wanted, 0]);
  });

  it("gives a reason for every verdict but ok", async () => {
    expect(
      await ask("SELECT a, b FROM comparabilities WHERE (verdict = 'ok') <> (reason IS NULL)")
    ).toEqual([]);
  });
});

describe("comparability of one variable in two cases", () => {
  it.each([
    ["iron_steel_output_nmc", "CHN", "PRK", "warn", /the series breaks 2 times/],
    ["sipri_milex_local_currency", "CHN", "PRK", "block", /different units or currencies/],
    ["crude_death_rate_wpp2024", "CHN", "PRK", "warn", /known to mislead/],
    ["population_wdi", "CHN", "PRK", "ok", null]
  ])("of %s in %s and %s: %s", async (variable, a, b, verdict, reason) => {
    const [[given, words]] = (await ask(
      `SELECT verdict, reason FROM case_comparability('${variable}', '${a}', '${b}')`
    )) as [[string, string | null]];
    expect(given).toBe(verdict);
    if (reason) expect(words).toMatch(reason);
    else expect(words).toBeNull();
  });

  it("is known for every variable that two compared cases have, the same either way round", async () => {
    const sql = `
      SELECT
        (SELECT count(*) FROM (
          SELECT variable FROM observations JOIN cases ON cases.id = "case"
          WHERE role = 'compared' AND missing IS NULL GROUP BY variable HAVING count(DISTINCT "case") > 1
          EXCEPT SELECT variable FROM case_comparabilities
        )),
        (SELECT count(*) FROM case_comparabilities AS x JOIN case_comparabilities AS y ON x.variable = y.variable AND x.a = y.b AND x.b = y.a
          WHERE x.verdict <> y.verdict),
        (SELECT count(*) FROM case_comparabilities WHERE (verdict = 'ok') <> (reason IS NULL))`;
    expect(await ask(sql)).toEqual([[0, 0, 0]]);
  });
});
