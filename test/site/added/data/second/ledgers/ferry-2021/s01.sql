/*
title: Years of the harbour master
question: How many years did the harbour master of the first isle serve?
grain: one row
key: years
caveat: By calendar years.
choices:
  checked: [all, checked]
*/
SELECT max(year(held_to)) - min(year(held_from)) AS years
FROM offices
WHERE "case" = 'XAA' AND ($checked <> 'checked' OR status = 'checked')
