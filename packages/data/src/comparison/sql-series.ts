import {baseUnit} from "../shared/unit.js";
import {sqlName, sqlString} from "../shared/placeholders.js";
import type {Catalogue, Measure} from "./catalogue.js";
import {divisorOf, suffixOf, type Part, type Plan} from "./plan.js";
import {sqlStep} from "./sql-steps.js";
import {askedSql, conditionsSql, dayColumns, whereSql, windowSql} from "./sql-parts.js";

/** Writes yearly values of a variable or of a table's amounts, what is done to them, and their place on the clock. */
export function seriesSql(part: Part, plan: Plan, catalogue: Catalogue): string[] {
  const {n} = part;
  const divisor = divisorOf(part.what, catalogue);
  const asked = part.measure ? amountSql(part, part.measure, plan) : variableSql(part, plan);
  return [
    ...asked,
    ...(divisor ? dividedSql(part, plan, catalogue) : []),
    `lines_${n} AS (                                  -- a line ends at a break, a gap, another maker
  SELECT *,
    CAST(coalesce(sum(CAST(cut AS INTEGER)) OVER line, 0) AS INTEGER) AS stretch,
    CAST(coalesce(sum(CAST(changed AS INTEGER)) OVER line, 0) AS INTEGER) AS era
  FROM (
    SELECT *,
      breaks OR origin IS DISTINCT FROM lag(origin, 1, origin) OVER line AS changed,
      breaks OR origin IS DISTINCT FROM lag(origin, 1, origin) OVER line OR year > lag(year, 1, year) OVER line + 1 AS cut
    FROM ${divisor ? "divided" : "asked"}_${n}
    WINDOW line AS (PARTITION BY "case", series, part ORDER BY year)
  )
  WINDOW line AS (PARTITION BY "case", series, part ORDER BY year)
)`,
    ...sqlStep(part, plan, `lines_${n}`),
    valuesSql(part, plan, catalogue)
  ];
}

function variableSql({n, what}: Part, plan: Plan): string[] {
  const of = sqlString(what.of);
  const rivals =
    plan.comparison.bounds === "rivals"
      ? `s.concept = main.concept AND s.dimension = main.dimension AND s.share_of IS NOT DISTINCT FROM main.denominator
      AND s.price_basis IS NOT DISTINCT FROM main.price_basis AND base_unit(s.unit) = base_unit(main.unit)`
      : "s.series = main.id";
  const times = "* (unit_factor(s.unit) / unit_factor(main.unit))";
  return [
    `main_${n} AS (                                    -- what: the variable that stands for the name
  FROM variables WHERE id = coalesce((SELECT variable FROM leading_series($lens) WHERE concept = ${of}), ${of})
)`,
    `asked_${n} AS (                                   -- who, whose numbers
  SELECT
    s.id, s."case", s.series, s.series_name, NULL::VARCHAR AS part, s.year, s.origin, s.work, s.breaks, s.note,
    s.low ${times} AS low, s.best ${times} AS best, s.high ${times} AS high,
    main.unit, main.dimension, NULL::VARCHAR AS denominator,
    main.name AS name, s.series <> main.id AS rival, s.sources, s.status
  FROM compared_series AS s
  JOIN main_${n} AS main ON ${rivals}${conditionsSql(askedSql(plan, "s"))}
)`
  ];
}

function amountSql({n, what}: Part, measure: Measure, plan: Plan): string[] {
  const [from] = dayColumns(measure.time);
  const year = measure.time === "year" ? "year" : `year(${from})`;
  const unit = sqlString(measure.unit ?? "");
  const times = `* (unit_factor(unit) / unit_factor(${unit}))`;
  const series = measure.series
    ? `coalesce(${sqlName(measure.series)}, split_part(sources, '[', 1))`
    : "split_part(sources, '[', 1)";
  const by = what.by === undefined ? "NULL::VARCHAR" : `CAST(${sqlName(what.by)} AS VARCHAR)`;
  const conditions = [
    ...askedSql(plan),
    ...whereSql(measure.where),
    ...whereSql(what.where),
    "missing IS NULL",
    `base_unit(unit) = ${sqlString(baseUnit(measure.unit ?? ""))}`
  ];
  return [
    `asked_${n} AS (                                   -- what, who, whose numbers; of rivals in one year the best of one maker
  SELECT
    amounts.id, "case", ${series} AS series, coalesce(voices.author, replace(${series}, '_', ' ')) AS series_name, ${by} AS part,
    ${year} AS year, NULL::VARCHAR AS origin, split_part(sources, '[', 1) AS work, FALSE AS breaks, note,
    low ${times} AS low, best ${times} AS best, high ${times} AS high,
    ${unit} AS unit, 'count' AS dimension, NULL::VARCHAR AS denominator, ${sqlString(measure.name)} AS name,
    FALSE AS rival, sources, status
  FROM ${measure.table} AS amounts
  LEFT JOIN (SELECT id AS voice, author FROM sources) AS voices ON voice = ${series}${conditionsSql(conditions)}
  QUALIFY row_number() OVER (
    PARTITION BY "case", ${series}, ${by}, ${year} ORDER BY rank NULLS LAST, vintage DESC NULLS LAST, amounts.id
  ) = 1
)`
  ];
}

