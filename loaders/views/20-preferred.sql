/*
preferred(lens, checked):
  row: one row per quantity of one thing, with the reading that a lens takes
  columns:
    table_name: Its table.
    row_id: Row of the reading taken; of two dates the sharper one, where it lies inside the other.
    subject_table: As in readings.
    subject: The thing.
    quantity: What of it.
    low: Lowest value of the reading taken.
    best: Its single value.
    high: Highest value of the reading taken.
    printed: The value as its row has it.
    unit: Base unit.
    basis: How the value came about.
    origin: Who made it.
    derives_from: From what it was made.
    status: Status of its row.
    vintage: Year of its release.
    rank: Rank in its family.
    witness: Where it was read.
    locator: Place in that work.
    voice: Origin, or else witness.
    family: The first family of the lens that has a reading; the highest rank speaks for it, then the newest release.
    spread_low: Lowest value of any reading; a year that contains the day taken is a vaguer date, no rival.
    spread_high: Highest value of any reading.
    readings: How many readings there are.
    voices: How many of them are independent; a value made from another counts for none, and one voice counts once.
    families: How many families have a reading.
*/
-- `checked_only` is 'checked' or anything else. Readings are numbered by rank and release, so the least number
-- of the first family speaks.
CREATE MACRO preferred(lens_id, checked_only) AS TABLE
WITH allowed AS NOT MATERIALIZED (
  SELECT *, 1000000 * coalesce(list_position((SELECT families FROM lenses WHERE id = lens_id), family), 99) + number AS place
  FROM readings
  WHERE checked_only <> 'checked' OR status = 'checked'
),
dates AS MATERIALIZED (
  FROM allowed
  WHERE quantity = 'date'
),
spoken AS (
  FROM dates
  QUALIFY row_number() OVER (PARTITION BY subject_table, subject ORDER BY place) = 1
),
-- Where the family's date is vague and a sharper one lies inside it, nobody disagrees: the sharper one is taken.
sharpest AS (
  SELECT sharper.*, spoken.family AS spoken_family
  FROM spoken JOIN dates AS sharper USING (subject_table, subject)
  WHERE sharper.low >= spoken.low AND sharper.high <= spoken.high
  QUALIFY row_number() OVER (PARTITION BY subject_table, subject ORDER BY sharper.high - sharper.low, sharper.place) = 1
),
-- A year that contains the chosen day is a vaguer reading of the same date, no rival of it.
judged AS (
  SELECT
    dates.*, sharpest.number AS chosen, spoken_family,
    dates.number <> sharpest.number AND dates.low <= sharpest.low AND dates.high >= sharpest.high AS vaguer
  FROM dates JOIN sharpest USING (subject_table, subject)
),
summed AS (
  SELECT
    any_value(chosen) AS number, any_value(spoken_family) AS spoken_family,
    min(low) FILTER (NOT vaguer) AS spread_low, max(high) FILTER (NOT vaguer) AS spread_high,
    count(*) AS readings,
    greatest(1, count(DISTINCT voice) FILTER (derives_from IS NULL)) AS voices,
    count(DISTINCT family) AS families
  FROM judged
  GROUP BY subject_table, subject
  UNION ALL
  SELECT
    min(place) % 1000000, NULL,
    min(coalesce(low, best)), max(coalesce(high, best)),
    count(*),
    greatest(1, count(DISTINCT voice) FILTER (derives_from IS NULL)),
    count(DISTINCT family)
  FROM allowed
  WHERE quantity <> 'date'
  GROUP BY subject_table, subject, quantity
)
SELECT
  readings.* EXCLUDE (number) REPLACE (coalesce(spoken_family, family) AS family),
  spread_low, spread_high, summed.readings, voices, families
FROM readings JOIN summed USING (number);
