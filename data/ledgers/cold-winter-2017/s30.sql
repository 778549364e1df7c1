/*
title: Flights after the article, and a declared halt
question: How many days after the article did an intercontinental missile fly next, and how long did the halt last that North Korea declared in 2018?
grain: one row
key: days
caveat: Acts and declarations, not interest. One flight soon after shows what was ready, not what was wanted; the halt of 2018 was declared in talks, and its end is put at January 2020 or at March 2022.
choices:
  checked: [all, checked]
*/
SELECT
  min(launch_day_from) - DATE '2017-11-22' AS days,
  count(DISTINCT launch_day_from) AS flight_days_since,
  (
    SELECT any_value(ended_from - began_from) FROM periods
    WHERE "case" = 'PRK' AND period = 'moratorium_2018' AND rank = 1 AND ($checked <> 'checked' OR status = 'checked')
  ) AS halt_days
FROM missile_launches
WHERE "case" = 'PRK' AND class = 'ICBM' AND launch_day_from > DATE '2017-11-22' AND ($checked <> 'checked' OR status = 'checked')
