import {sqlString} from "../shared/placeholders.js";
import {ranks} from "./count.js";
import {lanes, whole} from "./hash.js";
import {draws, type Drawing, type Method} from "./reading.js";

/** Returns one SELECT that draws what a question gives and counts in how many draws each claim holds: whole numbers alone, so that every engine gives the same. */
export function drawSql(
  sql: string,
  drawing: Pick<Drawing, "asks" | "step">,
  method: Method,
  cases: [string, string]
): string {
  return `WITH given AS MATERIALIZED (
${sql}
),
${readingsSql(drawing)},
${weightsSql(method)},
${drawnSql(method)},
${countsSql(drawing, cases)}`;
}

const placeSql = (lane: number, count: string) => `drawn_place(bits, ${lane}, ${count})`;

function readingsSql({step}: Pick<Drawing, "step">): string {
  const steps = (value: string) =>
    `CAST(floor(${value} / CAST(${step} AS DOUBLE) + 0.5) AS BIGINT)`;
  return `readings AS (
  SELECT DISTINCT
    thing, id, voice, coalesce(family, '') AS family, derived,
    ${steps("coalesce(low, best)")} AS low, ${steps("best")} AS best, ${steps("coalesce(high, best)")} AS high
  FROM given
  WHERE coalesce(low, best) IS NOT NULL AND coalesce(high, best) IS NOT NULL
)`;
}

function weightsSql({way, weights = {}}: Method): string {
  if (way === "even" || way === "best")
    return `weighted AS (
  SELECT *, ${whole} // count(*) OVER (PARTITION BY thing) AS weight FROM readings
)`;
  const families = way === "families";
  const list = Object.entries(weights).map(
    ([family, weight]) => `(${sqlString(family)}, ${weight})`
  );
  const given = list.length ? `VALUES ${list.join(", ")}` : "SELECT NULL, NULL WHERE false";
  return `heard AS (
  FROM readings QUALIFY NOT derived OR bool_and(derived) OVER (PARTITION BY thing)
),
voices AS (
  SELECT thing, ${families ? "family" : "'' AS family"}, voice, count(*) AS same
  FROM heard GROUP BY ALL
),
families AS (
  SELECT thing, voices.family, count(*) AS voices, ${families ? "coalesce(any_value(weight), 0)" : "1"} AS weight
  FROM voices${families ? ` LEFT JOIN (${given}) AS given_weights(family, weight) USING (family)` : ""}
  GROUP BY ALL
),
sums AS (SELECT thing, sum(weight) AS total FROM families GROUP BY thing),
weighted AS (
  SELECT heard.*, ${whole} * families.weight // (total * voices * same) AS weight
  FROM heard
  JOIN voices ON voices.thing = heard.thing AND voices.voice = heard.voice${families ? " AND voices.family = heard.family" : ""}
  JOIN families ON families.thing = heard.thing AND families.family = voices.family
  JOIN sums ON sums.thing = heard.thing
  WHERE total > 0
)`;
}

function drawnSql({way}: Method): string {
  const even = `low + ${placeSql(lanes.place, "high - low + 1")}`;
  const far = (room: string) =>
    `greatest(${placeSql(lanes.place, `${room} + 1`)}, ${placeSql(lanes.other, `${room} + 1`)})`;
  const peaked = `CASE
    WHEN low = high THEN low
    WHEN best IS NULL THEN ${even}
    WHEN ${placeSql(lanes.side, "high - low")} < best - low THEN low + ${far("(best - low)")}
    ELSE high - ${far("(high - best)")}
  END`;
  return `places AS (
  SELECT *, sum(weight) OVER (PARTITION BY thing ORDER BY id) AS upto, sum(weight) OVER (PARTITION BY thing) AS total
  FROM weighted
),
things AS (
  SELECT thing, any_value(total) AS total, draw_key(thing) AS key FROM places WHERE total > 0 GROUP BY thing
),
thrown AS (
  SELECT thing, draw, total, draw_bits(key, draw) AS bits
  FROM things CROSS JOIN (SELECT range AS draw FROM range(${draws}))
),
placed AS MATERIALIZED (SELECT *, ${placeSql(lanes.reading, "total")} AS place FROM thrown),
drawn AS (
  SELECT draw, places.thing, ${way === "best" ? peaked : even} AS value
  FROM placed JOIN places ON places.thing = placed.thing AND place >= upto - weight AND place < upto
)`;
}

function countsSql({asks}: Pick<Drawing, "asks">, cases: [string, string]): string {
  const [first, second] = cases.map(sqlString);
  const sign = asks === "more" ? "sign(one - other)" : "-sign(one) * sign(other)";
  const spread = (side: string) =>
    Object.entries(ranks)
      .map(([name, rank]) => `list(${side} ORDER BY ${side})[${rank}] AS ${side}_${name}`)
      .join(", ");
  return `terms AS (SELECT DISTINCT claim, "case", thing, times FROM given),
silent AS (
  SELECT DISTINCT claim FROM terms
  WHERE "case" IN (${first}, ${second}) AND thing NOT IN (SELECT thing FROM things)
),
sides AS (
  SELECT
    claim, draw,
    CAST(sum(times * value) FILTER ("case" = ${first}) AS BIGINT) AS one,
    CAST(sum(times * value) FILTER ("case" = ${second}) AS BIGINT) AS other
  FROM terms JOIN drawn USING (thing)
  WHERE claim NOT IN (FROM silent)
  GROUP BY claim, draw
),
signs AS (SELECT *, ${sign} AS sign FROM sides WHERE one IS NOT NULL OR other IS NOT NULL)
SELECT
  claim,
  count(*) FILTER (sign > 0) AS first, count(*) FILTER (sign = 0) AS equal, count(*) FILTER (sign < 0) AS second,
  CAST(coalesce(sum(one - other), sum(one), sum(other)) AS BIGINT) AS difference,
  ${spread("one")},
  ${spread("other")}
FROM signs
GROUP BY claim
ORDER BY claim`;
}
