/*
title: Income per person, all series
question: How did income per person change in each country by every series in constant dollars, compared with others?
grain: one row per country, series and year, per milestone and per bound of a period of hardship
key: [role, case, series, kind, year, rank]
caveat: Dollars of different years have separate panels. The newest Maddison release has no value for the second country before 1990; from then on it applies growth rates published by one foreign central bank to a fixed level. The oldest release assumes nine tenths of a neighbour's income there, then one number for every year. The latent-variable model blends the others. The 2020 release is left out where it repeats the newer one. Comparison countries appear in the first panel only, every fifth year.
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