/** Writes a division by another series: one for a whole line, of the same work where that has one, else the one that knows most of its years. */
function dividedSql({n, what}: Part, plan: Plan, catalogue: Catalogue): string[] {
  const divisor = divisorOf(what, catalogue)!;
  const of = sqlString(divisor.of);
  const share = what.as?.share !== undefined;
  const scale = Object.entries(divisor.scale ?? {});
  const cases = (pick: (entry: [number, string]) => string, other: string) =>
    scale.length && !share
      ? `CASE base_unit(unit) ${scale.map(([base, entry]) => `WHEN ${sqlString(base)} THEN ${pick(entry)}`).join(" ")} ELSE ${other} END`
      : other;
  const factor = share ? "100" : cases(([times]) => String(times), "1");
  const unit = share
    ? "'percent'"
    : `${cases(([, word]) => sqlString(word), "base_unit(unit)")} || ${sqlString(` per ${what.as!.per!.replaceAll("_", " ")}`)}`;
  const ratio = `* (${factor} * unit_factor(unit) / number)`;
  return [
    `by_${n} AS (
  SELECT
    "case", year, series AS by_series, unit_factor(unit) * best AS number, base_unit(unit) AS by_base,
    work AS by_work, breaks AS by_breaks, sources AS by_sources, status AS by_status
  FROM compared_series${conditionsSql([`${of} IN (series, concept)`, "best > 0", ...askedSql(plan)])}
)`,
    `paired_${n} AS (
  SELECT "case", series, by_series
  FROM asked_${n} JOIN by_${n} USING ("case", year)${share ? `\n  WHERE by_base = base_unit(unit)` : ""}
  GROUP BY "case", series, by_series
  QUALIFY row_number() OVER (
    PARTITION BY "case", series ORDER BY bool_or(work = by_work) DESC, count(*) DESC, by_series
  ) = 1
)`,
    `divided_${n} AS (
  SELECT
    asked_${n}.* REPLACE (
      low ${ratio} AS low, best ${ratio} AS best, high ${ratio} AS high, ${unit} AS unit,
      breaks OR by_breaks AS breaks, sources || ';' || by_sources AS sources, by_series AS denominator,
      CASE WHEN 'unchecked' IN (status, by_status) THEN 'unchecked' ELSE 'checked' END AS status
    )
  FROM asked_${n}
  JOIN paired_${n} USING ("case", series)
  JOIN by_${n} USING ("case", year, by_series)
)`
  ];
}

function valuesSql(part: Part, plan: Plan, catalogue: Catalogue): string {
  const {n} = part;
  const since = !plan.calendar;
  const x = since ? "year - zero_year" : "year";
  const bounds =
    plan.comparison.bounds === "none" ? "NULL AS low, best, NULL AS high" : "low, best, high";
  return `values_${n} AS (
  SELECT
    'value' AS role, id, ${n} AS what, name || ${sqlString(suffixOf(part, catalogue))} AS panel, "case",
    series, series_name, part, ${since ? "zero" : "NULL::VARCHAR AS zero"}, ${x} AS x, year, ${bounds}, unit, denominator,
    stretch, rival, reason, note, sources, status
  FROM stepped_${n}${since ? ` JOIN zero USING ("case")` : ""}${conditionsSql([...(since ? ["zero_year IS NOT NULL"] : []), ...windowSql(plan, x)])}
)`;
}
