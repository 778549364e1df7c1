/*
title: The carrier that stopped
question: Is a carrier of the name China Airlines among those that stopped flights in November 2017?
grain: one row
key: by_that_name
caveat: The suspension itself is real; the question is the name.
choices:
  checked: [all, checked]
*/
SELECT
  count(*) FILTER (carrier = 'China Airlines') AS by_that_name,
  count(*) AS suspensions
FROM flights
WHERE kind = 'suspension' AND date_from BETWEEN DATE '2017-11-01' AND DATE '2017-11-30' AND ($checked <> 'checked' OR status = 'checked')
