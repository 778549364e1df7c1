import {memoize} from "./memoize.js";
import type {Names} from "./query.js";
import type {Row} from "./table.js";

const namesIn = memoize(
  (rows: Row[]) =>
    new Map(
      rows.flatMap(({id, values: {name}}) =>
        typeof name === "string" ? [[id, name] as const] : []
      )
    )
);

/** Looks up the ids of tables and the names of their rows, for the choices of questions. */
export function namesOf(tables: Map<string, Row[]>): Names {
  const names = [...tables.values()].map(namesIn).reverse();
  return {
    idsOf: (table) => {
      const rows = tables.get(table);
      return rows && byPosition(rows).map(({id}) => id);
    },
    nameOf: (id) => names.find((known) => known.has(id))?.get(id)
  };
}

/** Orders rows by their column `position`; where a table has none, as they were. */
export function byPosition<Item extends {values: Record<string, unknown>}>(rows: Item[]): Item[] {
  return [...rows].sort(
    (a, b) => Number(a.values["position"] ?? 0) - Number(b.values["position"] ?? 0)
  );
}
