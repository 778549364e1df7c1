/*
title: Gaps between launch-days
question: How long were the gaps between launch-days, and how ordinary was the pause?
grain: one row per gap between two launch-days of a span
key: [case, from_day]
caveat: Gaps are ranked by length within one period. Most days lie in long gaps, so a rank alone says little, and we also give the share of days in gaps at least as long. Launch-days are local days. Only a list with a stated rule is used, never a selection.
tags: [launches, tempo]
choices:
  checked: [all, checked]
*/
WITH spans AS (
  SELECT "case", name AS span, began_from AS span_from, ended_to AS span_to
  FROM periods
  WHERE period = 'launch_campaign' AND rank = 1
),
pauses AS (
  SELECT "case", name, began_from AS pause_from, ended_to AS pause_to, sources
  FROM periods
  WHERE period = 'launch_pause' AND rank = 1
),
listed AS (
  SELECT DISTINCT "case" FROM coverage WHERE record = 'missile_launches' AND completeness <> 'selected'
),
days AS (
  SELECT "case", launch_day_from AS day, list(sources) AS works, bool_or(status = 'unchecked') AS unchecked, count(*) AS launches
  FROM missile_launches
  SEMI JOIN listed USING ("case")
  WHERE launch_day_precision = 'day' AND ($checked <> 'checked' OR status = 'checked')
  GROUP BY ALL
),
gaps AS (
  SELECT
    "case", span, span_from, span_to,
    lag(day) OVER following AS from_day,
    day AS to_day,
    list_concat(works, lag(works) OVER following) AS works,
    unchecked OR lag(unchecked) OVER following AS unchecked
  FROM days JOIN spans USING ("case")
  WHERE day BETWEEN span_from AND span_to
  WINDOW following AS (PARTITION BY "case" ORDER BY day)
),
measured AS (
  SELECT *, to_day - from_day AS days
  FROM gaps
  WHERE from_day IS NOT NULL
)
SELECT
  measured."case",
  from_day,
  to_day,
  days || ' days without a launch' AS title,
  strftime(from_day, '%Y-%m-%d') || '/' || strftime(to_day, '%Y-%m-%d') AS date,
  days AS best,
  'days' AS unit,
  rank() OVER (PARTITION BY measured."case" ORDER BY days DESC) AS rank,
  count(*) OVER each_case AS gaps,
  median(days) OVER each_case AS median,
  sum(days) OVER (PARTITION BY measured."case" ORDER BY days DESC RANGE UNBOUNDED PRECEDING) / sum(days) OVER each_case AS share,
  pauses.name AS pause,
  span,
  CASE WHEN unchecked THEN 'unchecked' ELSE 'checked' END AS status,
  concat_ws(';', works_of(works), pauses.sources) AS sources
FROM measured
LEFT JOIN pauses ON pauses."case" = measured."case" AND from_day = pause_from AND to_day = pause_to
WINDOW each_case AS (PARTITION BY measured."case")
ORDER BY measured."case", from_day
