import {sqlName, sqlString} from "../shared/placeholders.js";
import type {Catalogue} from "./catalogue.js";
import {mapColumns, suffixOf, type Part, type Plan} from "./plan.js";
import {askedSql, bySql, conditionsSql, dayColumns, whereSql, windowSql} from "./sql-parts.js";

/** Writes where a day stands on the clock: in years with their parts. */
export function placeSql(
  {calendar, exact}: Plan,
  day: string,
  bound: "low" | "high",
  clock = ""
): string {
  const years = `1970 + day_number(${day}) / 365.2425`;
  if (calendar) return years;
  if (!exact) return `${years} - ${clock}zero_year`;
  // The earliest of a date counts from the latest zero, and the other way round.
  return `years_between(${clock}zero_${bound === "low" ? "high" : "low"}, day_number(${day}))`;
}

const joinZero = ({calendar}: Plan) => (calendar ? "" : ` JOIN zero USING ("case")`);
const placed = ({calendar, exact}: Plan) =>
  calendar ? [] : [exact ? "zero_low IS NOT NULL" : "zero_year IS NOT NULL"];
const zeroName = ({calendar}: Plan) => (calendar ? "NULL::VARCHAR AS zero" : "zero");

/** Writes rows of a dated table as they are, with one of their amounts where one is asked for. */
export function thingsSql(part: Part, plan: Plan, catalogue: Catalogue): string[] {
  const {n, what} = part;
  const measure = part.measure!;
  const {name} = part;
  const [from, to] = dayColumns(measure.time);
  const amount = what.value === undefined ? undefined : measure.amounts?.[what.value];
  const of = (bound: string) =>
    amount ? `${sqlName(`${what.value!}_${bound}`)} AS ${bound}` : `NULL::DOUBLE AS ${bound}`;
  const x = placeSql(plan, from, "low");
  const xTo = placeSql(plan, `coalesce(${to}, as_of())`, "high");
  const conditions = [
    ...askedSql(plan),
    ...whereSql(measure.where),
    ...whereSql(what.where),
    `${from} IS NOT NULL`,
    ...(amount
      ? [
          `coalesce(${["low", "best", "high"].map((bound) => sqlName(`${what.value!}_${bound}`)).join(", ")}) IS NOT NULL`
        ]
      : []),
    ...placed(plan),
    ...windowSql(plan, x)
  ];
  return [
    `values_${n} AS (                                  -- each row a mark
  SELECT
    'value' AS role, id, ${n} AS what, ${sqlString(name + suffixOf(part, catalogue))} AS panel, "case",
    ${sqlString(measure.id)} AS series, ${sqlString(name)} AS series_name, ${bySql(what)} AS part, ${zeroName(plan)},
    ${x} AS x, ${xTo} AS x_to, year(${from}) AS year, ${sqlName(measure.time)} AS date,
    ${of("low")}, ${of("best")}, ${of("high")}, ${sqlString(amount?.unit ?? measure.many)} AS unit, 0 AS stretch, FALSE AS rival,
    CAST(${sqlName(measure.title)} AS VARCHAR) AS title, note, sources, status${placeSqlOf(part, plan)}
  FROM ${measure.table}${joinZero(plan)}${conditionsSql(conditions)}
)`
  ];
}

// Where a row was, for a map.
function placeSqlOf(part: Part, plan: Plan): string {
  const columns = mapColumns(part, plan);
  if (!columns) return "";
  const {name, latitude, longitude, area} = columns;
  const loose = whereSql(area).join(" AND ") || "FALSE";
  return `,
    ${sqlName(name)} AS place, ${sqlName(latitude)} AS latitude, ${sqlName(longitude)} AS longitude, coalesce(${loose}, FALSE) AS area`;
}

