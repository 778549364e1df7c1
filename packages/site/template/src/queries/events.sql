/*
title: Events
question: What happened when, in each country?
grain: one row per event
key: id
caveat: A table of what was found; what is not here may have happened all the same.
choices:
  checked: [all, checked]
*/
SELECT
  events.id, events."case", cases.name AS country, title, date,
  date_from AS first_day, date_to AS last_day, events.sources, events.status
FROM events
JOIN cases ON cases.id = events."case"
WHERE $checked <> 'checked' OR events.status = 'checked'
ORDER BY first_day, events.id
