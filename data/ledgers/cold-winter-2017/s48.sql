/*
title: Years from the decision to the famine
question: How many years before the famine had China decided to build the bomb, and how many UN sanctions stood against each programme?
grain: one row
key: years
caveat: From the last possible day of the decision to the first day of the year in which the famine began, with the bounds that other studies give. To choose and to go on are two things; the quarrel of 1961 was whether to go on.
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
  years_between(max(high) FILTER (kind = 'weapons_decision'), max(epoch(famine.began) / 86400)) AS years,
  years_between(max(spread_high) FILTER (kind = 'weapons_decision'), max(epoch(famine.earliest) / 86400)) AS years_low,
  years_between(max(spread_low) FILTER (kind = 'weapons_decision'), max(epoch(famine.latest) / 86400)) AS years_high,
  max(un.resolutions_then) AS resolutions_china,
  max(un.resolutions_now) AS resolutions_north_korea
FROM dates,
(
  SELECT min(began_from) FILTER (rank = 1) AS began, min(began_from) AS earliest, max(began_from) AS latest
  FROM periods WHERE "case" = 'CHN' AND period = 'famine' AND ($checked <> 'checked' OR status = 'checked')
) AS famine,
(
  SELECT
    count(*) FILTER ("case" = 'CHN') AS resolutions_then,
    count(*) FILTER ("case" = 'PRK') AS resolutions_now
  FROM sanctions
  WHERE instrument LIKE 'resolution %' AND force = 'mandatory' AND kind = 'sanctions' AND adopted_from <= DATE '2017-11-22' AND ($checked <> 'checked' OR status = 'checked')
) AS un
