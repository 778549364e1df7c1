-- One row per published value of one quantity of one thing: rival dates, yields, counts.
-- Dates are days since 1970-01-01, so that ranges and differences are numbers for every quantity.
CREATE TABLE readings AS
WITH witnesses AS (
  SELECT table_name, row_id, source AS witness, locator
  FROM citations
  WHERE position = 1
),
given AS (
  SELECT
    'estimates' AS table_name, id AS row_id, subject_table, subject, quantity,
    coalesce(low, CAST(epoch(date_from) / 86400 AS DOUBLE)) AS low,
    coalesce(best, CASE WHEN date_precision = 'day' THEN CAST(epoch(date_from) / 86400 AS DOUBLE) END) AS best,
    coalesce(high, CAST(epoch(date_to) / 86400 AS DOUBLE)) AS high,
    coalesce(date, statement) AS printed,
    coalesce(unit, CASE WHEN date IS NOT NULL THEN 'day' END) AS unit,
    origin, derives_from, status, vintage, rank
  FROM estimates
  WHERE missing IS NULL
),
dated AS (
  SELECT
    'events' AS table_name, id AS row_id, 'events' AS subject_table, id AS subject, 'date' AS quantity,
    CAST(epoch(date_from) / 86400 AS DOUBLE) AS low,
    CASE WHEN date_precision = 'day' THEN CAST(epoch(date_from) / 86400 AS DOUBLE) END AS best,
    CAST(epoch(date_to) / 86400 AS DOUBLE) AS high,
    date AS printed, 'day' AS unit,
    NULL AS origin, NULL AS derives_from, status, NULL AS vintage, 1 AS rank
  FROM events
  WHERE id NOT IN (SELECT subject FROM estimates WHERE subject_table = 'events' AND quantity = 'date')
)
SELECT
  given.*, witness, locator,
  coalesce(origin, witness) AS voice,
  spoken.family
FROM (FROM given UNION ALL BY NAME FROM dated) AS given
LEFT JOIN witnesses USING (table_name, row_id)
LEFT JOIN sources AS spoken ON spoken.id = coalesce(origin, witness);
