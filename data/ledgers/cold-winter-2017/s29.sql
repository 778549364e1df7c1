/*
title: How long the flights ceased
question: How many days after the suspension of November 2017 did the flights resume?
grain: one row
key: days
caveat: The reason is the airline's own word; that it was the only one cannot be shown.
choices:
  checked: [all, checked]
*/
SELECT min(resumed.date_from) - max(suspended.date_from) AS days
FROM flights AS suspended
LEFT JOIN flights AS resumed
  ON resumed.kind = 'resumption' AND resumed.carrier = suspended.carrier AND resumed.date_from > suspended.date_from
    AND ($checked <> 'checked' OR resumed.status = 'checked')
WHERE suspended.kind = 'suspension' AND suspended.date_from BETWEEN DATE '2017-11-01' AND DATE '2017-11-30'
  AND ($checked <> 'checked' OR suspended.status = 'checked')
