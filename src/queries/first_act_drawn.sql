/*
title: Years from the first act to the first test, drawn at random
question: Which country took longer from the first act listed here to its first nuclear test, whichever published date is right?
grain: one row per country, thing that is dated and reading of its date
key: [claim, case, thing, id]
caveat: The first act is the earliest one listed for the country, whatever starting step you choose. A date that is only a vaguer form of a more exact one is not counted as a rival. All origins are included, so “Whose numbers?” changes nothing here.
tags: [timeline, dates, draws]
choices:
  checked: [all, checked]
draws:
  asks: more
  says: took longer
  unit: years
  per: 365.2425
  leaves_out: acts that nobody lists; that a list may start earlier for one country than for another; the margin around dates that a source calls approximate
*/
WITH dates AS (
  SELECT readings.*, "case"
  FROM event_readings($checked) AS readings JOIN events ON events.id = event
  WHERE $checked <> 'checked' OR events.status = 'checked'
),
firsts AS (
  SELECT "case", arg_min(event, (low, event)) AS event FROM dates WHERE low IS NOT NULL GROUP BY "case"
),
tests AS (
  SELECT DISTINCT "case", event FROM drawn_steps('first_nuclear_test', $checked) WHERE first
),
terms AS (
  SELECT tests."case", 'first act' AS thing, -1 AS times, firsts.event FROM firsts JOIN tests USING ("case")
  UNION ALL
  SELECT "case", 'first test', 1, event FROM tests
)
SELECT
  'way' AS claim, 'From the first act to the first test' AS claim_name,
  terms."case", terms."case" || '/' || thing AS thing,
  upper(thing[1]) || thing[2:] || ', ' || cases.name AS thing_name,
  times, event || '/' || row_id AS id, printed, low, best, high, origin, voice, family, derived, dates.sources, dates.status
FROM terms
JOIN cases ON cases.id = terms."case" AND role = 'compared'
JOIN dates USING (event)
ORDER BY terms."case", times, event, row_id
