/*
title: Visits to brief on a congress
question: How many visits between the two parties, up to this one, had a briefing on a congress as their occasion?
grain: one row
key: briefings
caveat: Occasions as the reports give them; what an envoy hopes for is no row.
choices:
  checked: [all, checked]
*/
SELECT
  count(*) AS briefings,
  count(*) FILTER (date_from = DATE '2017-11-17') AS this_visit
FROM contacts
WHERE "case" = 'PRK' AND kind = 'visit' AND occasion LIKE '%brief%' AND date_from <= DATE '2017-11-17'
  AND ($checked <> 'checked' OR status = 'checked')
