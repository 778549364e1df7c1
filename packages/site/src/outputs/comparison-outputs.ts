import type {DuckDBConnection} from "@duckdb/node-api";
import {comparisonSchema, comparisonSlices, type Dataset} from "@cold-winter/data";
import type {Catalogue} from "@cold-winter/data/comparison";

let last: {version: string; files: Map<string, string>} | undefined;

/** Returns what a page needs to compare without an engine, and the schema of a comparison, by path below `src/`. A warm program makes again only what changed. */
export async function comparisonOutputs(
  connection: DuckDBConnection,
  dataset: Dataset,
  catalogue: Catalogue | null | undefined
): Promise<Map<string, string>> {
  const files = new Map([
    ["download/comparison.schema.json", `${JSON.stringify(comparisonSchema, null, 2)}\n`]
  ]);
  if (!catalogue) return files;
  if (last?.version !== catalogue.version) {
    const made = new Map([["data/comparison.json", JSON.stringify(catalogue)]]);
    for (const [name, slice] of await comparisonSlices(dataset, connection, catalogue))
      made.set(`data/slices/${name}.json`, JSON.stringify(slice));
    last = {version: catalogue.version, files: made};
  }
  return new Map([...files, ...last.files]);
}
