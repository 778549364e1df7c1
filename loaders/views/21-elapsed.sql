/*
elapsed(lens, checked):
  row: one row per ordered pair of dated events of one case
  columns:
    case: The case of both.
    start: Event from which the years run.
    finish: Event to which they run.
    start_printed: Date of the start that the lens takes.
    finish_printed: Date of the finish that the lens takes.
    low: Least number of years between the two dates taken.
    high: Greatest number of years between them.
    spread_low: Least number over every published date of both; the extremes may mix sources that exclude each other.
    spread_high: Greatest number over every published date of both.
    within_low: Least number that one source gives which dates both events.
    within_high: Greatest number that one such source gives.
    within_sources: How many sources date both.
*/
CREATE MACRO elapsed(lens_id, checked_only) AS TABLE
WITH dates AS MATERIALIZED (
  SELECT events."case", preferred.*
  FROM preferred(lens_id, checked_only) AS preferred
  JOIN events ON events.id = preferred.subject
  WHERE subject_table = 'events' AND quantity = 'date'
),
dated AS MATERIALIZED (
  SELECT
    citations.source, events."case", readings.subject,
    max(readings.low) AS low, min(readings.high) AS high
  FROM readings
  JOIN citations ON citations.table_name = readings.table_name AND citations.row_id = readings.row_id
  JOIN events ON events.id = readings.subject
  WHERE subject_table = 'events' AND quantity = 'date' AND (checked_only <> 'checked' OR readings.status = 'checked')
  GROUP BY ALL
  HAVING max(readings.low) <= min(readings.high)
),
within AS (
  SELECT
    starts.subject AS start, finishes.subject AS finish,
    min(years_between(starts.high, finishes.low)) AS within_low,
    max(years_between(starts.low, finishes.high)) AS within_high,
    count(*) AS within_sources
  FROM dated AS starts
  JOIN dated AS finishes USING (source, "case")
  WHERE starts.subject <> finishes.subject
  GROUP BY ALL
)
SELECT
  starts."case",
  starts.subject AS start,
  finishes.subject AS finish,
  starts.printed AS start_printed,
  finishes.printed AS finish_printed,
  years_between(starts.high, finishes.low) AS low,
  years_between(starts.low, finishes.high) AS high,
  years_between(starts.spread_high, finishes.spread_low) AS spread_low,
  years_between(starts.spread_low, finishes.spread_high) AS spread_high,
  within_low,
  within_high,
  coalesce(within_sources, 0) AS within_sources
FROM dates AS starts
JOIN dates AS finishes ON finishes."case" = starts."case" AND finishes.subject <> starts.subject
LEFT JOIN within ON within.start = starts.subject AND within.finish = finishes.subject
WHERE starts.low <= finishes.high;