/** Writes spans of time; one that has not ended runs to the day up to which the record was searched. */
export function spanSql(part: Part, plan: Plan, catalogue: Catalogue): string[] {
  const {n, what, name} = part;
  const measure = part.measure!;
  const [from] = dayColumns(measure.time);
  const to = dayColumns(measure.until ?? measure.time)[1];
  const x = placeSql(plan, from, "low");
  const xTo = placeSql(plan, `coalesce(${to}, as_of())`, "high");
  const window = plan.comparison.window ?? [null, null];
  const conditions = [
    ...askedSql(plan),
    ...whereSql(measure.where),
    ...whereSql(what.where),
    `${from} IS NOT NULL`,
    ...placed(plan),
    ...(window[0] === null ? [] : [`${xTo} >= ${window[0]}`]),
    ...(window[1] === null ? [] : [`${x} <= ${window[1]}`])
  ];
  return [
    `values_${n} AS (                                  -- each row a stretch of time
  SELECT
    'value' AS role, id, ${n} AS what, ${sqlString(name + suffixOf(part, catalogue))} AS panel, "case",
    ${sqlString(measure.id)} AS series, ${sqlString(name)} AS series_name, ${bySql(what)} AS part, ${zeroName(plan)},
    ${x} AS x, ${xTo} AS x_to, year(${from}) AS year,
    concat_ws('/', ${sqlName(measure.time)}, ${sqlName(measure.until ?? measure.time)}) AS date,
    ${sqlString(measure.many)} AS unit, 0 AS stretch, FALSE AS rival, CAST(${sqlName(measure.title)} AS VARCHAR) AS title, note, sources, status
  FROM ${measure.table}${joinZero(plan)}${conditionsSql(conditions)}
)`
  ];
}

/** Writes the steps of the ladder, one not taken with how long it was looked for. */
export function stepsSql(part: Part, plan: Plan, catalogue: Catalogue): string[] {
  const {n, what, name} = part;
  const day = (bound: string) => `day_of(spread_${bound})`;
  const x = placeSql(plan, day("low"), "low");
  const xTo = placeSql(plan, day("high"), "high");
  const seen = placeSql(plan, "seen_until", "low");
  const conditions = [
    ...askedSql(plan, "steps"),
    ...whereSql(what.where),
    "ladder",
    ...placed(plan)
  ];
  return [
    `values_${n} AS (                                  -- each row a step, or one not taken
  FROM (
    SELECT
      'value' AS role, steps.id, ${n} AS what, ${sqlString(name + suffixOf(part, catalogue))} AS panel, steps."case",
      kind AS series, kinds.name AS series_name, lpad(CAST(kinds.position AS VARCHAR), 2, '0') AS part, ${zeroName(plan)},
      CASE WHEN placed THEN ${x} END AS x, CASE WHEN placed THEN ${xTo} WHEN steps.attainment = 'not_reached' THEN ${seen} END AS x_to,
      CASE WHEN placed THEN CAST(year(${day("low")}) AS INTEGER) END AS year, CASE WHEN placed THEN printed END AS date,
      'years' AS unit, 0 AS stretch, steps.rank > 1 AS rival, coalesce(title, kinds.name) AS title,
      CASE WHEN NOT coalesce(placed, FALSE) OR steps.attainment <> 'reached' THEN replace(steps.attainment, '_', ' ') END AS reason,
      steps.argument AS note, coalesce(event_sources, steps.sources) AS sources, steps.status
    FROM (
      SELECT milestones.*, printed, spread_low, spread_high, title, events.sources AS event_sources,
        attainment IN ('reached', 'claimed', 'contested') AND spread_low IS NOT NULL AS placed
      FROM milestones
      LEFT JOIN events ON events.id = event
      LEFT JOIN preferred($lens, $checked) AS dates
        ON dates.subject_table = 'events' AND dates.subject = event AND dates.quantity = 'date'
    ) AS steps
    JOIN milestone_kinds AS kinds ON kinds.id = kind
    LEFT JOIN (
      SELECT "case", least(max(observed_until), as_of()) AS seen_until FROM coverage WHERE record = 'milestones' GROUP BY "case"
    ) AS ends ON ends."case" = steps."case"${plan.calendar ? "" : `\n    JOIN (FROM zero) AS zero ON zero."case" = steps."case"`}${conditionsSql(conditions)}
  )${conditionsSql(windowSql(plan, "coalesce(x, x_to)"))}
)`
  ];
}
