/*
title: Days to the next visit
question: How many days after the envoy left did the next visit between China and North Korea begin?
grain: one row
key: days
caveat: The next visit that the contacts list, either way; what was promised in November is not in the record.
choices:
  checked: [all, checked]
*/
SELECT min(date_from) - DATE '2017-11-20' AS days
FROM contacts
WHERE "case" = 'PRK' AND kind = 'visit' AND direction IN ('CHN>PRK', 'PRK>CHN') AND date_from > DATE '2017-11-20'
  AND ($checked <> 'checked' OR status = 'checked')
