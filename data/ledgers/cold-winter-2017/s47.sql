/*
title: Years without work on the submarine
question: For how many years was the submarine, one of the projects named, suspended?
grain: one row
key: years
caveat: By one account the submarine was put off because the bomb came first, so that the years tell of an order among the projects and decide nothing about "at all cost".
choices:
  lens: lenses
  checked: [all, checked]
*/
WITH dates AS (
  SELECT milestones.kind, dates.low, dates.high, dates.spread_low, dates.spread_high
  FROM milestones
  JOIN preferred($lens, $checked) AS dates
    ON dates.subject_table = 'events' AND dates.subject = milestones.event AND dates.quantity = 'date'
  WHERE "case" = 'CHN' AND ($checked <> 'checked' OR milestones.status = 'checked')
  QUALIFY row_number() OVER (PARTITION BY kind ORDER BY milestones.rank, milestones.id) = 1
)
SELECT
  years_between(max(low) FILTER (kind = 'submarine_project_suspended'), max(low) FILTER (kind = 'submarine_project_resumed')) AS years,
  years_between(max(spread_high) FILTER (kind = 'submarine_project_suspended'), max(spread_low) FILTER (kind = 'submarine_project_resumed')) AS years_low,
  years_between(max(spread_low) FILTER (kind = 'submarine_project_suspended'), max(spread_high) FILTER (kind = 'submarine_project_resumed')) AS years_high
FROM dates
