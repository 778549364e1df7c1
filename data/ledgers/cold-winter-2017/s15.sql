/*
title: Whom the envoy met
question: Does the record name Choe Ryong Hae among those who received Song Tao in November 2017?
grain: one row
key: meetings
caveat: Names as the reports of the visit give them.
choices:
  checked: [all, checked]
*/
SELECT count(*) AS meetings
FROM contacts
WHERE guest_side LIKE 'Song Tao%' AND host_side LIKE '%Choe Ryong Hae%' AND date_from BETWEEN DATE '2017-11-01' AND DATE '2017-11-30' AND ($checked <> 'checked' OR status = 'checked')
