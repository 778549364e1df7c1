/*
as_of(): The day up to which the record was searched; no query reads the clock.
day_of(days): The day from the number that a reading of a date holds.
day_number(day): Days since 1970-01-01, as readings of dates hold them; whole numbers.
years_between(start, end): Years between two such numbers, of 365.2425 days.
*/
CREATE MACRO day_of(days) AS DATE '1970-01-01' + CAST(days AS INTEGER);
CREATE MACRO day_number(day) AS CAST(epoch(CAST(day AS TIMESTAMP)) / 86400 AS DOUBLE);
CREATE MACRO years_between(start_day, end_day) AS (end_day - start_day) / 365.2425;
