/*
title: Scheduled flights, opened and stopped
question: When did the partner's airline fly, and when did it stop?
grain: one row per change of the service
key: id
caveat: Changes in one airline's service, as reported; the country's own airline flew too. Airlines gave business reasons. Contested and unconfirmed changes are shown as open dots.
tags: [flights, contacts]
choices:
  checked: [all, checked]
*/
SELECT
  flights.id,
  flights."case",
  flights.kind,
  certainty,
  carrier,
  route,
  carrier || ' ' || route || ': ' || replace(flights.kind, '_', ' ') AS title,
  date,
  date_from AS from_day,
  date_to AS to_day,
  lead(date_from) OVER (PARTITION BY flights."case", carrier ORDER BY date_from, flights.id) AS next_day,
  flights.kind IN ('opening', 'resumption') AS open,
  date_precision,
  as_of() AS as_of,
  flights.status,
  flights.sources,
  flights.note AS fact
FROM flights
JOIN cases ON cases.id = flights."case" AND cases.partner = carrier_state
WHERE $checked <> 'checked' OR flights.status = 'checked'
ORDER BY flights."case", date_from, flights.id
