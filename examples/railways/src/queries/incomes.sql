/*
title: Output per head when the first line opened
question: How rich was each country in each year, and when its first new line opened?
grain: one row per country and year
key: id
caveat: Dollars of 2011 that buy the same everywhere. Levels decades apart rest on linked price surveys; a gap of a tenth says little.
tags: [economy, income]
choices:
  lens: lenses
  checked: [all, checked]
*/
WITH openings AS (
  SELECT "case", year(day_of(low)) AS opened
  FROM steps($lens, $checked)
  WHERE kind = 'opening' AND rank = 1
)
SELECT
  observations.id, observations."case", year, low, best, high, observations.unit,
  opened, year = opened AS at_opening,
  observations.status, observations.sources
FROM observations
JOIN openings USING ("case")
WHERE variable = 'gdp_per_head' AND ($checked <> 'checked' OR observations.status = 'checked')
ORDER BY observations."case", year
