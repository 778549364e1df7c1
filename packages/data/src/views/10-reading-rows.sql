-- needs: lenses
-- A notebook fills it, one statement for each kind of its rows; then it is made into `readings`.
CREATE TABLE reading_rows (
  table_name VARCHAR, row_id VARCHAR, subject_table VARCHAR, subject VARCHAR, quantity VARCHAR,
  low DOUBLE, best DOUBLE, high DOUBLE, printed VARCHAR, unit VARCHAR, basis VARCHAR,
  origin VARCHAR, derives_from VARCHAR[], status VARCHAR, vintage INTEGER, rank INTEGER
);
