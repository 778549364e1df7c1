import type {DuckDBConnection} from "@duckdb/node-api";
import type {Dataset} from "./dataset.js";
import {codeHash, keyOf, readCache, writeCache} from "./disk-cache.js";
import {viewsSql} from "./views.js";

/**
 * Returns a function that asks a database for what rests on rows, description and views alone. A warm program asks again
 * only when one of these changed, and with `kept` a cold one too; what failed is not kept. The value is one that JSON can
 * hold.
 */
export function memoizeDerived<Value>(
  name: string,
  make: (dataset: Dataset, connection: DuckDBConnection, kept: boolean) => Promise<Value>
): (dataset: Dataset, connection: DuckDBConnection, kept?: boolean) => Promise<Value> {
  let known: {key: string; value: Value} | undefined;
  return async (dataset, connection, kept = false) => {
    const key = keyOf(
      codeHash(import.meta.url),
      dataset.version,
      dataset.package.raw,
      viewsSql(dataset)
    );
    if (known?.key === key) return known.value;
    const before = kept ? (readCache(name, key) as Value | undefined) : undefined;
    const value = before ?? (await make(dataset, connection, kept));
    if (kept && !before) writeCache(name, key, value);
    known = {key, value};
    return value;
  };
}
