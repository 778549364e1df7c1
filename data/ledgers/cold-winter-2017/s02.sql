/*
title: Months of 2017 with a launch or a test
question: In how many months of 2017, up to the article, was a missile launched or a nuclear device tested?
grain: one row
key: active_months
caveat: A month counts once; how tense relations were is not measured.
choices:
  checked: [all, checked]
*/
WITH acts AS (
  SELECT launch_day_from AS day FROM missile_launches WHERE "case" = 'PRK' AND ($checked <> 'checked' OR status = 'checked')
  UNION ALL
  SELECT date_from AS day FROM nuclear_tests WHERE "case" = 'PRK' AND ($checked <> 'checked' OR status = 'checked')
)
SELECT
  count(DISTINCT month(day)) AS active_months,
  11 AS months,
  count(DISTINCT day) AS active_days
FROM acts
WHERE day BETWEEN DATE '2017-01-01' AND DATE '2017-11-22'
