/*
title: Rail travel per head
question: How many kilometres does each person ride by rail in a year?
grain: one row per country and year
key: id
caveat: All railways, fast and slow, and the city networks of national railways; the copy of the series begins in 1995. Passenger-kilometres of one source are divided by the people of another.
tags: [economy, traffic]
choices:
  checked: [all, checked]
*/
SELECT
  travel.id, travel."case", travel.year,
  unit_factor(travel.unit) * travel.best / people.best AS best,
  'km per person' AS unit,
  CASE WHEN travel.status = 'checked' AND people.status = 'checked' THEN 'checked' ELSE 'unchecked' END AS status,
  travel.sources || ';' || people.sources AS sources
FROM observations AS travel
JOIN observations AS people
  ON people."case" = travel."case" AND people.year = travel.year AND people.variable = 'population'
WHERE travel.variable = 'rail_travel'
  AND ($checked <> 'checked' OR (travel.status = 'checked' AND people.status = 'checked'))
ORDER BY travel."case", travel.year
