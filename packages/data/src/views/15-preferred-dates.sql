/*
preferred_dates:
  row: one row per dated thing, lens, and all readings or the checked ones; a part of preferred
  columns:
    lens: The lens.
    checked: checked where only checked readings count, otherwise all.
    subject_table: As in readings.
    subject: The thing.
    number: Reading taken; of two the sharper one, where it lies inside the other.
    family: The first family of the lens that has a reading, whose own may be the vaguer one.
    spread_low: As in preferred.
    spread_high: As in preferred.
    readings: As in preferred.
    voices: As in preferred.
    families: As in preferred.
*/
-- needs: lenses
-- Made once for all lenses: most questions ask for dates, and for each lens in turn.
CREATE TABLE preferred_dates AS
WITH dates AS MATERIALIZED (
  SELECT
    lenses.id AS lens, checked, readings.*,
    1000000 * coalesce(list_position(families, family), 99) + number AS place
  FROM readings
  CROSS JOIN lenses
  CROSS JOIN (SELECT unnest(['all', 'checked']) AS checked)
  WHERE quantity = 'date' AND (checked <> 'checked' OR status = 'checked')
),
spoken AS (
  FROM dates
  QUALIFY row_number() OVER (PARTITION BY lens, checked, subject_table, subject ORDER BY place) = 1
),
-- Where the family's date is vague and a sharper one lies inside it, nobody disagrees: the sharper one is taken.
-- What only has a latest bound contains all before it.
sharpest AS (
  SELECT sharper.*, spoken.family AS spoken_family
  FROM spoken JOIN dates AS sharper USING (lens, checked, subject_table, subject)
  WHERE (spoken.low IS NULL OR sharper.low >= spoken.low)
    AND (spoken.high IS NULL OR sharper.high <= spoken.high)
  QUALIFY row_number() OVER (
    PARTITION BY lens, checked, subject_table, subject ORDER BY sharper.high - sharper.low, sharper.place
  ) = 1
),
-- A year that contains the chosen day is a vaguer reading of the same date, no rival of it.
judged AS (
  SELECT
    dates.*, sharpest.number AS chosen, spoken_family,
    dates.number <> sharpest.number
      AND (dates.low IS NULL OR coalesce(dates.low <= sharpest.low, false))
      AND (dates.high IS NULL OR coalesce(dates.high >= sharpest.high, false)) AS vaguer
  FROM dates JOIN sharpest USING (lens, checked, subject_table, subject)
)
SELECT
  lens, checked, subject_table, subject,
  any_value(chosen) AS number, any_value(spoken_family) AS family,
  min(low) FILTER (NOT vaguer) AS spread_low, max(high) FILTER (NOT vaguer) AS spread_high,
  count(*) AS readings,
  greatest(1, count(DISTINCT voice) FILTER (derives_from IS NULL)) AS voices,
  count(DISTINCT family) AS families
FROM judged
GROUP BY lens, checked, subject_table, subject;
