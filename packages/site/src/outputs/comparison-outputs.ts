import type {DuckDBConnection} from "@duckdb/node-api";
import {
  comparisonSchema,
  comparisonSlices,
  outlineOf,
  type Dataset,
  type Query
} from "@cold-winter/data";
import type {Catalogue} from "@cold-winter/data/comparison";
import {addComparison, type Compared} from "../pages/comparisons.js";
import type {Page} from "../pages/pages.js";
import type {PageRuns} from "../reactive/page-runs.js";

/** Returns what a page needs to compare without an engine, and the schema of a comparison, by path below `src/`. */
export async function comparisonOutputs(
  connection: DuckDBConnection,
  dataset: Dataset,
  catalogue: Catalogue | null | undefined,
  kept: boolean
): Promise<Map<string, string>> {
  const files = new Map([
    ["download/comparison.schema.json", `${JSON.stringify(comparisonSchema, null, 2)}\n`]
  ]);
  if (!catalogue) return files;
  files.set("data/comparison.json", JSON.stringify(catalogue));
  const outline = outlineOf(dataset);
  if (outline) files.set("data/outline.json", JSON.stringify(outline));
  for (const [name, slice] of await comparisonSlices(dataset, connection, kept))
    files.set(`data/slices/${name}.json`, JSON.stringify(slice));
  return files;
}

/** Makes questions of the comparisons in which values of a page's inputs stand: what these are is known when its cells ran. */
export function steeredQuestions(
  compared: Compared,
  dataset: Dataset,
  pages: Page[],
  runs: PageRuns
): Query[] {
  return pages.flatMap((page) =>
    Object.entries(runs.of(page)?.compared ?? {}).map(([name, {comparison}]) => {
      const fence = page.comparisons.find((each) => each.name === name)!;
      return addComparison(compared, dataset, fence, comparison);
    })
  );
}
