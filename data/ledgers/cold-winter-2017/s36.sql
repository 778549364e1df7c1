/*
title: Output per head from the Great Leap to the end of the Cultural Revolution
question: How did GDP per head change from 1958 to 1976, and within each of the two periods?
grain: one row
key: whole_change
caveat: The article speaks of the whole stretch, which it calls twenty years. Maddison 2023; the range is that of three further series. All rest in part on the same official figures.
choices:
  checked: [all, checked]
*/
WITH bounds AS (
  SELECT 'whole' AS period, min(year(began_from)) AS began, max(year(ended_from)) AS ended
  FROM periods
  WHERE "case" = 'CHN' AND period IN ('great_leap', 'cultural_revolution') AND rank = 1 AND ($checked <> 'checked' OR status = 'checked')
  UNION ALL
  SELECT period, year(began_from) AS began, year(ended_from) AS ended
  FROM periods
  WHERE "case" = 'CHN' AND period IN ('great_leap', 'cultural_revolution') AND rank = 1 AND ($checked <> 'checked' OR status = 'checked')
),
series AS (
  SELECT variable, year, best
  FROM observations
  WHERE "case" = 'CHN' AND ($checked <> 'checked' OR status = 'checked')
    AND variable IN ('gdp_per_capita_mpd2023', 'gdp_per_capita_mpd2020', 'gdp_per_capita_pwt', 'gdp_per_capita_anders2020')
),
changes AS (
  SELECT period, first.variable, 100 * (last.best / first.best - 1) AS change
  FROM bounds
  JOIN series AS first ON first.year = began
  JOIN series AS last ON last.year = ended AND last.variable = first.variable
),
years AS (
  SELECT count(*) AS falling_years
  FROM (
    SELECT year, best < lag(best) OVER (ORDER BY year) AS fell
    FROM series WHERE variable = 'gdp_per_capita_mpd2023'
  ), bounds
  WHERE fell AND period = 'cultural_revolution' AND year BETWEEN began AND ended
)
SELECT
  max(change) FILTER (period = 'whole' AND variable = 'gdp_per_capita_mpd2023') AS whole_change,
  min(change) FILTER (period = 'whole') AS whole_low,
  max(change) FILTER (period = 'whole') AS whole_high,
  max(change) FILTER (period = 'great_leap' AND variable = 'gdp_per_capita_mpd2023') AS leap_change,
  min(change) FILTER (period = 'great_leap') AS leap_low,
  max(change) FILTER (period = 'great_leap') AS leap_high,
  max(change) FILTER (period = 'cultural_revolution' AND variable = 'gdp_per_capita_mpd2023') AS revolution_change,
  min(change) FILTER (period = 'cultural_revolution') AS revolution_low,
  max(change) FILTER (period = 'cultural_revolution') AS revolution_high,
  (SELECT falling_years FROM years) AS falling_years
FROM changes
