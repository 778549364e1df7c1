/*
title: The cases at a glance
question: How do the cases compare in six figures?
grain: one row per case and measure
key: [measure, case]
caveat: Six figures of many; each has its own page with its sources, rivals and caveats. Beginnings are of one kind; what else may count stands on the page of the timelines. Income is of the year of the first test, in dollars of 2011.
tags: [timeline, overview]
choices:
  lens: lenses
  checked: [all, checked]
*/
WITH dates AS (
  FROM preferred($lens, $checked)
  WHERE subject_table = 'events' AND quantity = 'date'
),
candidates AS (
  SELECT milestones.*, label, title, events.sources AS event_sources, spread_low, spread_high
  FROM milestones
  JOIN milestone_labels AS labels ON labels.kind = milestones.kind
  LEFT JOIN events ON events.id = milestones.event
  LEFT JOIN dates ON dates.subject = milestones.event
  WHERE $checked <> 'checked' OR milestones.status = 'checked'
),
firsts AS (
  FROM candidates
  QUALIFY row_number() OVER (PARTITION BY "case", kind ORDER BY rank, id) = 1
),
first_test AS (
  FROM firsts
  WHERE kind = 'first_nuclear_test'
),
beginnings AS (
  SELECT
    1 AS position, 'beginning' AS measure, 'Years to the first nuclear test from “' || lower(began.label) || '”' AS title,
    "case",
    years_between(began.spread_high, first_test.spread_low) AS low,
    years_between(began.spread_low, first_test.spread_high) AS high,
    NULL AS best, 'years' AS unit, began.attainment, began.status, began.event_sources AS sources
  FROM firsts AS began
  JOIN first_test USING ("case")
  WHERE began.kind = 'programme_started' AND began.attainment IN ('reached', 'contested') AND began.spread_low IS NOT NULL
),
steps AS (
  SELECT
    CASE reached.kind WHEN 'first_thermonuclear_test' THEN 3 WHEN 'first_icbm_flight' THEN 4 ELSE 5 END AS position,
    reached.kind AS measure, 'Years from the first test: ' || lower(reached.label) AS title,
    "case",
    years_between(first_test.spread_high, reached.spread_low) AS low,
    years_between(first_test.spread_low, reached.spread_high) AS high,
    NULL AS best, 'years' AS unit, reached.attainment, reached.status, reached.event_sources AS sources
  FROM firsts AS reached
  JOIN first_test USING ("case")
  WHERE reached.attainment IN ('reached', 'claimed', 'contested') AND reached.spread_low IS NOT NULL
    AND reached.kind IN ('first_thermonuclear_test', 'first_icbm_flight', 'first_slbm_flight')
),
income AS (
  SELECT
    2 AS position, 'income' AS measure, 'Output per head in the year of the first test' AS title,
    "case", same_low AS low, same_high AS high, same_best AS best, 'dollars of 2011' AS unit,
    observed.status, observed.sources
  FROM conditions($lens, $checked) AS observed
  JOIN (SELECT event, "case" FROM first_test) AS first_test USING (event, "case")
  WHERE role = 'own' AND variable = 'gdp_per_capita_mpd2023'
),
tests AS (
  SELECT
    6 AS position, 'tests' AS measure, 'Nuclear tests on record' AS title,
    "case", NULL AS low, NULL AS high, count(*) AS best, 'tests' AS unit, max(status) AS status, works_of(list(sources)) AS sources
  FROM nuclear_tests
  WHERE $checked <> 'checked' OR status = 'checked'
  GROUP BY "case"
)
SELECT position, measure, title, "case", low, best, high, unit, attainment, status, sources
FROM (FROM beginnings UNION ALL BY NAME FROM income UNION ALL BY NAME FROM steps UNION ALL BY NAME FROM tests)
ORDER BY position, "case"
