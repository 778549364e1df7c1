/*
title: Steps since the start, drawn at random
question: Which country reached each later step sooner, whichever of the published dates and rival events is right?
grain: one row per step, case, thing that is dated and reading of its date
key: [claim, case, thing, id]
caveat: If several events might count as a step, each is drawn as often as any other, then one of its dates. Steps that only one country reached, or that came before the start, are left out; unless every country has a dated start, nothing is drawn. A date that is only a vaguer form of a more exact one is not counted as a rival. All origins are included, so “Whose numbers?” changes nothing here.
tags: [timeline, milestones, intervals, draws]
choices:
  start: [first_nuclear_test, weapons_decision, programme_started, assistance_withdrawn, first_ballistic_flight]
  checked: [all, checked]
draws:
  asks: more
  says: took longer
  unit: years
  per: 365.2425
  leaves_out: what no source says, such as a step that was kept secret; the margin around dates that a source calls approximate; that one of several events fits a step better than the others
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
