import {sqlString} from "../shared/placeholders.js";
import type {Catalogue} from "./catalogue.js";
import {isMapped, planOf, type Plan} from "./plan.js";
import {contextSql} from "./sql-context.js";
import {countSql} from "./sql-count.js";
import {seriesSql} from "./sql-series.js";
import {spanSql, stepsSql, thingsSql} from "./sql-things.js";
import {zeroSql} from "./sql-parts.js";
import type {Comparison} from "./value.js";

/** The columns that every comparison answers with, in their order. */
export const comparedColumns = [
  ...["role", "id", "what", "panel", "case", "series", "series_name", "part", "zero"],
  ...["x", "x_to", "year", "date", "low", "best", "high", "listed", "unit", "denominator"],
  ...["stretch", "rival", "partial", "title", "reason", "note", "sources", "status"]
] as const;

const placeColumns = ["place", "latitude", "longitude", "area"];

/** The columns that a comparison answers with: on a map those of where a row was, too. */
export function columnsOf(comparison: Pick<Comparison, "form">): string[] {
  return isMapped(comparison) ? [...comparedColumns, ...placeColumns] : [...comparedColumns];
}

const makers = {
  series: seriesSql,
  amount: seriesSql,
  count: countSql,
  things: thingsSql,
  steps: stepsSql,
  span: spanSql
};

/**
 * Writes a comparison as one SELECT that native and WASM DuckDB answer alike. `$lens` and `$checked` stand where a reader
 * may choose whose numbers and which rows count.
 */
export function comparisonSql(comparison: Comparison, catalogue: Catalogue): string {
  const plan = planOf(comparison, catalogue);
  const zero = zeroSql(plan, catalogue);
  const ctes = [
    ...(zero ? [zero] : []),
    ...plan.parts.flatMap((part) => makers[part.kind](part, plan, catalogue)),
    ...contextSql(plan, catalogue)
  ];
  const drawn = plan.parts.map(({n}) => `values_${n}`);
  if (comparison.context?.length) drawn.push("context");
  const parts = plan.parts.map(({n, name}) => `(${n}, ${sqlString(name)})`).join(", ");
  return `WITH ${ctes.join(",\n")},
drawn AS (
  ${drawn.map((name) => `FROM ${name}`).join("\n  UNION ALL BY NAME ")}
),
${absentSql(plan, parts)}
SELECT ${columnsOf(comparison)
    .map((name) => (name === "case" ? '"case"' : name))
    .join(", ")}
FROM (FROM comparison_columns UNION ALL BY NAME FROM drawn UNION ALL BY NAME FROM absent)
ORDER BY what, role DESC, "case", rival, series, part, zero, x, year, id`;
}

// A case that has nothing to draw stays, with the reason.
function absentSql({cases, comparison}: Plan, parts: string): string {
  const list = cases.map((id) => `(${sqlString(id)})`).join(", ");
  const clock = comparison.clock !== undefined;
  const reason = clock
    ? `CASE WHEN zero.zero_year IS NULL THEN coalesce(zero.why, 'the clock has no beginning here') ELSE 'no row in this window' END`
    : "'no row in this window'";
  return `absent AS (                                    -- who has nothing to draw, and why
  SELECT
    'absent' AS role, asked."case" || '/' || what AS id, what, name AS panel, asked."case", ${reason} AS reason
  FROM (VALUES ${list}) AS asked("case")
  CROSS JOIN (VALUES ${parts}) AS parts(what, name)
  ${clock ? 'LEFT JOIN (SELECT "case", min(zero_year) AS zero_year, any_value(why) AS why FROM zero GROUP BY "case") AS zero ON zero."case" = asked."case"' : ""}
  ANTI JOIN (FROM drawn WHERE role = 'value') AS there ON there."case" = asked."case" AND there.what = parts.what
)`;
}
