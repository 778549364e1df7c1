/*
title: Income per person, all series
question: How did income per person move in each country by every series in constant dollars, beside comparison countries?
grain: one row per country, series and year, per milestone and per bound of a period of hardship
key: [role, case, series, kind, year, rank]
caveat: Dollars of different years stand in panels of their own. The newest Maddison release has no value of the second country before 1990, and from then on is the growth published by one foreign central bank on a fixed level. The oldest is an assumption there, nine tenths of a neighbour's line and then one number for every year. The latent-variable model blends the others. The 2020 release is left out where it repeats the newer one. Comparison countries stand in the first panel only, every fifth year.
tags: [economy, income]
choices:
  lens: lenses
  checked: [all, checked]
*/
WITH newest AS (
  SELECT "case", year, unit, best AS newest
  FROM economy_series($checked)
  WHERE concept = 'income_level' AND dimension = 'money_constant'
  QUALIFY row_number() OVER (PARTITION BY "case", year, unit ORDER BY series_rank) = 1
),
levels AS (
  SELECT series.*
  FROM economy_series($checked) AS series
  JOIN newest USING ("case", year, unit)
  WHERE concept = 'income_level' AND dimension = 'money_constant'
    AND (series_rank = 1 OR best IS DISTINCT FROM newest OR unit <> '2011 int. $ per person')
)
SELECT
  'value' AS role, "case", 'Output' AS panel, unit, series, series_name, '' AS kind,
  series_name || ', ' || name AS title,
  year, year AS year_to, stretch, 1 AS rank, series_rank, low, best, high, origin, levels.note, levels.sources, levels.status
FROM levels JOIN cases ON cases.id = "case"
WHERE case_role = 'compared' OR series_rank = 1
UNION ALL BY NAME
SELECT *, '' AS series FROM economy_marks($lens, $checked)
ORDER BY role DESC, series_rank, unit DESC, series, "case", year, rank
