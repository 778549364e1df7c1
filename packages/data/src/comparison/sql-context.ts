import {sqlName, sqlString} from "../shared/placeholders.js";
import type {Catalogue} from "./catalogue.js";
import type {Plan} from "./plan.js";
import {askedSql, conditionsSql, dayColumns} from "./sql-parts.js";
import {placeSql} from "./sql-things.js";
import {isEach} from "./value.js";

/** Writes what is shaded or marked behind the values: periods of the kinds or classes asked for, milestones. */
export function contextSql(plan: Plan, catalogue: Catalogue): string[] {
  const words = plan.comparison.context ?? [];
  if (!words.length) return [];
  const periods = words.filter((word) => word !== "milestones");
  const measure = catalogue.measures.find(({id}) => id === catalogue.context);
  const parts = [
    ...(periods.length && measure ? [periodsSql(plan, catalogue, periods)] : []),
    ...(words.includes("milestones") ? [milestonesSql(plan)] : [])
  ];
  return [
    `context AS (                                    -- context: what lies behind
  ${parts.join("\n  UNION ALL BY NAME\n  ")}
)`
  ];
}

const zeros = ({calendar}: Plan) => (calendar ? "" : ` JOIN zero USING ("case")`);

function guards(plan: Plan): string[] {
  const {calendar, exact, comparison} = plan;
  const each = isEach(comparison.clock);
  return [
    ...askedSql(plan),
    ...(calendar ? [] : [exact && !each ? "zero_low IS NOT NULL" : "zero_year IS NOT NULL"])
  ];
}

function periodsSql(plan: Plan, catalogue: Catalogue, words: string[]): string {
  const measure = catalogue.measures.find(({id}) => id === catalogue.context)!;
  const [from] = dayColumns(measure.time);
  const to = dayColumns(measure.until ?? measure.time)[1];
  const kinds = measure.categories.map(sqlName);
  const match = words
    .flatMap((word) =>
      kinds.flatMap((kind) => [
        `${kind} = ${sqlString(word)}`,
        `starts_with(${kind}, ${sqlString(`${word}_`)})`
      ])
    )
    .join(" OR ");
  return `SELECT
    'context' AS role, id, 0 AS what, ${sqlString(measure.name)} AS panel, "case", ${kinds[0]} AS series, ${plan.calendar ? "NULL::VARCHAR AS zero" : "zero"},
    ${placeSql(plan, from, "low")} AS x, ${placeSql(plan, `coalesce(${to}, as_of())`, "high")} AS x_to, year(${from}) AS year,
    concat_ws('/', ${sqlName(measure.time)}, ${sqlName(measure.until ?? measure.time)}) AS date,
    rank > 1 AS rival, CAST(${sqlName(measure.title)} AS VARCHAR) AS title, note, sources, status
  FROM ${measure.table}${zeros(plan)}${conditionsSql([...guards(plan), `(${match})`])}`;
}

function milestonesSql(plan: Plan): string {
  const x = (bound: "low" | "high") => placeSql(plan, `day_of(steps.zero_${bound})`, bound, "z.");
  const cases = plan.cases.map(sqlString).join(", ");
  return `SELECT
    'context' AS role, steps."case" || '/' || steps.kind AS id, 0 AS what, 'Milestones' AS panel, steps."case", steps.kind AS series,
    ${plan.calendar ? "NULL::VARCHAR" : "z.zero"} AS zero, ${x("low")} AS x, ${x("high")} AS x_to,
    steps.zero_year AS year, steps.date, steps.attainment <> 'reached' AS rival, kinds.name AS title, steps.argument AS note,
    firsts.sources, firsts.status
  FROM clock_zeros($lens, $checked) AS steps
  JOIN milestone_kinds AS kinds ON kinds.id = steps.kind AND ladder
  JOIN (FROM milestones WHERE $checked <> 'checked' OR status = 'checked' QUALIFY row_number() OVER (PARTITION BY "case", kind ORDER BY rank, id) = 1) AS firsts
    ON firsts."case" = steps."case" AND firsts.kind = steps.kind${plan.calendar ? "" : `\n  JOIN zero AS z ON z."case" = steps."case"`}
  WHERE steps.zero_low IS NOT NULL AND steps."case" IN (${cases})${plan.calendar ? "" : ` AND z.zero_year IS NOT NULL`}`;
}
