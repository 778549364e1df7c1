/*
title: The highest and farthest launches so far
question: When did a launch first reach a given height or distance?
grain: one row per country, quantity and launch that may have set a record; every launch with a figure where there are too few for a record
key: [case, quantity, id]
caveat: The record so far among launches that did not fail and have a figure; the figure for a failed one is what it was meant to reach. Fewer than ten such launches make no record line and are shown as single marks. Lofted flights go high but land near, so height and distance are shown separately. Satellite launchers are left out. Lists give one figure per launch, most without a range, and only one kind of source has any.
tags: [launches, range, apogee]
choices:
  checked: [all, checked]
*/
WITH allowed AS (
  FROM missile_launches
  WHERE ($checked <> 'checked' OR status = 'checked') AND class <> 'SLV' AND outcome <> 'failure'
),
figures AS (
  SELECT 'apogee' AS quantity, apogee_low AS low, apogee_best AS best, apogee_high AS high, * FROM allowed
  UNION ALL
  SELECT 'distance', distance_low, distance_best, distance_high, * FROM allowed
),
known AS (
  SELECT *, coalesce(low, best) AS least, coalesce(high, best) AS most
  FROM figures
  WHERE coalesce(low, best, high) IS NOT NULL
),
first_tests AS (
  SELECT "case", min(date_from) AS first_test
  FROM nuclear_tests
  GROUP BY "case"
),
running AS (
  SELECT
    *,
    count(*) OVER (PARTITION BY "case", quantity) AS figures,
    count(*) OVER (PARTITION BY "case", quantity) >= 10 AS enough,
    (SELECT count(*) FROM allowed WHERE allowed."case" = known."case") AS launches,
    max(least) OVER earlier AS record_before
  FROM known
  WINDOW earlier AS (PARTITION BY "case", quantity ORDER BY launch_day_from, id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
)
SELECT
  running.id,
  running."case",
  quantity,
  coalesce(missile, missile_as_recorded) AS title,
  class,
  launch_day AS date,
  launch_day_from AS day,
  (launch_day_from - first_test) / 365.2425 AS years,
  low, best, high,
  'km' AS unit,
  greatest(coalesce(record_before, 0), least) AS record,
  figures,
  enough,
  launches,
  outcome,
  completeness,
  running.status,
  running.sources,
  running.note
FROM running
LEFT JOIN first_tests USING ("case")
LEFT JOIN coverage ON coverage."case" = running."case" AND coverage.record = 'missile_launches'
WHERE record_before IS NULL OR most > record_before OR NOT enough
ORDER BY running."case", quantity, day, running.id
