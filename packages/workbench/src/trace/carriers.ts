import type {Schema} from "@cold-winter/data";
import type {Carrier} from "./rewrite.js";

/** Returns the columns of every table and row-giving macro by name. */
export function columnsByTable({tables, derived, macros}: Schema): Map<string, string[]> {
  return new Map([
    ...[...tables, ...derived].map(
      ({name, columns}) => [name, columns.map((column) => column.name)] as const
    ),
    ...macros.filter(({rows}) => rows).map(({name, columns}) => [name, columns] as const)
  ]);
}

/** Brings along the works that rows rest on, as text in the form of `sources`. */
export function worksCarrier(schema: Schema, column: string): Carrier {
  const columns = columnsByTable(schema);
  return {
    column,
    of: (name, alias) => {
      const has = (...names: string[]) =>
        names.every((each) => columns.get(name.toLowerCase())?.includes(each));
      if (name.toLowerCase() === "sources") return `${alias}.id || '[]'`;
      if (name.toLowerCase() === "citations")
        return `${alias}.source || '[' || ${alias}.locator || ']'`;
      if (has("sources")) return `${alias}.sources`;
      if (!has("table_name", "row_id")) return null;
      const where = `cited.table_name = ${alias}.table_name AND cited.row_id = ${alias}.row_id`;
      return `(SELECT string_agg(cited.source || '[' || cited.locator || ']', ';' ORDER BY cited.position) FROM record.main.citations AS cited WHERE ${where})`;
    },
    join: (expressions) => `concat_ws(';', ${expressions.join(", ")})`,
    sum: (expression, where) => {
      const all = `works_of(list(${expression}))`;
      // A number that no row enters, as a count of none, rests on all that were looked at.
      return where
        ? `coalesce(works_of(list(${expression}) FILTER (WHERE ${where})), ${all})`
        : all;
    }
  };
}

/** The most rows of the record that are brought along behind a row of a group. */
const mostBehind = 200;

/** Brings along the ids of the rows of the record that rows rest on. */
export function rowsCarrier(schema: Schema, column: string): Carrier {
  const columns = columnsByTable(schema);
  return {
    column,
    of: (name, alias) => {
      const has = (...names: string[]) =>
        names.every((each) => columns.get(name.toLowerCase())?.includes(each));
      if (has("table_name", "row_id")) return `${alias}.row_id`;
      return has("id", "sources") ? `${alias}.id` : null;
    },
    join: (expressions) => `concat_ws(';', ${expressions.join(", ")})`,
    sum: (expression) =>
      `array_to_string(list_slice(list_distinct(list(${expression})), 1, ${mostBehind}), ';')`
  };
}

/**
 * Brings along what the values of rows measure: the variable, behind an `@` the case that it is of, or the unit where a
 * table has no variables. The tables of one row stand apart by `|`, the rows of a group by `;`.
 */
export function measureCarrier(schema: Schema, column: string): Carrier {
  const columns = columnsByTable(schema);
  return {
    column,
    of: (name, alias) => {
      const has = (each: string) => columns.get(name.toLowerCase())?.includes(each);
      if (!has("best")) return null;
      const ofCase = has("case") ? ` || coalesce('@' || ${alias}."case", '')` : "";
      if (has("variable")) return `'variable:' || ${alias}.variable${ofCase}`;
      return has("unit") ? `'unit:' || ${alias}.unit` : null;
    },
    join: (expressions) => expressions.map((each) => `coalesce(${each}, '')`).join(" || '|' || "),
    sum: (expression, where) =>
      `string_agg(DISTINCT ${expression}, ';' ORDER BY ${expression})${where ? ` FILTER (WHERE ${where})` : ""}`
  };
}
