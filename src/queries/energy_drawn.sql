/*
title: Energy and steel at the first test, drawn at random
question: Which country used more energy and made more steel per person in the year of its first nuclear test?
grain: one row per thing, case and series
key: [claim, case, thing, id]
caveat: Each as its series gives it for the year of the first test, whatever starting year you choose, divided by the population that the same work counts. An earlier release is not counted as independent. All origins are included, so “Whose numbers?” changes nothing here.
tags: [economy, energy, steel, draws]
choices:
  checked: [all, checked]
draws:
  asks: more
  says: had more of it per person
  unit: tonnes or kg per person
  step: 0.001
  log: true
  leaves_out: the error of the compilation, which it does not state; the error of its population figures; what official figures claim
*/
SELECT
  concept AS claim, CASE concept WHEN 'energy_use' THEN 'Energy used' ELSE 'Steel made' END AS claim_name,
  tests."case", tests."case" || '/' || concept AS thing,
  CASE concept WHEN 'energy_use' THEN 'Energy used, ' ELSE 'Steel made, ' END || tests.name AS thing_name,
  1 AS times, row_id AS id, variables.name || ', ' || printed AS printed,
  per_head.low, per_head.best, per_head.high, rows.origin, voice, family, derived, per_head.sources, per_head.status
FROM test_years($checked) AS tests
JOIN per_head USING ("case", year)
JOIN variables ON variables.id || '_per_head' = per_head.variable AND concept IN ('energy_use', 'steel_output')
JOIN rival_readings($checked) AS rows
  ON subject_table = 'observations' AND subject = tests."case" || '/' || tests.year AND basis = variables.id
ORDER BY concept, tests."case", row_id
