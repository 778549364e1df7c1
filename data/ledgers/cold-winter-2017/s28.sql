/*
title: Carriers in 2017
question: How many carriers flew to North Korea in 2017?
grain: one row
key: carriers
caveat: Carriers that a seen report has flying in the year. One of the two was entered so that both can be counted, so that the number proves nothing; the documents decide.
choices:
  checked: [all, checked]
*/
SELECT count(DISTINCT carrier) AS carriers
FROM flights
WHERE kind IN ('service', 'resumption', 'last_flight') AND date_from BETWEEN DATE '2017-01-01' AND DATE '2017-11-22' AND ($checked <> 'checked' OR status = 'checked')
