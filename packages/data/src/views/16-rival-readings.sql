/*
rival_readings(checked):
  row: one row per reading that may be drawn against others of the same thing, which leaves out a date that is only a vaguer form of a sharper one
  columns:
    row_id: Id of its row.
    subject_table: As in readings.
    subject: The thing.
    quantity: What of it.
    low: Lowest value.
    best: Single value.
    high: Highest value.
    printed: The value as the row has it.
    basis: How the value came about.
    origin: Who made it.
    voice: Origin, or else witness.
    family: Family of the voice.
    derived: Whether it was made from other values, and so is no voice of its own.
    sources: Every work that its row cites.
    status: Status of its row.
*/
-- needs: lenses
CREATE MACRO rival_readings(checked_only) AS TABLE
WITH spoken AS (
  FROM readings WHERE checked_only <> 'checked' OR status = 'checked'
)
SELECT
  row_id, subject_table, subject, quantity, low, best, high, printed, basis, origin, voice, family,
  derives_from IS NOT NULL AS derived,
  coalesce((
    SELECT string_agg(source || '[' || coalesce(locator, '') || ']', ';' ORDER BY position)
    FROM citations
    WHERE citations.table_name = spoken.table_name AND citations.row_id = spoken.row_id
  ), '') AS sources,
  status
FROM spoken
WHERE quantity <> 'date' OR NOT EXISTS (
  FROM spoken AS sharper
  WHERE sharper.quantity = 'date'
    AND sharper.subject_table = spoken.subject_table AND sharper.subject = spoken.subject
    AND sharper.low >= spoken.low AND sharper.high <= spoken.high
    AND sharper.high - sharper.low < spoken.high - spoken.low
);
