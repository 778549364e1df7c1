/*
title: Output below its peak at the first test, drawn at random
question: Which country's output was further below an earlier peak in the year of its first nuclear test, whichever series is right?
grain: one row per case and series
key: [claim, case, thing, id]
caveat: Each series is compared with its own highest earlier value, never across a break or a gap; a series that starts late misses earlier peaks. A series derived from another is not counted as independent. All origins are included, so “Whose numbers?” changes nothing here.
tags: [economy, income, tests, draws]
choices:
  checked: [all, checked]
draws:
  asks: more
  says: stood further below an earlier peak
  unit: percent below an earlier peak
  step: 0.001
  leaves_out: the error within a series, which none of them states; peaks before a series begins; that no series sees much of a closed economy
*/
SELECT
  'below' AS claim, 'Below an earlier peak' AS claim_name,
  tests."case", tests."case" || '/below' AS thing, 'Below an earlier peak, ' || tests.name AS thing_name,
  1 AS times, row_id AS id, variables.name || ', ' || printed AS printed,
  NULL::DOUBLE AS low, greatest(0, -percent) AS best, NULL::DOUBLE AS high,
  rows.origin, voice, family, derived, rows.sources, rows.status
FROM test_years($checked) AS tests
JOIN below_peak USING ("case", year)
JOIN variables ON variables.id = below_peak.variable AND concept = 'income_level' AND dimension = 'money_constant' AND rank IN (1, 3)
JOIN rival_readings($checked) AS rows
  ON subject_table = 'observations' AND subject = tests."case" || '/' || tests.year AND basis = below_peak.variable
WHERE percent IS NOT NULL
ORDER BY tests."case", row_id
