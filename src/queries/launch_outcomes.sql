/*
title: Launch outcomes, with bounds
question: What share of launches succeeded, if all unknown ones failed, and if all of them succeeded?
grain: one row per country, class and missile type; a row without a type takes a class together, the row without either all launches
key: [case, group, type]
caveat: The bounds come first, because unknown outcomes matter more than chance. A 95 % interval (Wilson) is given within one type only, because the mix of types changes; it treats launches as independent, which missiles in one salvo are not. Types flown fewer than seven times are grouped by class, so that no class is hidden. A selection gets no rate.
tags: [launches, outcomes, intervals]
choices:
  checked: [all, checked]
*/
WITH allowed AS (
  FROM missile_launches
  WHERE ($checked <> 'checked' OR status = 'checked') AND outcome <> 'not_applicable'
),
typed AS (
  SELECT "case", 'type' AS "group", missile AS type, * EXCLUDE ("case") FROM allowed WHERE missile IS NOT NULL
  UNION ALL
  SELECT "case", 'class', class, * EXCLUDE ("case") FROM allowed
  UNION ALL
  SELECT "case", 'all', '' AS type, * EXCLUDE ("case") FROM allowed
),
counted AS (
  SELECT
    "case", "group", type,
    count(*) AS n,
    count(*) FILTER (outcome = 'success') AS success,
    count(*) FILTER (outcome = 'failure') AS failure,
    count(*) FILTER (outcome NOT IN ('success', 'failure')) AS unknown,
    min(launch_day_from) AS first_day,
    max(launch_day_to) AS last_day,
    mode(class) AS class,
    works_of(list(sources)) AS sources,
    CASE WHEN bool_or(status = 'unchecked') THEN 'unchecked' ELSE 'checked' END AS status
  FROM typed
  GROUP BY ALL
),
ruled AS (
  SELECT "case", min(completeness) AS completeness, min(counting_rule) AS note
  FROM coverage
  WHERE record = 'missile_launches'
  GROUP BY "case"
),
bounded AS (
  SELECT
    counted.*, completeness, note,
    success / n AS least,
    (success + unknown) / n AS most,
    1.959964 * 1.959964 AS zz
  FROM counted JOIN ruled USING ("case")
)
SELECT
  "case",
  "group",
  type,
  CASE "group" WHEN 'all' THEN 'All launches' WHEN 'class' THEN 'All of class ' || type ELSE type END AS title,
  class,
  n, success, failure, unknown,
  CASE WHEN completeness <> 'selected' THEN least END AS low,
  CASE WHEN completeness <> 'selected' AND unknown = 0 THEN least END AS best,
  CASE WHEN completeness <> 'selected' THEN most END AS high,
  'share' AS unit,
  CASE WHEN "group" = 'type' AND completeness <> 'selected' THEN
    greatest(0, (least + zz / (2 * n) - sqrt(zz * (least * (1 - least) / n + zz / (4 * n * n)))) / (1 + zz / n)) END AS wilson_low,
  CASE WHEN "group" = 'type' AND completeness <> 'selected' THEN
    least((most + zz / (2 * n) + sqrt(zz * (most * (1 - most) / n + zz / (4 * n * n)))) / (1 + zz / n), 1) END AS wilson_high,
  year(first_day) AS first_year,
  year(last_day) AS last_year,
  completeness,
  note,
  status,
  sources
FROM bounded
WHERE "group" = 'all' OR ("group" = 'class' AND completeness <> 'selected') OR ("group" = 'type' AND n >= 7)
ORDER BY "case", "group" = 'all' DESC, max(n) OVER (PARTITION BY "case", "group" = 'all', class) DESC, class, "group", n DESC, type
