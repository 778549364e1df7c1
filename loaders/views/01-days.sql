-- A day from the number that a reading of a date holds, and years between two such numbers.
CREATE MACRO day_of(days) AS DATE '1970-01-01' + CAST(days AS INTEGER);
CREATE MACRO years_between(start_day, end_day) AS (end_day - start_day) / 365.2425;
