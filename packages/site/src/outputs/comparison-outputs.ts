import type {DuckDBConnection} from "@duckdb/node-api";
import {comparisonSchema, comparisonSlices, type Dataset} from "@cold-winter/data";
import type {Catalogue} from "@cold-winter/data/comparison";

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
  for (const [name, slice] of await comparisonSlices(dataset, connection, kept))
    files.set(`data/slices/${name}.json`, JSON.stringify(slice));
  return files;
}
