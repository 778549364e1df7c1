import {describe, expect, it} from "vitest";
import {ask} from "../support/database.js";

const forms = [
  "nominal",
  "dollars",
  "constant_dollars",
  "share_of_output",
  "share_of_state_budget",
  "per_head"
];

async function money(cost: string, form: string) {
  const [row] = await ask(
    `SELECT low, best, high, unit, strength, steps, refusal FROM money WHERE cost = '${cost}' AND form = '${form}'`
  );
  const [low, best, high, unit, strength, steps, refusal] = row!;
  return {
    low: low as number,
    best: best as number,
    high: high as number,
    unit,
    strength,
    steps,
    refusal
  };
}

describe("money", () => {
  it("has every form of every cost once", async () => {
    const sql = `SELECT form, count(*), count(DISTINCT cost) FROM money GROUP BY form ORDER BY form`;
    const [[costs]] = (await ask("SELECT count(*) FROM costs WHERE missing IS NULL")) as [[number]];
    expect(await ask(sql)).toEqual([...forms].sort().map((form) => [form, costs, costs]));
  });

  it("gives a number with its steps or none with a reason, never both", async () => {
    const sql = `
      SELECT cost, form FROM money
      WHERE (refusal IS NULL) <> (coalesce(low, best, high) IS NOT NULL)
        OR (refusal IS NULL) <> (steps IS NOT NULL)
        OR (refusal IS NULL) <> (strength IS NOT NULL AND unit IS NOT NULL)
        OR sources IS NULL OR status IS NULL`;
    expect(await ask(sql)).toEqual([]);
  });

  it("orders low, best and high", async () => {
    expect(
      await ask("SELECT cost, form FROM money WHERE low > high OR low > best OR best > high")
    ).toEqual([]);
  });

  // Lewis and Xue 1988 print 10.7 billion yuan and 4.1 billion dollars; the rate of Penn World Table is 2.46, theirs 2.6.
  it("turns 10.7 billion yuan into dollars at the rate of 1957, as an order of magnitude", async () => {
    const {best, strength, steps} = await money("chn-co-001", "dollars");
    expect(best / 1e9).toBeCloseTo(10.7 / 2.461809, 6);
    expect(best / 4.1e9).toBeCloseTo(1.06, 2);
    expect(strength).toBe("order of magnitude");
    expect(steps).toBe(
      "published as 10700 million CNY; divided by 2.462 CNY for a dollar in 1957, a set rate that says little about purchasing power"
    );
  });

  it("does not deflate planned prices by dollar prices, nor dollars made from them", async () => {
    expect((await money("chn-co-001", "constant_dollars")).refusal).toMatch(/set by plan/);
    expect((await money("chn-co-002", "constant_dollars")).refusal).toMatch(
      /^made from CNY at the official rate/
    );
  });

  // US GDP deflator, 2017 = 100: 2022 about 118; KIDA 2022: 400 to 650 million dollars.
  it("restates dollars of 2022 in those of 2017", async () => {
    const {low, high, unit} = await money("prk-co-050", "constant_dollars");
    expect(unit).toBe("2017 USD");
    expect(low / 1e6).toBeCloseTo(400 / 1.1803, 0);
    expect(high / 1e6).toBeCloseTo(650 / 1.1803, 0);
  });

  it("refuses an unknown price year", async () => {
    expect((await money("prk-co-030", "constant_dollars")).refusal).toBe(
      "the year of its prices is not stated"
    );
  });

  it("refuses dollars of purchasing power as dollars", async () => {
    expect((await money("prk-co-072", "dollars")).refusal).toMatch(/purchasing power/);
  });

  // Yonhap 2008 quotes 140 won official and about 3,000 on the market: no rate, only an order of magnitude.
  it("refuses a rate where official and market rates lie far apart", async () => {
    const rates = await ask(
      "SELECT rate, order_rate, refusal FROM dollar_rates WHERE currency = 'KPW' ORDER BY year DESC"
    );
    expect(rates).not.toEqual([]);
    for (const [rate, order, refusal] of rates) {
      expect(rate).toBeNull();
      expect(order).toBeGreaterThan(0);
      expect(refusal).toMatch(/order of magnitude only/);
    }
  });

  // Peng Dehuai's figures, quoted in 1957: 6,116 million yuan, 20 percent of state expenditure in 1956.
  it("finds the printed share of the state budget again", async () => {
    const {best} = await money("chn-co-011", "share_of_state_budget");
    expect(best).toBeCloseTo(20, 0);
    expect((await money("chn-co-012", "share_of_state_budget")).best).toBe(20);
  });

  // ICAN: 35 percent of national income on the military, 6 percent of that on nuclear weapons, is 2.1 percent.
  it.each(["prk-co-089", "prk-co-090"])("finds the formula behind %s", async (cost) => {
    expect((await money(cost, "share_of_output")).best).toBeCloseTo(2.1, 1);
  });

  it("spreads no cost whose first year is not stated", async () => {
    expect((await money("chn-co-007", "share_of_output")).refusal).toMatch(
      /span of years is not stated/
    );
  });

  it("calls a share of output in won at the market rate an order of magnitude", async () => {
    const sql = `
      SELECT DISTINCT strength FROM money WHERE form = 'share_of_output' AND steps LIKE '%nominal_gni_bok_krw%'`;
    expect(await ask(sql)).toEqual([["order of magnitude"]]);
  });
});

// Scholarship: shares of output a year; the denominators are the years of each span for which output is known.
describe("whose effort was larger", () => {
  it.each([
    ["chn-co-001", 0.73, 1.18],
    ["chn-co-005", 0.19, 0.31],
    ["prk-co-030", 0.06, 0.24],
    ["prk-co-029", 0.28, 0.56]
  ])("cannot be said: %s is %d to %d percent of output a year", async (cost, low, high) => {
    const share = await money(cost, "share_of_output");
    expect(share.low).toBeCloseTo(low, 2);
    expect(share.high).toBeCloseTo(high, 2);
  });

  it.each([
    ["prk-co-063", 1.71],
    ["prk-co-064", 2.39]
  ])("nor by one year's output, where it is known: %s is %d percent", async (cost, best) => {
    expect((await money(cost, "share_of_output")).best).toBeCloseTo(best, 2);
  });

  // KIDA 2022 as quoted: the launches of early 2022 were up to 2 percent of output.
  it("keeps a published share as published", async () => {
    expect(await money("prk-co-052", "share_of_output")).toMatchObject({
      best: 2,
      strength: "published"
    });
  });
});
