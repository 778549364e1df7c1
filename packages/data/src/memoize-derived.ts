import type {DuckDBConnection} from "@duckdb/node-api";
import type {Dataset} from "./dataset.js";
import {viewsSql} from "./views.js";

/**
 * Returns a function that asks a database for what rests on rows, description and views alone. A warm program asks again
 * only when one of these changed; what failed is not kept.
 */
export function memoizeDerived<Value>(
  make: (dataset: Dataset, connection: DuckDBConnection) => Promise<Value>
): (dataset: Dataset, connection: DuckDBConnection) => Promise<Value> {
  let known: {key: string; value: Value} | undefined;
  return async (dataset, connection) => {
    const key = JSON.stringify([dataset.version, dataset.package.raw, viewsSql(dataset)]);
    if (known?.key !== key) known = {key, value: await make(dataset, connection)};
    return known.value;
  };
}
