/*
title: Launch-days in the last quarter
question: What share of launch-days fell in October to December, before the article and after it?
grain: one row
key: share_before
caveat: A pattern of months is no proof of a motive, so the numbers decide nothing here. The rule was drawn from the years before the article; only the later ones test it.
choices:
  checked: [all, checked]
*/
WITH days AS (
  SELECT DISTINCT launch_day_from AS day
  FROM missile_launches
  WHERE "case" = 'PRK' AND ($checked <> 'checked' OR status = 'checked')
)
SELECT
  100.0 * count(*) FILTER (month(day) >= 10 AND day <= DATE '2017-11-22') / count(*) FILTER (day <= DATE '2017-11-22') AS share_before,
  count(*) FILTER (day <= DATE '2017-11-22') AS days_before,
  100.0 * count(*) FILTER (month(day) >= 10 AND day > DATE '2017-12-31') / count(*) FILTER (day > DATE '2017-12-31') AS share_after,
  count(*) FILTER (day > DATE '2017-12-31') AS days_after
FROM days
WHERE day BETWEEN DATE '2012-01-01' AND DATE '2025-12-31'
