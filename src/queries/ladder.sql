/*
title: The ladder of milestones
question: How many years did each country take from a starting point to each milestone?
grain: one row per starting point and candidate for a milestone; a milestone without a candidate has one row
key: [start, id]
caveat: Each candidate is shown with the span of every published date for it; the extremes may come from sources that contradict each other. Steps not yet reached run to the day up to which the country was observed. A step that nobody dates is neither reached nor missing, and an event that merely bounds it does not give it a date. Labels say which form of a step is meant; other forms are listed under their own name.
tags: [timeline, milestones, intervals]
choices:
  lens: lenses
  checked: [all, checked]
*/
WITH candidates AS (
  SELECT
    milestones.*,
    dates.printed AS date,
    dates.low, dates.high, dates.spread_low, dates.spread_high, dates.readings,
    events.title, events.fact, events.sources AS event_sources
  FROM milestones
  LEFT JOIN events ON events.id = milestones.event
  LEFT JOIN preferred($lens, $checked) AS dates
    ON dates.subject_table = 'events' AND dates.subject = milestones.event AND dates.quantity = 'date'
  WHERE $checked <> 'checked' OR milestones.status = 'checked'
),
first_candidate AS (
  SELECT * FROM candidates
  QUALIFY row_number() OVER (PARTITION BY "case", kind ORDER BY rank, id) = 1
),
start_kinds AS (
  SELECT id AS start, name AS start_name, position AS start_position
  FROM milestone_kinds
  WHERE id IN ('first_nuclear_test', 'weapons_decision', 'programme_started', 'assistance_withdrawn', 'first_ballistic_flight')
),
ends AS (
  SELECT "case", least(max(observed_until), as_of()) AS observed_until
  FROM coverage
  WHERE record = 'milestones'
  GROUP BY "case"
),
starts AS (
  SELECT
    "case", kind AS start, attainment AS start_attainment, argument AS start_argument,
    title AS start_title, date AS start_date, spread_low AS start_low, spread_high AS start_high
  FROM first_candidate
)
SELECT
  reached.id,
  start,
  start_name,
  reached."case",
  reached.kind,
  labels.label AS milestone,
  kinds.position,
  kinds.domain,
  reached.rank,
  reached.attainment,
  reached.variant,
  CASE WHEN reached.variant IS DISTINCT FROM labels.variant THEN reached.variant END AS other_variant,
  kinds.part_of,
  coalesce(reached.title, kinds.name) AS title,
  reached.fact,
  reached.argument AS note,
  reached.date,
  start_attainment,
  start_title,
  start_date,
  start_argument,
  years_between(start_high, reached.spread_low) AS years_low,
  years_between(start_low, reached.spread_high) AS years_high,
  years_between(start_high, epoch(coalesce(observed_until, as_of())) / 86400) AS years_observed,
  reached.readings,
  reached.status,
  coalesce(reached.event_sources, reached.sources) AS sources
FROM candidates AS reached
JOIN milestone_kinds AS kinds ON kinds.id = reached.kind
JOIN milestone_labels AS labels ON labels.kind = reached.kind
CROSS JOIN start_kinds
LEFT JOIN starts USING ("case", start)
LEFT JOIN ends USING ("case")
WHERE kinds.ladder
ORDER BY start_position, kinds.position, reached."case", reached.rank, reached.id
