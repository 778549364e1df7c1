import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {
  checkComparison,
  columnsOf,
  comparisonRows,
  type As,
  type ComparedRow,
  type Comparison
} from "../../packages/data/src/comparison/index.js";
import {catalogue, slices, sqlRows} from "./record.js";
import {whole} from "../support/sweep.js";
import {samples} from "./samples.js";

/** A row with its numbers rounded to what two ways to compute them share. */
function rounded(row: ComparedRow, columns: string[]): unknown[] {
  return columns.map((name) => {
    const cell = row[name];
    return typeof cell === "number" ? Number(cell.toPrecision(9)) : (cell ?? null);
  });
}

async function bothWays(comparison: Comparison): Promise<[unknown[][], unknown[][]]> {
  const columns = columnsOf(comparison);
  const both = [comparisonRows(comparison, catalogue, slices), await sqlRows(comparison)];
  return both.map((rows) => rows.map((row) => rounded(row, columns))) as [unknown[][], unknown[][]];
}

describe("rows made from slices are those of the query", () => {
  it.each(Object.keys(samples))("of the sample %s", async (name) => {
    const [made, asked] = await bothWays(samples[name]!);
    expect(asked.length).toBeGreaterThan(1);
    expect(made).toEqual(asked);
  });

  it("of comparisons drawn by lot", async () => {
    const concepts = [...new Set(catalogue.series.map(({concept}) => concept))];
    const ids = catalogue.series.map(({id}) => id);
    const measures = catalogue.measures.map(({id}) => id);
    const as: As[] = [
      {},
      {per: "person"},
      {share: "population"},
      {index: 1970},
      {index: "zero"},
      {change: true},
      {cumulative: true},
      {rank: true}
    ];
    const what = fc.record({
      of: fc.oneof(
        fc.constantFrom(...concepts),
        fc.constantFrom(...ids),
        fc.constantFrom(...measures)
      ),
      as: fc.constantFrom(...as)
    });
    const window = fc.constantFrom(undefined, [-5, 15], [1950, 1975], [null, 2000]) as fc.Arbitrary<
      Comparison["window"]
    >;
    const arbitrary = fc.record(
      {
        what: fc.array(what, {minLength: 1, maxLength: 2}),
        beside: fc.constantFrom(undefined, ["KOR", "USA"]),
        clock: fc.constantFrom(undefined, "first_nuclear_test", "first_orbit", "weapons_decision"),
        window,
        bounds: fc.constantFrom<Comparison["bounds"]>(undefined, "rivals", "none"),
        context: fc.constantFrom(undefined, ["famine"], ["hardship", "milestones"]),
        numbers: fc.constantFrom(undefined, {checked: true}, {lens: catalogue.lenses[1]!}),
        form: fc.constantFrom<Comparison["form"]>(undefined, "dots", "multiples", "table", "strips")
      },
      {requiredKeys: ["what"]}
    );
    let held = 0;
    const wanted = whole ? 120 : 30;
    const drawn = fc.sample(arbitrary, {numRuns: 1500, seed: 20261129});
    for (const each of drawn) {
      if (held === wanted) break;
      const comparison = JSON.parse(JSON.stringify(each)) as Comparison;
      if (checkComparison(comparison, catalogue).some(({refused}) => refused)) continue;
      held++;
      const [made, asked] = await bothWays(comparison);
      expect(made, JSON.stringify(comparison)).toEqual(asked);
    }
    expect(held).toBe(wanted);
  }, 300_000);
});
