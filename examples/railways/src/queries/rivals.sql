/*
title: Where works differ on a day
question: On which events do works give different days, and which day is taken?
grain: one row per published date of an event on which works differ
key: id
caveat: A month that holds the day taken is a vaguer date, no rival, and is left out. How far two days lie apart says nothing of which is right.
tags: [sources, dates]
choices:
  lens: lenses
  checked: [all, checked]
*/
WITH taken AS (
  FROM preferred($lens, $checked)
  WHERE subject_table = 'events' AND quantity = 'date' AND spread_high > spread_low AND voices > 1
)
SELECT
  readings.row_id AS id, events."case", taken.subject AS event, events.title, readings.printed AS date,
  readings.low - taken.low AS days_low, readings.high - taken.low AS days_high,
  readings.number = chosen.number AS taken, readings.family, readings.voice AS origin,
  taken.spread_high - taken.spread_low AS spread, estimates.note AS fact,
  readings.status, estimates.sources
FROM taken
JOIN readings ON readings.subject_table = 'events' AND readings.subject = taken.subject AND readings.quantity = 'date'
JOIN readings AS chosen ON chosen.table_name = taken.table_name AND chosen.row_id = taken.row_id
JOIN events ON events.id = taken.subject
JOIN estimates ON estimates.id = readings.row_id
WHERE $checked <> 'checked' OR readings.status = 'checked'
ORDER BY spread DESC, event, days_low, readings.row_id
