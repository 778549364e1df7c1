/*
events_of(country): How many events of a country the record holds.
*/
CREATE MACRO events_of(country) AS (SELECT count(*) FROM events WHERE "case" = country);
