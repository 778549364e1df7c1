/*
title: Trade month by month
question: How did trade between China and North Korea change from 2016 to 2017, in the months that both years have?
grain: one row
key: autumn_change
caveat: Chinese customs, total of both directions. Only July, August and October have a published total in both years; sums since January rose until September.
choices:
  checked: [all, checked]
*/
WITH months AS (
  SELECT month(period_from) AS month, year(period_from) AS year, best
  FROM trade
  WHERE "case" = 'PRK' AND partner = 'CHN' AND flow = 'total' AND period_type = 'monthly' AND unit = 'million USD'
    AND commodity = 'all goods' AND period_from BETWEEN DATE '2016-01-01' AND DATE '2017-10-31' AND ($checked <> 'checked' OR status = 'checked')
),
pairs AS (
  SELECT month, max(best) FILTER (year = 2016) AS before, max(best) FILTER (year = 2017) AS after
  FROM months
  GROUP BY month
  HAVING before IS NOT NULL AND after IS NOT NULL
)
SELECT
  100 * (sum(after) FILTER (month >= 9) / sum(before) FILTER (month >= 9) - 1) AS autumn_change,
  100 * (sum(after) FILTER (month < 9) / sum(before) FILTER (month < 9) - 1) AS summer_change,
  count(*) AS months
FROM pairs
