/*
title: Income at the first test, drawn at random
question: Which country produced more per person in the year of its first nuclear test, whichever series is right?
grain: one row per case and series
key: [claim, case, thing, id]
caveat: Only series in the same dollars, each as it gives the year of the first test; one derived from another is not counted as independent. All origins are included, so “Whose numbers?” changes nothing here.
tags: [economy, timeline, draws]
choices:
  checked: [all, checked]
draws:
  asks: more
  says: was richer at its first test
  unit: dollars of 2011 a head
  leaves_out: the error within a series, which none of them states; how much of the output of a closed economy any series can see; how the country compared with the richest of its time
*/
SELECT
  'income' AS claim, 'Income at the first test' AS claim_name,
  tests."case", tests."case" || '/income' AS thing, 'Income, ' || tests.name AS thing_name,
  1 AS times, row_id AS id, variables.name || ', ' || printed AS printed,
  low, best, high, rows.origin, voice, family, derived, rows.sources, rows.status
FROM test_years($checked) AS tests
JOIN rival_readings($checked) AS rows
  ON subject_table = 'observations' AND subject = tests."case" || '/' || tests.year
  AND quantity LIKE 'income_level, %2011 int. $ per person'
JOIN variables ON variables.id = basis
ORDER BY tests."case", row_id
