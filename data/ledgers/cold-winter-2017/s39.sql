/*
title: Year in which the submarine began
question: In which year was the nuclear submarine proposed?
grain: one row
key: year
caveat: The proposal, by the reading that the chosen order of sources prefers.
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
  max(year(day_of(low))) AS year,
  max(day_of(low)) AS first_day,
  max(day_of(high)) AS last_day
FROM dates
WHERE kind = 'submarine_project_started'
