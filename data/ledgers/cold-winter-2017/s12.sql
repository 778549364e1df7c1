/*
title: From the envoy to the leader in 2016
question: How many days after Song Tao received Ri Su Yong did Xi see him?
grain: one row
key: days
caveat: The talks with Song Tao opened the visit.
choices:
  checked: [all, checked]
*/
SELECT met_date_from - date_from AS days
FROM contacts
WHERE guest_side LIKE 'Ri Su Yong%' AND host_side LIKE '%Song Tao%' AND date_from BETWEEN DATE '2016-01-01' AND DATE '2016-12-31' AND ($checked <> 'checked' OR status = 'checked')
