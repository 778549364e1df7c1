/*
title: Defence offices of the man beside the envoy
question: How many military offices, and how many seats on a military commission, did Choe Ryong Hae hold on 17 November 2017?
grain: one row
key: defence_offices
caveat: Offices that a source dates. A seat on the military commission of the party is no office of the army, and more than none.
choices:
  checked: [all, checked]
*/
SELECT
  count(*) FILTER (body = 'military' AND held_from <= DATE '2017-11-17' AND coalesce(held_to, as_of()) >= DATE '2017-11-17') AS defence_offices,
  count(*) FILTER (
    office LIKE '%Military Commission%' AND held_from <= DATE '2017-11-17' AND coalesce(held_to, as_of()) >= DATE '2017-11-17'
  ) AS military_seats,
  count(*) FILTER (held_from <= DATE '2017-11-17' AND coalesce(held_to, as_of()) >= DATE '2017-11-17') AS offices,
  count(*) FILTER (body = 'military') AS defence_offices_ever,
  max(held_to) FILTER (body = 'military') AS last_defence_day
FROM offices
WHERE person = 'Choe Ryong Hae' AND ($checked <> 'checked' OR status = 'checked')
