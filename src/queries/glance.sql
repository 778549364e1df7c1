/*
title: The cases at a glance
question: How do the cases compare in six figures?
grain: one row per case and measure
key: [measure, case]
caveat: Six figures of many; each has its own page with its sources, rivals and caveats. Income is of the year before the first test, in dollars of 2011.
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
  SELECT milestones.*, title, events.sources AS event_sources, spread_low, spread_high
  FROM milestones
  JOIN events ON events.id = milestones.event
  JOIN dates ON dates.subject = milestones.event
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
    1 AS position, 'beginning' AS measure, 'Years to the first nuclear test, from whatever may count as the beginning' AS title,
    "case",
    min(years_between(began.spread_high, first_test.spread_low)) AS low,
    max(years_between(began.spread_low, first_test.spread_high)) AS high,
    NULL AS best, 'years' AS unit,
    max(began.status) AS status,
    works_of(list(began.event_sources)) AS sources
  FROM candidates AS began
  JOIN first_test USING ("case")
  WHERE began.kind IN ('weapons_decision', 'programme_started', 'assistance_withdrawn')
    AND began.spread_high < first_test.spread_low
  GROUP BY "case"
),
steps AS (
  SELECT
    CASE reached.kind WHEN 'first_thermonuclear_test' THEN 3 WHEN 'first_icbm_flight' THEN 4 ELSE 5 END AS position,
    reached.kind AS measure, 'Years from the first test: ' || lower(kinds.name) AS title,
    "case",
    years_between(first_test.spread_high, reached.spread_low) AS low,
    years_between(first_test.spread_low, reached.spread_high) AS high,
    NULL AS best, 'years' AS unit, reached.status, reached.event_sources AS sources
  FROM firsts AS reached
  JOIN milestone_kinds AS kinds ON kinds.id = reached.kind
  JOIN first_test USING ("case")
  WHERE reached.kind IN ('first_thermonuclear_test', 'first_icbm_flight', 'first_slbm_flight')
),
income AS (
  SELECT
    2 AS position, 'income' AS measure, 'Output per head in the year before the first test' AS title,
    "case", before_low AS low, before_high AS high, before_best AS best, 'dollars of 2011' AS unit,
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
SELECT position, measure, title, "case", low, best, high, unit, status, sources
FROM (FROM beginnings UNION ALL BY NAME FROM income UNION ALL BY NAME FROM steps UNION ALL BY NAME FROM tests)
ORDER BY position, "case"
