/*
title: Steps of two railways
question: How many years did each railway take from one step to the others?
grain: one row per start of the clock and candidate for a step
key: [start, id]
caveat: Years run from the candidate that counts for the start; their span is that of every published date of both. A step that was not reached is shown to the day up to which the railway was observed.
tags: [steps, dates]
choices:
  lens: lenses
  checked: [all, checked]
*/
WITH clocks AS (SELECT id AS start, name AS start_name, position AS start_position FROM milestone_kinds WHERE clock),
counted AS (
  SELECT 'plan' AS start, * FROM years_from('plan', $lens, $checked)
  UNION ALL SELECT 'decision', * FROM years_from('decision', $lens, $checked)
  UNION ALL SELECT 'works', * FROM years_from('works', $lens, $checked)
  UNION ALL SELECT 'opening', * FROM years_from('opening', $lens, $checked)
)
SELECT
  start, start_name, counted.* EXCLUDE (start, argument), argument AS note, 'years' AS unit
FROM counted
JOIN clocks USING (start)
ORDER BY start_position, counted.position, counted."case", counted.rank, counted.id
