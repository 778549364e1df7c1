/*
title: Steps after the first test, reading by reading
question: Which case came sooner to each step after its first nuclear test, whichever of the published dates and rival events is right?
grain: one row per step, case, thing that is dated and reading of its date
key: [claim, case, thing, id]
caveat: Where several events might count as a step each is drawn as often as any other, then one of its dates; a step that only one case reached, or that came before its first test, is left out. A date that is only a vaguer form of a sharper one is no rival of it. Every origin is drawn, so the choice of whose numbers changes nothing here.
tags: [timeline, milestones, intervals, draws]
choices:
  checked: [all, checked]
draws:
  asks: more
  says: took longer
  unit: years
  per: 365.2425
  leaves_out: what no source says, as a step that was kept secret; padding of dates that a source calls about right; that one of several events fits a step better than the others
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
  SELECT steps.kind FROM steps JOIN tests USING ("case")
  JOIN dates AS own ON own.subject = steps.event
  JOIN dates AS start ON start.subject = tests.event
  WHERE steps.kind <> 'first_nuclear_test'
  GROUP BY steps.kind
  HAVING count(DISTINCT "case") = (SELECT count(DISTINCT "case") FROM tests) AND bool_and(own.high >= start.low)
),
terms AS (
  SELECT kind AS claim, name AS claim_name, position AS place, "case", "case" || '/' || kind AS thing, name AS thing_name, 1 AS times, event, title
  FROM steps JOIN later USING (kind)
  UNION ALL
  SELECT kind, name, position, tests."case", tests."case" || '/first test', 'First test', -1, tests.event, tests.title
  FROM (SELECT DISTINCT kind, name, position FROM steps JOIN later USING (kind)) AS claims
  CROSS JOIN (SELECT "case", event, title FROM tests) AS tests
)
SELECT
  claim, claim_name, terms."case", thing,
  thing_name || ', ' || cases.name AS thing_name,
  times,
  terms.event || '/' || row_id AS id,
  title || ', ' || printed AS printed,
  low, best, high, origin,
  CASE WHEN count(DISTINCT terms.event) OVER (PARTITION BY claim, thing) > 1 THEN terms.event ELSE voice END AS voice,
  family, derived, dates.sources, dates.status
FROM terms
JOIN cases ON cases.id = terms."case"
JOIN dates ON dates.subject = terms.event
ORDER BY place, terms."case", times, terms.event, row_id
