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
-- needs: lenses
-- `checked_only` is 'checked' or anything else. Readings are numbered by rank and release, so the least number
-- of the first family speaks. The parts of the thing's name stay in sight, so that only what a query asks for is summed up.
CREATE MACRO preferred(lens_id, checked_only) AS TABLE
WITH summed AS (
  SELECT
    subject_table, subject, 'date' AS quantity, number, family AS spoken_family,
    spread_low, spread_high, readings, voices, families
  FROM preferred_dates
  WHERE lens = lens_id AND checked = CASE checked_only WHEN 'checked' THEN 'checked' ELSE 'all' END
  UNION ALL
  SELECT
    subject_table, subject, quantity,
    min(1000000 * coalesce(list_position(lenses.families, family), 99) + number) % 1000000, NULL,
    min(coalesce(low, best)), max(coalesce(high, best)),
    count(*),
    greatest(1, count(DISTINCT voice) FILTER (derives_from IS NULL)),
    count(DISTINCT family)
  FROM readings JOIN lenses ON lenses.id = lens_id
  WHERE quantity <> 'date' AND (checked_only <> 'checked' OR status = 'checked')
  GROUP BY subject_table, subject, quantity
)
SELECT
  readings.* EXCLUDE (number) REPLACE (coalesce(spoken_family, family) AS family),
  spread_low, spread_high, summed.readings, voices, families
FROM readings JOIN summed USING (number, subject_table, subject, quantity);
