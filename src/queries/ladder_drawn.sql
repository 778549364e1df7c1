/*
title: Steps since the start, reading by reading
question: Which case came sooner to each step after the one that starts its clock, whichever of the published dates and rival events is right?
grain: one row per step, case, thing that is dated and reading of its date
key: [claim, case, thing, id]
caveat: Where several events might count as a step each is drawn as often as any other, then one of its dates; a step that only one case reached, or that came before the start, is left out; without a dated start in every case nothing is drawn. A date that is only a vaguer form of a sharper one is no rival of it. Every origin is drawn, so the choice of whose numbers changes nothing here.
tags: [timeline, milestones, intervals, draws]
choices:
  start: [first_nuclear_test, weapons_decision, programme_started, assistance_withdrawn, first_ballistic_flight]
  checked: [all, checked]
draws:
  asks: more
  says: took longer
  unit: years
  per: 365.2425
  leaves_out: what no source says, as a step that was kept secret; padding of dates that a source calls about right; that one of several events fits a step better than the others
*/
WITH all_steps AS MATERIALIZED (
  FROM drawn_steps($start, $checked)
),
steps AS (
  FROM all_steps WHERE NOT first
),
terms AS (
  SELECT kind AS claim, name AS claim_name, position AS place, "case", "case" || '/' || kind AS thing, name AS thing_name, 1 AS times, event
  FROM steps
  UNION ALL
  SELECT claims.kind, claims.name, claims.position, starts."case", starts."case" || '/start', starts.name, -1, starts.event
  FROM (SELECT DISTINCT kind, name, position FROM steps) AS claims
  CROSS JOIN (FROM all_steps WHERE first) AS starts
)
SELECT
  claim, claim_name, terms."case", thing,
  thing_name || ', ' || cases.name AS thing_name,
  times,
  event || '/' || row_id AS id,
  printed, low, best, high, origin,
  CASE WHEN count(DISTINCT event) OVER (PARTITION BY claim, thing) > 1 THEN event ELSE voice END AS voice,
  family, derived, dates.sources, dates.status
FROM terms
JOIN cases ON cases.id = terms."case"
JOIN event_readings($checked) AS dates USING (event)
ORDER BY place, terms."case", times, event, row_id
