/*
title: From the water to the navy
question: In which year did the submarine enter the navy, and how long had it been afloat?
grain: one row
key: commissioned_year
caveat: Finished may mean launched, sailing or in service; the article means the last.
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
  max(year(day_of(low))) FILTER (kind = 'submarine_commissioned') AS commissioned_year,
  max(year(day_of(low))) FILTER (kind = 'submarine_launched') AS launched_year,
  years_between(max(high) FILTER (kind = 'submarine_launched'), max(low) FILTER (kind = 'submarine_commissioned')) AS years_afloat
FROM dates
