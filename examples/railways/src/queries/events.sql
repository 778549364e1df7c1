/*
title: Events
question: What happened when, on each railway?
grain: one row per event
key: id
caveat: Chosen from what the works tell; what is not here may have happened all the same.
tags: [dates]
choices:
  lens: lenses
  checked: [all, checked]
*/
SELECT
  events.id, events."case", cases.name AS country, replace(type, '_', ' ') AS type, title, fact, dates.printed AS date,
  day_of(dates.low) AS first_day, day_of(dates.high) AS last_day, events.note, events.sources, events.status
FROM events
JOIN cases ON cases.id = events."case"
JOIN preferred($lens, $checked) AS dates
  ON dates.subject_table = 'events' AND dates.subject = events.id AND dates.quantity = 'date'
WHERE $checked <> 'checked' OR events.status = 'checked'
ORDER BY first_day, events.id
