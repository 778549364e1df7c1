/*
title: Length and outcome of the visit
question: How many days did the visit of November 2017 last, and did the envoy see the leader?
grain: one row
key: days
caveat: No official side said whether they met; the record follows every report seen. What a visit brings is not measured.
choices:
  checked: [all, checked]
*/
SELECT
  date_to - date_from + 1 AS days,
  CASE met_leader WHEN 'yes' THEN 1 WHEN 'no' THEN 0 END AS met_leader
FROM contacts
WHERE guest_side LIKE 'Song Tao%' AND date_from BETWEEN DATE '2017-11-01' AND DATE '2017-11-30' AND ($checked <> 'checked' OR status = 'checked')
