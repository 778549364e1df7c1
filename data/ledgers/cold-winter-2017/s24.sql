/*
title: What came next
question: How many days after he had left without a meeting was the same envoy received?
grain: one row
key: days
caveat: What somebody sees in a neighbour cannot be measured, so the number decides nothing.
choices:
  checked: [all, checked]
*/
SELECT min(met_date_from) - DATE '2017-11-20' AS days
FROM contacts
WHERE guest_side LIKE 'Song Tao%' AND met_leader = 'yes' AND date_from > DATE '2017-11-20' AND ($checked <> 'checked' OR status = 'checked')
