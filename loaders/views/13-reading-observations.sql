-- Variables of one concept are rivals where they share a unit: dollars of 1990 and of 2011 never meet.
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
  coalesce(observations.derives_from, variables.derives_from) AS derives_from,
  observations.status,
  coalesce(observations.vintage, variables.vintage) AS vintage,
  coalesce(observations.rank, variables.rank) AS rank
FROM observations
JOIN variables ON variables.id = variable
WHERE missing IS NULL;
