/*
title: Tests and launches by year
question: How many tests, launches and launch-days fell in each year, by calendar and since the first test?
grain: one row per country, measure, clock and year inside the coverage of the record
key: [case, measure, clock, year]
caveat: A zero is drawn only where the record was kept; beyond its ends nothing is known. Launches are missiles able to carry 500 kg for 300 km, so a salvo of small rockets counts as several launches and one launch-day. If the list is a selection, its launches are shown but neither counted nor turned into a rate.
tags: [tests, launches, tempo]
choices:
  checked: [all, checked]
*/
WITH happenings AS (
  SELECT 'tests' AS measure, 'nuclear_tests' AS record, "case", id AS unit, date_from AS day_from, date_to AS day_to, sources, status
  FROM nuclear_tests
  UNION ALL
  SELECT 'launches', 'missile_launches', "case", id, launch_day_from, launch_day_to, sources, status
  FROM missile_launches
  UNION ALL
  SELECT 'launch_days', 'missile_launches', "case", launch_day, launch_day_from, launch_day_to, sources, status
  FROM missile_launches
),
allowed AS (
  FROM happenings
  WHERE $checked <> 'checked' OR status = 'checked'
),
first_tests AS (
  SELECT "case", min(date_from) AS zero
  FROM nuclear_tests
  GROUP BY "case"
),
covered AS (
  SELECT "case", record, "from" AS from_day, least("to", as_of()) AS to_day, completeness, counting_rule
  FROM coverage
  WHERE record IN ('nuclear_tests', 'missile_launches')
),
measures AS (
  SELECT * FROM (VALUES ('tests', 'nuclear_tests'), ('launches', 'missile_launches'), ('launch_days', 'missile_launches')) AS list(measure, record)
),
calendar AS (
  SELECT "case", record, 'calendar' AS clock, unnest(range(year(from_day), year(to_day) + 1)) AS year
  FROM covered
),
since AS (
  SELECT "case", record, 'since' AS clock, unnest(range(CAST(floor((from_day - zero) / 365.2425) AS BIGINT), CAST(floor((to_day - zero) / 365.2425) AS BIGINT) + 1)) AS year
  FROM covered JOIN first_tests USING ("case")
),
years AS (
  SELECT "case", record, clock, year, make_date(year, 1, 1) AS year_from, make_date(year + 1, 1, 1) AS year_to
  FROM calendar
  UNION ALL
  SELECT "case", record, clock, year, CAST(zero + to_years(CAST(year AS INTEGER)) AS DATE), CAST(zero + to_years(CAST(year + 1 AS INTEGER)) AS DATE)
  FROM since JOIN first_tests USING ("case")
),
counted AS (
  SELECT
    years."case", measure, clock, year,
    count(DISTINCT unit) FILTER (day_from >= year_from AND day_to < year_to) AS low,
    count(DISTINCT unit) AS high,
    list(allowed.sources) FILTER (allowed.sources IS NOT NULL) AS works,
    bool_or(allowed.status = 'unchecked') AS unchecked
  FROM years
  JOIN measures USING (record)
  LEFT JOIN allowed USING ("case", measure)
  WHERE allowed.unit IS NULL OR (day_from < year_to AND day_to >= year_from)
  GROUP BY ALL
)
SELECT
  years."case",
  measure,
  clock,
  CAST(year AS INTEGER) AS year,
  replace(measure, '_', '-') || CASE
    WHEN clock = 'calendar' THEN ' in ' || year
    WHEN year < 0 THEN ' in year ' || -year || ' before the first test'
    ELSE ' in year ' || (year + 1) || ' from the first test'
  END AS title,
  CASE WHEN completeness = 'selected' THEN NULL ELSE coalesce(low, 0) END AS low,
  CASE WHEN completeness <> 'selected' AND coalesce(low, 0) = coalesce(high, 0) THEN coalesce(low, 0) END AS best,
  CASE WHEN completeness = 'selected' THEN NULL ELSE coalesce(high, 0) END AS high,
  coalesce(high, 0) AS listed,
  replace(measure, '_', '-') AS unit,
  completeness,
  years.year_from >= covered.from_day AND years.year_to - 1 <= covered.to_day AS whole,
  counting_rule AS note,
  CASE WHEN unchecked THEN 'unchecked' ELSE 'checked' END AS status,
  coalesce(works_of(works), (SELECT works_of(list(sources)) FROM coverage WHERE coverage."case" = years."case" AND coverage.record = years.record)) AS sources
FROM years
JOIN covered USING ("case", record)
JOIN measures USING (record)
LEFT JOIN counted USING ("case", measure, clock, year)
ORDER BY years."case", measure, clock, year
