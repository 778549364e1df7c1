/*
readings:
  row: one row per published value of one quantity of one thing
  columns:
    number: Its number; of one family, the higher rank and then the newer release have the lower one.
    table_name: Table of the row that holds the value.
    row_id: Its id there.
    subject_table: Table of the thing; its ids are subjects for events and tests, otherwise case and year, case and period, or what a cost or a flow of trade is of.
    subject: The thing, its parts joined by a slash.
    quantity: What of it, with the unit where there may be several; values with the same subject and quantity are rivals.
    low: Lowest value that is allowed; of a date, days since 1970-01-01.
    best: The single published value; absent where only bounds were published, never a middle.
    high: Highest value that is allowed.
    printed: The value as the row has it.
    unit: Base unit; a date is counted in days.
    basis: How the value came about, its price basis, or the variable that it belongs to.
    origin: Who made the number.
    derives_from: Rows, variables or works from which it was made; such a value is no voice of its own.
    status: Whether somebody saw it in its source.
    vintage: Year of the release.
    rank: 1 for the best of one family.
    witness: The work in which it was read.
    locator: Place in that work.
    voice: Origin, or else witness.
    family: Family of the voice; a lens is an order of these.
*/
-- needs: lenses
CREATE TABLE readings AS
SELECT
  row_number() OVER (ORDER BY rank NULLS LAST, vintage DESC NULLS LAST, reading_rows.row_id, quantity) AS number,
  reading_rows.*,
  citations.source AS witness,
  citations.locator,
  coalesce(origin, citations.source) AS voice,
  spoken.family
FROM reading_rows
LEFT JOIN citations ON citations.table_name = reading_rows.table_name AND citations.row_id = reading_rows.row_id AND position = 1
LEFT JOIN sources AS spoken ON spoken.id = coalesce(origin, citations.source);

DROP TABLE reading_rows;
