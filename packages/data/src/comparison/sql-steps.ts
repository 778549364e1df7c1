import {sqlString} from "../shared/placeholders.js";
import type {Part, Plan} from "./plan.js";

/** Writes what is done to values behind a division, as `stepped_n`. Its rows have a reason where there is no value. */
export function sqlStep({n, what: {as = {}}}: Part, plan: Plan, from: string): string[] {
  const made = (select: string, before: string[] = []) => [
    ...before,
    `stepped_${n} AS (\n  ${select}\n)`
  ];
  if (as.index !== undefined) return indexSql(n, as.index, plan, from);
  const line = `WINDOW line AS (PARTITION BY "case", series, part ORDER BY year)`;
  if (as.change)
    return made(`SELECT * REPLACE (
      NULL AS low, NULL AS high,
      CASE
        WHEN reason IS NOT NULL THEN NULL
        WHEN dimension IN ('share', 'rate', 'events') THEN best - earlier
        ELSE 100 * (best / earlier - 1)
      END AS best,
      CASE
        WHEN dimension IN ('share', 'rate') THEN 'points from the year before'
        WHEN dimension = 'events' THEN 'more than the year before'
        ELSE 'percent from the year before'
      END AS unit
    )
  FROM (
    SELECT *, CASE
      WHEN earlier_year IS NULL OR earlier_year < year - 1 OR earlier IS NULL THEN 'no value for the year before'
      WHEN earlier_stretch <> stretch THEN 'the series breaks in this year'
      WHEN dimension NOT IN ('share', 'rate', 'events') AND earlier <= 0 THEN 'the year before is zero or less'
    END AS reason
    FROM (
      SELECT *, lag(best) OVER line AS earlier, lag(year) OVER line AS earlier_year, lag(stretch) OVER line AS earlier_stretch
      FROM ${from}
      ${line}
    )
  )`);
  if (as.cumulative)
    return made(`SELECT *, NULL::VARCHAR AS reason
  FROM (
    SELECT * REPLACE (
      sum(low) OVER line AS low, sum(high) OVER line AS high,
      CASE WHEN sum(low) OVER line = sum(high) OVER line THEN sum(high) OVER line END AS best
    )
    FROM ${from}
    WHERE coalesce(low, best, high) IS NOT NULL
    ${line}
  )`);
  if (as.rank)
    return made(`SELECT * EXCLUDE (ranked) REPLACE (
      NULL AS low, NULL AS high, 'rank' AS unit,
      CASE WHEN ranked >= 3 AND best IS NOT NULL THEN rank() OVER (PARTITION BY series, part, year ORDER BY best DESC NULLS LAST) END AS best
    ), CASE WHEN best IS NOT NULL AND ranked < 3 THEN 'fewer than three countries in this year' END AS reason
  FROM (SELECT *, count(best) OVER (PARTITION BY series, part, year) AS ranked FROM ${from})`);
  return made(`SELECT *, NULL::VARCHAR AS reason FROM ${from}`);
}

function indexSql(n: number, index: number | "zero", plan: Plan, from: string): string[] {
  const zero = index === "zero";
  const times = "100 *";
  const scaled = (name: string) =>
    `CASE WHEN reason IS NULL THEN ${times} ${name} / base END AS ${name}`;
  const words = zero ? "the year of the clock's zero" : String(index);
  return [
    `base_${n} AS (
  SELECT "case", series, part, best AS base, era AS base_era
  FROM ${from}${zero && !plan.calendar ? ` JOIN zero USING ("case")` : ""}
  WHERE year = ${zero ? "zero_year" : index}
)`,
    `stepped_${n} AS (
  SELECT * EXCLUDE (base, base_era) REPLACE (${scaled("low")}, ${scaled("best")}, ${scaled("high")}, 'index' AS unit)
  FROM (
    SELECT ${from}.*, base, base_era, CASE
      WHEN base IS NULL THEN ${sqlString(`no value for ${words}`)}
      WHEN base <= 0 THEN ${sqlString(`zero or less in ${words} has no index`)}
      WHEN base_era <> era THEN ${sqlString(`the series breaks between this year and ${words}`)}
    END AS reason
    FROM ${from}
    LEFT JOIN base_${n} ON base_${n}."case" = ${from}."case" AND base_${n}.series = ${from}.series
      AND base_${n}.part IS NOT DISTINCT FROM ${from}.part
  )
)`
  ];
}
