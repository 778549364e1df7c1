/*
title: Years from proposal to commission
question: How many years passed from the proposal of the submarine to its commission?
grain: one row
key: years
caveat: Difference of the calendar years, with the span of every published date of both ends; its extremes may mix sources that exclude each other.
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
  max(year(day_of(low))) FILTER (kind = 'submarine_commissioned') - max(year(day_of(low))) FILTER (kind = 'submarine_project_started') AS years,
  years_between(max(spread_high) FILTER (kind = 'submarine_project_started'), max(spread_low) FILTER (kind = 'submarine_commissioned')) AS years_low,
  years_between(max(spread_low) FILTER (kind = 'submarine_project_started'), max(spread_high) FILTER (kind = 'submarine_commissioned')) AS years_high
FROM dates
