/*
title: What the record covers
question: For which years does the record cover what, for each country?
grain: one row per country, kind of record and span, and one per country, variable and unbroken run of years
key: id
caveat: Outside these years a missing row says nothing; a zero counts only inside a complete one. A variable is drawn for each year in which it has a value; a long run of years does not mean that the values are good.
tags: [coverage, record, variables]
choices:
  checked: [all, checked]
*/
WITH years AS (
  SELECT
    "case", variable, year,
    year - dense_rank() OVER (PARTITION BY "case", variable ORDER BY year) AS run,
    status, sources
  FROM observations
  WHERE missing IS NULL AND ($checked <> 'checked' OR status = 'checked')
),
runs AS (
  SELECT
    "case", variable,
    min(year) AS first_year, max(year) AS last_year, count(DISTINCT year) AS years,
    CASE WHEN bool_or(status = 'unchecked') THEN 'unchecked' ELSE 'checked' END AS status,
    works_of(list(sources)) AS sources
  FROM years
  GROUP BY "case", variable, run
)
SELECT
  id, "case", 'records' AS covers,
  record, regexp_replace(replace(record, '_', ' '), '^un ', 'UN ') AS title, NULL AS dimension,
  "from" AS from_day, "to" AS to_day,
  date_diff('day', "from", "to") / 365.2425 AS years,
  completeness,
  observed_until,
  counting_rule AS fact,
  status, sources, note
FROM coverage
WHERE $checked <> 'checked' OR status = 'checked'
UNION ALL BY NAME
SELECT
  "case" || '-' || variable || '-' || first_year AS id, "case", 'variables' AS covers,
  variable AS record, variables.name AS title, variables.dimension,
  make_date(first_year, 1, 1) AS from_day, make_date(last_year, 12, 31) AS to_day,
  years,
  'partial' AS completeness,
  variables.inclusion AS fact,
  runs.status, runs.sources
FROM runs
JOIN variables ON variables.id = variable
ORDER BY covers, dimension, record, "case", from_day, id
