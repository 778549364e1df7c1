/*
title: The order of the steps, drawn at random
question: Which pairs of steps came in a different order in the two countries, whichever of the published dates and rival events is right?
grain: one row per pair of steps, case, step and reading of its date
key: [claim, case, thing, id]
caveat: Steps that both countries took after the one that starts their clock; where one step of a system leads up to another, the earlier is left out. If several events might count as a step, each is drawn as often as any other, then one of its dates. All origins are included, so “Whose numbers?” changes nothing here.
tags: [timeline, milestones, intervals, draws]
choices:
  start: [first_nuclear_test, weapons_decision, programme_started, assistance_withdrawn, first_ballistic_flight]
  checked: [all, checked]
draws:
  asks: reversed
  says: stand the other way round
  unit: days
  leaves_out: what no source says, such as a step that was kept secret; that one of several events fits a step better than the others; that steps of one system, such as a missile and its submarine, depend on each other
*/
WITH steps AS MATERIALIZED (
  FROM drawn_steps($start, $checked) WHERE NOT first
),
later AS (
  SELECT DISTINCT kind, name, position, part_of FROM steps
),
shared AS (
  FROM later WHERE part_of IS NULL OR part_of NOT IN (SELECT kind FROM later)
),
pairs AS (
  SELECT
    one.kind || '/' || other.kind AS claim, one.name || ' and ' || lower(other.name[1]) || other.name[2:] AS claim_name,
    100 * one.position + other.position AS place, one.kind AS one, other.kind AS other
  FROM shared AS one JOIN shared AS other ON one.position < other.position
),
terms AS (
  SELECT claim, claim_name, place, one AS kind, 1 AS times FROM pairs
  UNION ALL
  SELECT claim, claim_name, place, other, -1 FROM pairs
)
SELECT
  claim, claim_name, steps."case", steps."case" || '/' || kind AS thing,
  steps.name || ', ' || cases.name AS thing_name,
  times,
  event || '/' || row_id AS id,
  printed, low, best, high, origin,
  CASE WHEN count(DISTINCT event) OVER (PARTITION BY claim, steps."case", kind) > 1 THEN event ELSE voice END AS voice,
  family, derived, dates.sources, dates.status
FROM terms
JOIN steps USING (kind)
JOIN cases ON cases.id = steps."case"
JOIN event_readings($checked) AS dates USING (event)
ORDER BY place, steps."case", times DESC, event, row_id
