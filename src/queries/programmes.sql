/*
title: Events of each programme
question: What happened in each programme, and when, on whose word?
grain: one row per event
key: id
caveat: A selection, denser where the sources are; an empty stretch is no evidence that nothing happened.
tags: [timeline, dates]
choices:
  lens: lenses
  checked: [all, checked]
*/
WITH kinds AS (
  SELECT event, min_by(milestone_kinds.id, milestone_kinds.position) AS kind, min_by(name, milestone_kinds.position) AS kind_name
  FROM (
    FROM milestones
    WHERE event IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY "case", kind ORDER BY rank, id) = 1
  )
  JOIN milestone_kinds ON milestone_kinds.id = kind
  GROUP BY event
)
SELECT
  events.id,
  events."case",
  programmes.domain,
  programmes.name AS programme,
  events.type,
  events.title,
  events.fact,
  events.outcome,
  dates.printed AS date,
  day_of(dates.low) AS from_day,
  day_of(dates.high) AS to_day,
  day_of(dates.spread_low) AS earliest_day,
  day_of(dates.spread_high) AS latest_day,
  dates.readings,
  dates.family,
  kinds.kind,
  kinds.kind_name,
  events.status,
  events.sources,
  events.note
FROM events
JOIN programmes ON programmes.id = events.programme
JOIN preferred($lens, $checked) AS dates
  ON dates.subject_table = 'events' AND dates.subject = events.id AND dates.quantity = 'date'
LEFT JOIN kinds ON kinds.event = events.id
WHERE $checked <> 'checked' OR events.status = 'checked'
ORDER BY from_day, events.id
