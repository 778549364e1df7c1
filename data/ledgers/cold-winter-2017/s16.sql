/*
title: Military offices, then and before
question: How many military offices did Choe Ryong Hae hold in November 2017, and how many ever?
grain: one row
key: military_offices
caveat: Offices that a seen source dates. Whether he was second in rank is a common view, not a number.
choices:
  checked: [all, checked]
*/
SELECT
  count(*) FILTER (body = 'military' AND held_from <= DATE '2017-11-17' AND coalesce(held_to, as_of()) >= DATE '2017-11-17') AS military_offices,
  count(*) FILTER (
    office LIKE '%Military Commission%' AND held_from <= DATE '2017-11-17' AND coalesce(held_to, as_of()) >= DATE '2017-11-17'
  ) AS military_seats,
  count(*) FILTER (body = 'military' AND held_from <= DATE '2017-11-17') AS military_offices_ever,
  date_diff('day', max(held_to) FILTER (body = 'military'), DATE '2017-11-17') / 365.2425 AS years_since
FROM offices
WHERE person = 'Choe Ryong Hae' AND ($checked <> 'checked' OR status = 'checked')
