/*
title: The order of the steps, reading by reading
question: Which pairs of steps stand the other way round in the two cases, whichever of the published dates and rival events is right?
grain: one row per pair of steps, case, step and reading of its date
key: [claim, case, thing, id]
caveat: Steps that both cases took after their first nuclear test; of two steps of one system the one that leads up to the other is left out. Where several events might count as a step each is drawn as often as any other, then one of its dates. Every origin is drawn, so the choice of whose numbers changes nothing here.
tags: [timeline, milestones, intervals, draws]
choices:
  checked: [all, checked]
draws:
  asks: reversed
  says: stand the other way round
  unit: days
  leaves_out: what no source says, as a step that was kept secret; that one of several events fits a step better than the others; that steps of one system, as a missile and its boat, are not taken apart from each other
*/
WITH dates AS (
  FROM rival_readings($checked)
  WHERE subject_table = 'events' AND quantity = 'date'
),
steps AS (
  SELECT milestones."case", milestones.kind, milestones.event, label AS name, kinds.position, kinds.part_of, events.title, rank
  FROM milestones
  JOIN cases ON cases.id = milestones."case" AND role = 'compared'
  JOIN milestone_kinds AS kinds ON kinds.id = milestones.kind AND ladder
  JOIN milestone_labels AS labels ON labels.kind = milestones.kind
  JOIN events ON events.id = milestones.event
  WHERE attainment IN ('reached', 'claimed', 'contested') AND ($checked <> 'checked' OR milestones.status = 'checked')
),
tests AS (
  FROM steps WHERE kind = 'first_nuclear_test'
  QUALIFY row_number() OVER (PARTITION BY "case" ORDER BY rank, event) = 1
),
later AS (
  SELECT steps.kind, any_value(steps.name) AS name, any_value(steps.position) AS position, any_value(steps.part_of) AS part_of
  FROM steps JOIN tests USING ("case")
  JOIN dates AS own ON own.subject = steps.event
  JOIN dates AS start ON start.subject = tests.event
  WHERE steps.kind <> 'first_nuclear_test'
  GROUP BY steps.kind
  HAVING count(DISTINCT "case") = (SELECT count(DISTINCT "case") FROM tests) AND bool_and(own.high >= start.low)
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
  steps.event || '/' || row_id AS id,
  title || ', ' || printed AS printed,
  low, best, high, origin,
  CASE WHEN count(DISTINCT steps.event) OVER (PARTITION BY claim, steps."case", kind) > 1 THEN steps.event ELSE voice END AS voice,
  family, derived, dates.sources, dates.status
FROM terms
JOIN steps USING (kind)
JOIN cases ON cases.id = steps."case"
JOIN dates ON dates.subject = steps.event
ORDER BY place, steps."case", times DESC, steps.event, row_id
