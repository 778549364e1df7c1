/*
title: How far behind the richest at the first test, series by series
question: Which country was further behind the richest comparison country in the year of its first nuclear test, whichever series is right?
grain: one row per case and series
key: [claim, case, thing, id]
caveat: Output per person in the same dollars, compared with the richest comparison country by the same series in that year. A series derived from another is not counted as independent. All origins are included, so “Whose numbers?” changes nothing here.
tags: [economy, milestones, income, draws]
choices:
  checked: [all, checked]
draws:
  asks: more
  says: stood further behind the richest
  unit: percent below the richest comparison country
  step: 0.001
  leaves_out: the error within a series, which none of them states; other milestones than the first test; which country was the richer of the two
*/
WITH levels AS (
  SELECT rows.*, variables.name AS series, split_part(subject, '/', 1) AS "case", CAST(split_part(subject, '/', 2) AS INTEGER) AS year
  FROM rival_readings($checked) AS rows
  JOIN variables ON variables.id = basis
  WHERE subject_table = 'observations' AND quantity LIKE 'income_level, %2011 int. $ per person'
),
richest AS (
  SELECT basis, year, max(best) AS most, arg_max(levels.sources, best) AS sources
  FROM levels JOIN cases ON cases.id = levels."case" AND role = 'yardstick'
  GROUP BY basis, year
)
SELECT
  'behind' AS claim, 'Behind the richest country' AS claim_name,
  tests."case", tests."case" || '/behind' AS thing, 'Behind the richest, ' || tests.name AS thing_name,
  1 AS times, row_id AS id, series || ', ' || printed AS printed,
  100 * (1 - coalesce(high, best) / most) AS low, 100 * (1 - best / most) AS best, 100 * (1 - coalesce(low, best) / most) AS high,
  origin, voice, family, derived, levels.sources || ';' || richest.sources AS sources, status
FROM test_years($checked) AS tests
JOIN levels USING ("case", year)
JOIN richest USING (basis, year)
ORDER BY tests."case", row_id
