import {sqlName, sqlString} from "../shared/placeholders.js";
import type {Catalogue, Measure} from "./catalogue.js";
import type {Plan} from "./plan.js";
import {isEach, type Scalar, type What, type Where} from "./value.js";

/** Writes a value as SQL. */
export function sqlScalar(value: Scalar): string {
  return typeof value === "string" ? sqlString(value) : String(value);
}

/** Writes what must hold of rows, each as a condition. */
export function whereSql(where: Where = {}): string[] {
  return Object.keys(where)
    .sort()
    .flatMap((name) => {
      const value = where[name]!;
      if (Array.isArray(value)) return [`${sqlName(name)} IN (${value.map(sqlScalar).join(", ")})`];
      if (typeof value !== "object") return [`${sqlName(name)} = ${sqlScalar(value)}`];
      return [
        ...(value.from === undefined ? [] : [`${sqlName(name)} >= ${sqlScalar(value.from)}`]),
        ...(value.to === undefined ? [] : [`${sqlName(name)} <= ${sqlScalar(value.to)}`])
      ];
    });
}

/** Writes which rows count at all: those of the cases, checked ones where only these are wanted, none that rests on a work left out. */
export function askedSql({cases, comparison}: Plan, table = ""): string[] {
  const of = table && `${table}.`;
  const without = comparison.numbers?.without ?? [];
  return [
    `${of}"case" IN (${cases.map(sqlString).join(", ")})`,
    `($checked <> 'checked' OR ${of}status = 'checked')`,
    ...(without.length
      ? [`NOT list_has_any(cited_keys([${of}sources]), [${without.map(sqlString).join(", ")}])`]
      : [])
  ];
}

/** Writes the clock: where its years begin in each case. Nothing for the calendar. */
export function zeroSql(plan: Plan, catalogue: Catalogue): string | null {
  const {clock = "calendar"} = plan.comparison;
  if (clock === "calendar") return null;
  if (isEach(clock)) {
    const measure = catalogue.measures.find(({id}) => id === clock.each)!;
    return eachSql(measure, clock.where, plan);
  }
  const kinds =
    typeof clock === "string"
      ? `kind = ${sqlString(clock)}`
      : `("case", kind) IN (${Object.entries(clock)
          .map(([id, kind]) => `(${sqlString(id)}, ${sqlString(kind)})`)
          .join(", ")})`;
  return `zero AS (                                      -- clock: where it starts in each case
  SELECT "case", zero_low, zero_high, zero_year, NULL::VARCHAR AS zero, replace(attainment, '_', ' ') || coalesce(': ' || argument, '') AS why
  FROM clock_zeros($lens, $checked)
  WHERE ${kinds}
)`;
}

// Rows of one year are one zero: yearly values cannot tell them apart.
function eachSql(measure: Measure, where: Where | undefined, plan: Plan): string {
  const time = dayColumns(measure.time)[0];
  const conditions = [...askedSql(plan), ...whereSql(measure.where), ...whereSql(where)];
  return `zero AS (                                      -- clock: one for each year with such a row
  SELECT
    "case", year(${time}) AS zero_year, NULL::VARCHAR AS why,
    year(${time}) || ': ' || string_agg(${sqlName(measure.title)}, ', ' ORDER BY ${time}, id) AS zero
  FROM ${measure.table}
  WHERE ${conditions.join(" AND ")}
  GROUP BY "case", year(${time})
)`;
}

/** Writes the word that tells the rows of a thing apart, null where they are not told apart. */
export function bySql({by}: What): string {
  return by === undefined
    ? "NULL::VARCHAR"
    : `coalesce(CAST(${sqlName(by)} AS VARCHAR), 'not stated')`;
}

/** The columns of the first and last possible day of a dated column. */
export function dayColumns(time: string): [string, string] {
  return [sqlName(`${time}_from`), sqlName(`${time}_to`)];
}

/** Writes which years of the clock are drawn. */
export function windowSql({comparison: {window}}: Plan, x: string): string[] {
  if (!window) return [];
  const [from, to] = window;
  return [...(from === null ? [] : [`${x} >= ${from}`]), ...(to === null ? [] : [`${x} <= ${to}`])];
}

/** Writes conditions as a WHERE, or nothing. */
export function conditionsSql(conditions: string[]): string {
  return conditions.length ? `\n  WHERE ${conditions.join("\n    AND ")}` : "";
}
