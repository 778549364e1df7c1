/*
title: Years between two party congresses
question: How many years lie between the Sixth and the Seventh Congress of the Workers' Party of Korea?
grain: one row
key: years
caveat: Difference of the calendar years; the day of the Sixth Congress is not in the record.
choices:
  checked: [all, checked]
*/
SELECT
  year(seventh.date_from) - year(sixth.date_from) AS years,
  year(sixth.date_from) AS sixth,
  year(seventh.date_from) AS seventh
FROM
  (SELECT min(date_from) AS date_from FROM events WHERE title = 'Sixth Congress of the ruling party' AND ($checked <> 'checked' OR status = 'checked')) AS sixth,
  (SELECT min(date_from) AS date_from FROM events WHERE title = 'Seventh Congress of the ruling party' AND ($checked <> 'checked' OR status = 'checked')) AS seventh
