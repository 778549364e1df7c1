import {runQuery} from "../../packages/data/src/answers.js";
import {
  checkComparison,
  columnsOf,
  comparisonSql,
  toldOf,
  type ComparedRow,
  type Comparison
} from "../../packages/data/src/comparison/index.js";
import {catalogueOf, comparisonSlices, outlineOf} from "../../packages/data/src/comparisons.js";
import {createDatabase} from "../../packages/data/src/database.js";
import {readDataset} from "../../packages/data/src/read-dataset.js";
import {fillPlaceholders} from "../../packages/data/src/shared/placeholders.js";
import {comparisonSpec} from "../../packages/figure/src/comparison/index.js";
import type {Case, Context} from "../../packages/figure/src/spec.js";
import {siteJson} from "../../packages/site/src/outputs/site-json.js";

export const dataset = readDataset();

/** The record as a database that a test may change, with its catalogue and slices. */
export const database = await createDatabase(dataset);
export const catalogue = await catalogueOf(dataset, database);
export const slices = new Map(await comparisonSlices(dataset, database));

const {cases} = siteJson(dataset, []) as {cases: Case[]};
export const context: Context = {selections: {}, cases, asOf: dataset.package.asOf};

/** Answers a comparison by its query. */
export async function sqlRows(comparison: Comparison): Promise<ComparedRow[]> {
  const {lens, checked} = comparison.numbers ?? {};
  const sql = fillPlaceholders(comparisonSql(comparison, catalogue), {
    lens: lens ?? catalogue.lenses[0]!,
    checked: checked ? "checked" : "all"
  });
  const {rows} = await runQuery(database, sql);
  return rows["role"]!.map(
    (_, at) =>
      Object.fromEntries(
        columnsOf(comparison).map((name) => [name, rows[name]![at] ?? null])
      ) as ComparedRow
  );
}

/** Returns the figure of a comparison that nothing refuses. */
export function figureOf(comparison: Comparison) {
  const refused = checkComparison(comparison, catalogue).filter((found) => found.refused);
  if (refused.length)
    throw new Error(refused.map(({field, message}) => `${field}: ${message}`).join("; "));
  const told = {...toldOf(comparison, catalogue), outline: outlineOf(dataset)};
  return comparisonSpec("sample", told);
}
