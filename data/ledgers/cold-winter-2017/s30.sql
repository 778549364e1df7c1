/*
title: Days to the next long-range flight
question: How many days after the article did an intercontinental missile fly next?
grain: one row
key: days
caveat: Acts, not interest; a pause of such flights followed from 2018 to 2022.
choices:
  checked: [all, checked]
*/
SELECT
  min(launch_day_from) - DATE '2017-11-22' AS days,
  count(DISTINCT launch_day_from) AS flight_days_since
FROM missile_launches
WHERE "case" = 'PRK' AND class = 'ICBM' AND launch_day_from > DATE '2017-11-22' AND ($checked <> 'checked' OR status = 'checked')
