/*
title: Names on the sanctions lists
question: How many people, firms, ships and aircraft were on each list, and when?
grain: one row per list and day on which it changed
key: [list, day, id]
caveat: The lists count different things. For the list that we add up, only entries still listed at its end are known, so its early numbers are too low. The other counts records with a programme tag, so people listed under other programmes are not included. Days outside the span of a list are missing, not zero.
tags: [sanctions, listings]
choices:
  checked: [all, checked]
*/
WITH allowed AS (
  FROM listings
  WHERE $checked <> 'checked' OR status = 'checked'
)
SELECT
  id,
  "case",
  list,
  kind,
  upper(replace(list, '_', ' ')) || ': ' || CASE kind WHEN 'added' THEN total || ' added' ELSE total || ' standing' END AS title,
  strftime(date, '%Y-%m-%d') AS date,
  date AS day,
  total AS changed,
  CASE WHEN kind = 'added' THEN sum(total) OVER so_far ELSE total END AS best,
  CASE WHEN kind = 'added' THEN sum(individuals) OVER so_far ELSE individuals END AS individuals,
  CASE WHEN kind = 'added' THEN sum(entities) OVER so_far ELSE entities END AS entities,
  vessels,
  aircraft,
  'entries' AS unit,
  linked_event,
  status,
  sources,
  note
FROM allowed
WINDOW so_far AS (PARTITION BY "case", list ORDER BY allowed.date, id)
ORDER BY "case", list, day, id
