-- Dates are days since 1970-01-01, so that ranges and differences are numbers for every quantity.
INSERT INTO reading_rows BY NAME
SELECT
  'estimates' AS table_name, id AS row_id, subject_table, subject, quantity,
  coalesce(low, day_number(date_from)) AS low,
  coalesce(best, CASE WHEN date_precision = 'day' THEN day_number(date_from) END) AS best,
  coalesce(high, day_number(date_to)) AS high,
  coalesce(date, statement) AS printed,
  coalesce(unit, CASE WHEN date IS NOT NULL THEN 'day' END) AS unit,
  range_kind AS basis, origin, derives_from, status, vintage, rank
FROM estimates
WHERE missing IS NULL;

INSERT INTO reading_rows BY NAME
SELECT
  'events' AS table_name, id AS row_id, 'events' AS subject_table, id AS subject, 'date' AS quantity,
  day_number(date_from) AS low,
  CASE WHEN date_precision = 'day' THEN day_number(date_from) END AS best,
  day_number(date_to) AS high,
  date AS printed, 'day' AS unit, status, 1 AS rank
FROM events
WHERE id NOT IN (SELECT subject FROM estimates WHERE subject_table = 'events' AND quantity = 'date');

INSERT INTO reading_rows BY NAME
SELECT
  'periods' AS table_name, id AS row_id, 'periods' AS subject_table, "case" || '/' || period AS subject, bound AS quantity,
  day_number(earliest) AS low,
  CASE WHEN precise = 'day' THEN day_number(earliest) END AS best,
  day_number(latest) AS high,
  printed, 'day' AS unit, status, rank
FROM (
  SELECT *, 'began' AS bound, began AS printed, began_from AS earliest, began_to AS latest, began_precision AS precise FROM periods
  UNION ALL
  SELECT *, 'ended', ended, ended_from, ended_to, ended_precision FROM periods
)
WHERE printed IS NOT NULL;
