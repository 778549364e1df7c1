-- Dates are days since 1970-01-01, so that ranges and differences are numbers for every quantity.
INSERT INTO reading_rows BY NAME
SELECT
  'estimates' AS table_name, id AS row_id, subject_table, subject, quantity,
  coalesce(low, day_number(date_from)) AS low,
  coalesce(best, CASE WHEN date_precision = 'day' THEN day_number(date_from) END) AS best,
  coalesce(high, day_number(date_to)) AS high,
  coalesce(date, printed_figure(low, best, high, unit)) AS printed,
  coalesce(unit, 'day') AS unit,
  origin, status, rank
FROM estimates;

INSERT INTO reading_rows BY NAME
SELECT
  'events' AS table_name, id AS row_id, 'events' AS subject_table, id AS subject, 'date' AS quantity,
  day_number(date_from) AS low,
  CASE WHEN date_precision = 'day' THEN day_number(date_from) END AS best,
  day_number(date_to) AS high,
  date AS printed, 'day' AS unit, status, 1 AS rank
FROM events
WHERE id NOT IN (SELECT subject FROM estimates WHERE subject_table = 'events');

INSERT INTO reading_rows BY NAME
SELECT
  'speeds' AS table_name, id AS row_id, 'speeds' AS subject_table, id AS subject, 'speed' AS quantity,
  low, best, high, printed_figure(low, best, high, unit) AS printed, unit, status, 1 AS rank
FROM speeds
WHERE id NOT IN (SELECT subject FROM estimates WHERE subject_table = 'speeds');

INSERT INTO reading_rows BY NAME
SELECT
  'observations' AS table_name, observations.id AS row_id, 'observations' AS subject_table,
  "case" || '/' || year AS subject,
  concept || ', ' || base_unit(observations.unit) AS quantity,
  unit_factor(observations.unit) * low AS low,
  unit_factor(observations.unit) * best AS best,
  unit_factor(observations.unit) * high AS high,
  printed_figure(low, best, high, observations.unit) AS printed,
  base_unit(observations.unit) AS unit,
  variables.id AS basis,
  coalesce(observations.origin, variables.origin) AS origin,
  observations.status,
  coalesce(observations.vintage, variables.vintage) AS vintage,
  coalesce(observations.rank, variables.rank) AS rank
FROM observations
JOIN variables ON variables.id = variable
WHERE missing IS NULL;
