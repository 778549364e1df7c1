/*
title: What starts the clock
question: How many years did each country need to reach its first nuclear test, counted from every act that might count as the beginning?
grain: one row per country and act that may count as a beginning
key: id
caveat: We compare beginnings of one kind first, such as the first plant with the first plant. Acts that count only for want of a better one, or that merely bound an undocumented decision, come second. A debate about whether to go on and the exit from a treaty are not beginnings and are left out. Spans follow the published dates.
tags: [timeline, milestones, intervals]
choices:
  lens: lenses
  checked: [all, checked]
*/
WITH dates AS (
  FROM preferred($lens, $checked)
  WHERE subject_table = 'events' AND quantity = 'date'
),
candidates AS (
  SELECT
    milestones.*, events.title, events.fact, events.sources AS event_sources,
    dates.printed AS date, dates.spread_low, dates.spread_high
  FROM milestones
  JOIN events ON events.id = milestones.event
  JOIN dates ON dates.subject = milestones.event
  WHERE attainment <> 'not_applicable' AND ($checked <> 'checked' OR milestones.status = 'checked')
),
first_test AS (
  FROM candidates
  WHERE kind = 'first_nuclear_test'
  QUALIFY row_number() OVER (PARTITION BY "case" ORDER BY rank, id) = 1
)
SELECT
  began.id,
  began."case",
  began.kind,
  kinds.name AS milestone,
  kinds.position,
  began.rank,
  began.attainment,
  began.kind IN ('weapons_decision', 'programme_started') AND began.rank = 1 AND began.attainment IN ('reached', 'contested') AS matched,
  began.title,
  began.fact,
  began.argument AS note,
  began.date,
  first_test.date AS test_date,
  years_between(began.spread_high, first_test.spread_low) AS low,
  years_between(began.spread_low, first_test.spread_high) AS high,
  'years' AS unit,
  began.status,
  coalesce(began.event_sources, began.sources) AS sources
FROM candidates AS began
JOIN milestone_kinds AS kinds ON kinds.id = began.kind
JOIN first_test USING ("case")
WHERE began.kind IN ('weapons_decision', 'programme_started', 'assistance_withdrawn')
QUALIFY row_number() OVER (
  PARTITION BY "case", began.event
  ORDER BY began.attainment = 'not_attested', kinds.position, began.rank
) = 1
ORDER BY began."case", low DESC, began.id
