/*
title: The pause of autumn 2017 among all pauses
question: How long had no missile been launched on 22 November 2017, and how long is the usual gap?
grain: one row
key: quiet_days
caveat: Gaps between launch-days since February 2014, when launches became frequent; the running pause is not among them.
choices:
  checked: [all, checked]
*/
WITH days AS (
  SELECT DISTINCT launch_day_from AS day
  FROM missile_launches
  WHERE "case" = 'PRK' AND ($checked <> 'checked' OR status = 'checked')
    AND launch_day_from BETWEEN DATE '2014-02-01' AND DATE '2017-11-22'
),
gaps AS (
  SELECT day - lag(day) OVER (ORDER BY day) AS gap FROM days
),
pause AS (
  SELECT DATE '2017-11-22' - max(day) AS quiet_days FROM days
)
SELECT
  quiet_days,
  median(gap) AS usual_gap,
  quiet_days / median(gap) AS times_usual,
  count(*) FILTER (gap > quiet_days) AS longer_gaps,
  count(gap) AS gaps
FROM pause LEFT JOIN gaps ON TRUE
GROUP BY quiet_days
