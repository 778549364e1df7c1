-- The reading that a lens prefers: the first family of its order that has one; in it the highest rank,
-- then the newest vintage. `checked_only` is 'checked' or anything else.
CREATE MACRO preferred(lens_id, checked_only) AS TABLE
WITH families AS (
  SELECT family, position
  FROM (SELECT unnest(families) AS family, generate_subscripts(families, 1) AS position FROM lenses WHERE id = lens_id)
),
allowed AS MATERIALIZED (
  FROM readings
  WHERE checked_only <> 'checked' OR status = 'checked'
),
ordered AS MATERIALIZED (
  SELECT
    allowed.*,
    row_number() OVER (
      PARTITION BY subject_table, subject, quantity
      ORDER BY coalesce(families.position, 99), rank NULLS LAST, vintage DESC NULLS LAST, row_id
    ) AS place
  FROM allowed LEFT JOIN families USING (family)
),
spoken AS (
  SELECT * EXCLUDE (place) FROM ordered WHERE place = 1
),
-- Where the family's date is vague and a sharper one lies inside it, nobody disagrees: the sharper one is taken.
chosen AS MATERIALIZED (
  SELECT sharper.* EXCLUDE (place, family), spoken.family
  FROM spoken JOIN ordered AS sharper USING (subject_table, subject, quantity)
  WHERE sharper.place = 1
    OR (quantity = 'date' AND sharper.low >= spoken.low AND sharper.high <= spoken.high)
  QUALIFY row_number() OVER (
    PARTITION BY subject_table, subject, quantity
    ORDER BY CASE WHEN quantity = 'date' THEN sharper.high - sharper.low END, sharper.place
  ) = 1
),
spread AS (
  SELECT
    subject_table, subject, quantity,
    min(coalesce(allowed.low, allowed.best)) FILTER (NOT vaguer) AS spread_low,
    max(coalesce(allowed.high, allowed.best)) FILTER (NOT vaguer) AS spread_high,
    count(*) AS readings,
    greatest(1, count(DISTINCT allowed.voice) FILTER (allowed.derives_from IS NULL)) AS voices,
    count(DISTINCT allowed.family) AS families
  FROM (
    SELECT
      allowed.*,
      -- A year that contains the chosen day is a vaguer reading of the same date, no rival of it.
      quantity = 'date' AND allowed.row_id <> chosen.row_id
        AND allowed.low <= chosen.low AND allowed.high >= chosen.high AS vaguer
    FROM allowed JOIN chosen USING (subject_table, subject, quantity)
  ) AS allowed
  GROUP BY ALL
)
SELECT chosen.*, spread_low, spread_high, readings, voices, families
FROM chosen JOIN spread USING (subject_table, subject, quantity);
