/*
title: Years to the first test, drawn at random
question: Which country took longer to reach its first nuclear test, whichever of the published dates and beginnings is right?
grain: one row per claim, case, thing that is dated and reading of its date
key: [claim, case, thing, id]
caveat: Each act that may count as a beginning is drawn as often as any other of its kind, then one of its dates. The last line draws among all of them, whatever their kind. A date that is only a vaguer form of a more exact one is not counted as a rival. All origins are included, so “Whose numbers?” changes nothing here.
tags: [timeline, milestones, intervals, draws]
choices:
  checked: [all, checked]
draws:
  asks: more
  says: took longer
  unit: years
  per: 365.2425
  leaves_out: what no source says, such as a decision that left no record; the margin around dates that a source calls approximate; that some acts are more plausible beginnings than others
*/
WITH acts AS (
  SELECT milestones."case", milestones.kind, milestones.event, kinds.name, kinds.position
  FROM milestones
  JOIN cases ON cases.id = milestones."case" AND role = 'compared'
  JOIN milestone_kinds AS kinds ON kinds.id = milestones.kind
  WHERE milestones.event IS NOT NULL AND attainment <> 'not_applicable' AND ($checked <> 'checked' OR milestones.status = 'checked')
),
began AS (
  SELECT kind AS claim, name AS claim_name, position AS place, * FROM acts
  WHERE kind IN ('weapons_decision', 'programme_started')
  UNION ALL
  SELECT DISTINCT ON ("case", event) 'any', 'Any act that may count', 99, *
  FROM acts WHERE kind IN ('weapons_decision', 'programme_started', 'assistance_withdrawn')
),
shared AS (
  SELECT claim FROM began GROUP BY claim
  HAVING count(DISTINCT "case") = (SELECT count(DISTINCT "case") FROM acts)
),
tests AS (
  SELECT DISTINCT ON (acts."case") acts."case", event
  FROM acts JOIN milestones USING ("case", kind, event)
  WHERE acts.kind = 'first_nuclear_test'
  ORDER BY acts."case", rank
),
terms AS (
  SELECT claim, claim_name, place, began."case", began."case" || '/' || claim AS thing, claim_name AS thing_name, -1 AS times, event
  FROM began JOIN shared USING (claim)
  UNION ALL
  SELECT claim, claim_name, place, tests."case", tests."case" || '/first test', 'First test', 1, event
  FROM (SELECT DISTINCT claim, claim_name, place FROM began JOIN shared USING (claim)) AS claims
  CROSS JOIN tests
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
