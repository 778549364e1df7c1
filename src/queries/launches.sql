/*
title: Every launch by year and type
question: What was launched when and from where, how did it end, and who led the country at the time?
grain: one row per launch, and per spell of a leader, resolution, visit of high rank and nuclear test beside them
key: [layer, id]
caveat: The Chinese launches are a selection of first flights and turning points, so no rate can be read from them. A launch with an uncertain day is placed in the middle of the possible days; one without a published place is on no map. Places are those in the list, whose errors nobody publishes; a ring marks a point that stands for a whole site. Chinese leaders are dated by year only. Resolutions respond to launches and visits are timed for quiet spells, so closeness in time does not explain anything.
tags: [launches, timeline, map]
choices:
  checked: [all, checked]
*/
WITH leaders AS (
  SELECT id, "case", person, held, held_from, coalesce(held_to, as_of()) AS held_to, status, sources, note
  FROM offices
  WHERE office = 'leader'
),
launches AS (
  SELECT
    launched.id, launched."case", coalesce(missile, 'type unknown') AS title, class, launched.outcome, facility AS place,
    latitude, longitude, launch_day AS date, first_day, last_day,
    launched.status, launched.sources, launched.note
  FROM missile_launches AS launched
  JOIN occurrences ON occurrences.record = 'missile_launches' AND occurrences.id = launched.id
),
led AS (
  SELECT launches.id, string_agg(person, ' or ' ORDER BY held_from) AS leader
  FROM launches JOIN leaders ON leaders."case" = launches."case" AND held_from <= last_day AND held_to >= first_day
  GROUP BY launches.id
),
layers AS (
  SELECT
    'launch' AS layer, launches.id, "case", title, class, outcome, place, latitude, longitude, leader, date,
    first_day, last_day, status, sources, note
  FROM launches LEFT JOIN led USING (id)
  UNION ALL BY NAME
  SELECT 'leader' AS layer, id, "case", person AS title, held AS date, held_from AS first_day, held_to AS last_day, status, sources, note
  FROM leaders
  UNION ALL BY NAME
  SELECT 'resolution' AS layer, id, "case", instrument AS title, adopted AS date, adopted_from AS first_day, adopted_to AS last_day, status, sources, note
  FROM sanctions
  WHERE imposer = 'UN Security Council' AND kind = 'sanctions'
  UNION ALL BY NAME
  SELECT 'visit' AS layer, id, "case", guest_side AS title, date, date_from AS first_day, date_to AS last_day, status, sources, note
  FROM contacts
  WHERE kind = 'visit' AND partner_rank IN ('top_leader', 'standing_committee', 'politburo')
  UNION ALL BY NAME
  SELECT
    'test' AS layer, id, "case", name AS title, position_kind AS class, site AS place, latitude, longitude,
    date, date_from AS first_day, date_to AS last_day, status, sources, note
  FROM nuclear_tests
)
SELECT
  layer, id, "case", title, class, outcome, place, latitude, longitude, leader, date, first_day, last_day,
  year(first_day)::INTEGER AS year, status, sources, note
FROM layers
WHERE $checked <> 'checked' OR status = 'checked'
ORDER BY layer, "case", first_day, id
