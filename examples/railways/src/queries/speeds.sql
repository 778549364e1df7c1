/*
title: Speeds
question: How fast did trains run, on test and in service?
grain: one row per run that set a speed
key: id
caveat: Trains on wheels alone. The steps of the speed in service are those that a work dates; some between were not found, so no line is drawn through them.
tags: [speed, records]
choices:
  lens: lenses
  checked: [all, checked]
*/
SELECT
  speeds.id, speeds."case", speeds.kind,
  readings.best AS speed, readings.spread_low, readings.spread_high,
  coalesce(readings.low, readings.best) AS low, readings.best, coalesce(readings.high, readings.best) AS high, speeds.unit,
  day_of(dates.low) AS first_day, day_of(dates.high) AS last_day, dates.printed AS date,
  train, events.title, events.fact, readings.readings, speeds.status, speeds.sources
FROM speeds
JOIN events ON events.id = speeds.event
JOIN preferred($lens, $checked) AS readings
  ON readings.subject_table = 'speeds' AND readings.subject = speeds.id AND readings.quantity = 'speed'
JOIN preferred($lens, $checked) AS dates
  ON dates.subject_table = 'events' AND dates.subject = speeds.event AND dates.quantity = 'date'
WHERE $checked <> 'checked' OR speeds.status = 'checked'
ORDER BY first_day, speeds.id
