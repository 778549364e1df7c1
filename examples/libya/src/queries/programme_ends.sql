/*
title: How programmes ended
question: How far had each programme come when it was given up, or by the end of the record?
grain: one row per compared country
key: case
caveat: A programme ends with an event that closes its policy; years run from the first event of the record, which for a thin record is no beginning. Steps are those of the ladder, on the first candidate of each.
tags: [timeline, milestones]
choices:
  checked: [all, checked]
*/
WITH told AS (
  SELECT events.*, domain
  FROM events
  JOIN programmes ON programmes.id = events.programme
  WHERE $checked <> 'checked' OR events.status = 'checked'
),
spans AS (
  SELECT
    "case",
    min(date_from) AS began,
    max(date_to) FILTER (WHERE type = 'closure' AND domain = 'policy') AS ended,
    max_by(title, date_to) FILTER (WHERE type = 'closure' AND domain = 'policy') AS ending,
    max(status) AS status,
    list(sources) AS sources
  FROM told
  GROUP BY "case"
),
steps AS (
  SELECT
    "case",
    count(DISTINCT kind) FILTER (WHERE attainment = 'reached')::INTEGER AS reached,
    max(milestones.status) AS status,
    list(milestones.sources) AS sources
  FROM milestones
  JOIN milestone_kinds AS kinds ON kinds.id = kind
  WHERE ladder AND rank = 1 AND ($checked <> 'checked' OR milestones.status = 'checked')
  GROUP BY "case"
)
SELECT
  spans."case",
  cases.name AS title,
  began,
  ended,
  coalesce(ended, as_of()) AS until,
  ending AS fact,
  date_diff('day', began, coalesce(ended, as_of())) / 365.2425 AS years,
  reached AS best,
  (SELECT count(*)::INTEGER FROM milestone_kinds WHERE ladder) AS steps,
  'steps' AS unit,
  greatest(spans.status, steps.status) AS status,
  works_of(list_concat(spans.sources, steps.sources)) AS sources
FROM spans
JOIN steps USING ("case")
JOIN cases ON cases.id = spans."case"
WHERE role = 'compared'
ORDER BY cases.position
