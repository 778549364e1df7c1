/*
title: Cash and weapons after the sanctions
question: How did North Korean exports to China change from 2017 to 2018, and what was the busiest later year of launches against 2017?
grain: one row
key: exports_change
caveat: Exports to one partner stand for cash; launches stand for weapons. Nothing here shows what the one did to the other.
choices:
  checked: [all, checked]
*/
WITH exports AS (
  SELECT year(period_from) AS year, max(best) AS best
  FROM trade
  WHERE "case" = 'PRK' AND partner = 'CHN' AND flow = 'exports' AND period_type = 'annual' AND origin = 'china-customs'
    AND commodity = 'all goods' AND unit = 'million USD' AND ($checked <> 'checked' OR status = 'checked')
  GROUP BY ALL
),
launches AS (
  SELECT year(launch_day_from) AS year, count(*) AS launches
  FROM missile_launches
  WHERE "case" = 'PRK' AND ($checked <> 'checked' OR status = 'checked')
  GROUP BY ALL
)
SELECT
  100 * ((SELECT best FROM exports WHERE year = 2018) / (SELECT best FROM exports WHERE year = 2017) - 1) AS exports_change,
  max(launches) FILTER (year > 2017) AS most_launches,
  max(launches) FILTER (year = 2017) AS launches_2017,
  max(launches) FILTER (year > 2017) / max(launches) FILTER (year = 2017) AS times_2017
FROM launches
