-- Filled by the files that follow, one for each kind of record, then made into `readings`.
CREATE TABLE reading_rows (
  table_name VARCHAR, row_id VARCHAR, subject_table VARCHAR, subject VARCHAR, quantity VARCHAR,
  low DOUBLE, best DOUBLE, high DOUBLE, printed VARCHAR, unit VARCHAR, basis VARCHAR,
  origin VARCHAR, derives_from VARCHAR[], status VARCHAR, vintage INTEGER, rank INTEGER
);
