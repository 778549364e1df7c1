import {sqlName, sqlString} from "../shared/placeholders.js";
import type {Catalogue, Measure} from "./catalogue.js";
import {suffixOf, type Part, type Plan} from "./plan.js";
import {sqlStep} from "./sql-steps.js";
import {askedSql, bySql, conditionsSql, dayColumns, whereSql, windowSql} from "./sql-parts.js";

/** Whether years run from the anniversary of the day at which the clock starts, and not with the calendar. */
export const anniversaries = ({exact, calendar}: Plan) => exact && !calendar;

/**
 * Writes counts by year: a zero only inside the span for which the record was kept whole, the least and the most where a
 * date leaves the year open, and no count where the record is a selection.
 */
export function countSql(part: Part, plan: Plan, catalogue: Catalogue): string[] {
  const {n} = part;
  const measure = part.measure!;
  return [
    listedSql(part, measure, plan),
    `kept_${n} AS (                                    -- the span for which a year without a row is a zero
  SELECT
    "case", completeness IN ('complete', 'list_definition') AS whole,
    min("from") AS from_day, max(least("to", as_of())) AS to_day, string_agg(DISTINCT counting_rule, ' ' ORDER BY counting_rule) AS rule,
    string_agg(sources, ';' ORDER BY id) AS kept_sources
  FROM coverage
  WHERE record = ${sqlString(measure.record ?? measure.table)}
  GROUP BY "case", whole
  QUALIFY row_number() OVER (PARTITION BY "case" ORDER BY whole DESC) = 1
)`,
    yearsSql(part, plan),
    countedSql(part, measure),
    ...sqlStep(part, plan, `counted_${n}`),
    valuesSql(part, plan, catalogue)
  ];
}

function listedSql({n, what}: Part, measure: Measure, plan: Plan): string {
  const [from, to] = dayColumns(measure.time);
  const conditions = [
    ...askedSql(plan),
    ...whereSql(measure.where),
    ...whereSql(what.where),
    `${from} IS NOT NULL`
  ];
  return `listed_${n} AS (                                  -- what, who, whose numbers
  SELECT ${sqlName(measure.each ?? "id")} AS thing, "case", ${bySql(what)} AS part, ${from} AS first_day, coalesce(${to}, as_of()) AS last_day, sources, status
  FROM ${measure.table}${conditionsSql(conditions)}
)`;
}

function yearsSql({n}: Part, plan: Plan): string {
  const cases = plan.cases.map(sqlString).join(", ");
  if (!anniversaries(plan))
    return `years_${n} AS (
  SELECT *, make_date(year, 1, 1) AS year_from, make_date(year + 1, 1, 1) AS year_to
  FROM (
    SELECT *, CAST(unnest(range(year(from_day), year(to_day) + 1)) AS INTEGER) AS year
    FROM kept_${n} WHERE "case" IN (${cases})
  )
)`;
  return `years_${n} AS (                                   -- years run from the anniversary
  SELECT
    *, CAST(day_of(zero_low) + to_years(year) AS DATE) AS year_from,
    CAST(day_of(zero_low) + to_years(year + 1) AS DATE) AS year_to
  FROM (
    SELECT kept_${n}.*, zero_low, CAST(unnest(range(
      CAST(floor((from_day - day_of(zero_low)) / 365.2425) AS BIGINT), CAST(floor((to_day - day_of(zero_low)) / 365.2425) AS BIGINT) + 1
    )) AS INTEGER) AS year
    FROM kept_${n} JOIN zero USING ("case")
    WHERE "case" IN (${cases}) AND zero_low IS NOT NULL
  )
)`;
}

function countedSql({n}: Part, measure: Measure): string {
  const status = "CASE WHEN bool_or(status = 'unchecked') THEN 'unchecked' ELSE 'checked' END";
  return `counted_${n} AS (
  SELECT
    "case", year, part, any_value(whole) AS whole, any_value(rule) AS note,
    year_from < any_value(from_day) OR year_to - 1 > any_value(to_day) AS partial,
    CAST(count(DISTINCT thing) FILTER (first_day >= year_from AND last_day < year_to) AS DOUBLE) AS low,
    CASE WHEN count(DISTINCT thing) = count(DISTINCT thing) FILTER (first_day >= year_from AND last_day < year_to) THEN CAST(count(DISTINCT thing) AS DOUBLE) END AS best,
    CAST(count(DISTINCT thing) AS DOUBLE) AS high,
    'events' AS dimension, ${sqlString(measure.many)} AS unit, ${sqlString(measure.id)} AS series, 0 AS stretch, 0 AS era,
    coalesce(works_of(list(sources) FILTER (thing IS NOT NULL)), any_value(kept_sources)) AS sources, ${status} AS status
  FROM years_${n}
  LEFT JOIN listed_${n} AS listed USING ("case")
  WHERE thing IS NULL OR (first_day < year_to AND last_day >= year_from)
  GROUP BY "case", year, part, year_from, year_to
  UNION ALL BY NAME
  SELECT
    "case", year, NULL::VARCHAR AS part, any_value(whole) AS whole, any_value(rule) AS note,
    year_from < any_value(from_day) OR year_to - 1 > any_value(to_day) AS partial,
    0::DOUBLE AS low, 0::DOUBLE AS best, 0::DOUBLE AS high, 'events' AS dimension,
    ${sqlString(measure.many)} AS unit, ${sqlString(measure.id)} AS series, 0 AS stretch, 0 AS era,
    any_value(kept_sources) AS sources, 'checked' AS status
  FROM years_${n} AS years
  WHERE whole AND EXISTS (FROM listed_${n} AS any_row WHERE any_row."case" = years."case")
    AND NOT EXISTS (FROM listed_${n} AS listed WHERE listed."case" = years."case" AND first_day < year_to AND last_day >= year_from)
  GROUP BY "case", year, year_from, year_to
)`;
}

function valuesSql(part: Part, plan: Plan, catalogue: Catalogue): string {
  const {n, name} = part;
  const since = !plan.calendar && !anniversaries(plan);
  const x = since ? "year - zero_year" : "year";
  const reason = "CASE WHEN whole THEN reason ELSE 'a selection: no count and no rate' END";
  const number = (column: string) => `CASE WHEN whole THEN ${column} END AS ${column}`;
  const bounds =
    plan.comparison.bounds === "none"
      ? `NULL AS low, ${number("best")}, NULL AS high`
      : ["low", "best", "high"].map(number).join(", ");
  const conditions = [
    "(whole OR high > 0)",
    ...(since ? ["zero_year IS NOT NULL"] : []),
    ...windowSql(plan, x)
  ];
  return `values_${n} AS (
  SELECT
    'value' AS role, concat_ws('/', "case", series, part, year) AS id, ${n} AS what, ${sqlString(name + suffixOf(part, catalogue))} AS panel, "case",
    series, ${sqlString(name)} AS series_name, part, ${since ? "zero" : "NULL::VARCHAR AS zero"}, ${x} AS x, ${anniversaries(plan) ? "NULL::INTEGER AS year" : "year"},
    ${bounds}, CASE WHEN NOT whole THEN high END AS listed, unit, stretch, FALSE AS rival, partial, ${reason} AS reason, note, sources, status
  FROM stepped_${n}${since ? ` JOIN zero USING ("case")` : ""}${conditionsSql(conditions)}
)`;
}
