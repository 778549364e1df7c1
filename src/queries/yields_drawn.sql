/*
title: The largest tests, drawn at random
question: Whose largest nuclear test was larger, whichever published yield is right?
grain: one row per case and reading of the yield of its largest test
key: [claim, case, thing, id]
caveat: The largest test is the one with the highest published yield. A yield derived from another is not counted as independent. All origins are included, so “Whose numbers?” changes nothing here.
tags: [tests, yields, draws]
choices:
  checked: [all, checked]
draws:
  asks: more
  says: made the larger test
  unit: kilotons
  step: 0.1
  log: true
  leaves_out: yields published with one end only; errors of a yield that was published without a range; that another test may have been the largest
*/
WITH yields AS (
  SELECT nuclear_tests."case", nuclear_tests.number, cases.name, rows.*
  FROM rival_readings($checked) AS rows
  JOIN nuclear_tests ON nuclear_tests.id = subject
  JOIN cases ON cases.id = nuclear_tests."case" AND role = 'compared'
  WHERE subject_table = 'nuclear_tests' AND quantity = 'yield_kt'
),
largest AS (
  FROM (SELECT "case", subject, max(coalesce(high, best)) AS most FROM yields WHERE coalesce(low, best) IS NOT NULL GROUP BY ALL)
  WHERE most IS NOT NULL
  QUALIFY row_number() OVER (PARTITION BY "case" ORDER BY most DESC, subject) = 1
)
SELECT
  'largest' AS claim, 'The largest test' AS claim_name,
  yields."case", subject AS thing, 'Test ' || number || ', ' || name AS thing_name,
  1 AS times, row_id AS id, 'Test ' || number || ', ' || printed_figure(low, best, high, 'kt') AS printed,
  low, best, high, origin, voice, family, derived, sources, status
FROM yields
JOIN largest USING ("case", subject)
ORDER BY "case", row_id
