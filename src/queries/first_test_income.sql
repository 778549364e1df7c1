/*
title: Income in the year of the first test
question: How much did each country produce per person in the year of its first nuclear test?
grain: one row per country
key: case
caveat: Each country is shown by one series, the same for both if possible. The range covers every series in the same dollars, and several of these repeat one another. Neither shows how a country compared with the richest of its time.
tags: [economy, timeline]
choices:
  lens: lenses
  checked: [all, checked]
*/
WITH first_test AS (
  SELECT "case", event, dates.printed AS test_date, year(day_of(dates.low)) AS year
  FROM (
    FROM milestones
    WHERE kind = 'first_nuclear_test' AND attainment = 'reached' AND ($checked <> 'checked' OR status = 'checked')
    QUALIFY row_number() OVER (PARTITION BY "case" ORDER BY rank, id) = 1
  ) AS firsts
  JOIN preferred($lens, $checked) AS dates
    ON dates.subject_table = 'events' AND dates.subject = firsts.event AND dates.quantity = 'date'
),
values_of AS (
  SELECT observations.*, variables.name AS series
  FROM observations
  JOIN variables ON variables.id = observations.variable
  WHERE variables.concept = 'income_level' AND observations.unit = '2011 int. $ per person' AND observations.missing IS NULL
    AND ($checked <> 'checked' OR observations.status = 'checked')
),
-- The series that has every year asked for, so that both are told by one; of several the newest.
shared AS (
  SELECT variable
  FROM values_of JOIN first_test USING ("case", year)
  GROUP BY variable
  HAVING count(DISTINCT "case") = (SELECT count(*) FROM first_test)
  ORDER BY max(vintage) DESC NULLS LAST, variable DESC
  LIMIT 1
)
SELECT
  first_test."case",
  'Output per head, ' || year AS title,
  CAST(year AS VARCHAR) AS date,
  test_date,
  min(coalesce(low, best)) AS low,
  any_value(best) FILTER (variable = (SELECT variable FROM shared)) AS best,
  max(coalesce(high, best)) AS high,
  any_value(series) FILTER (variable = (SELECT variable FROM shared)) AS series,
  count(DISTINCT variable) AS readings,
  '2011 int. $ per person' AS unit,
  max(status) AS status,
  works_of(list(sources)) AS sources
FROM first_test
JOIN values_of USING ("case", year)
GROUP BY "case", year, test_date
ORDER BY "case"
