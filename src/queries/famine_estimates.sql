/*
title: Famine deaths by author
question: How many people died of each famine beyond the usual number, by author, and what share of the people is that?
grain: one row per estimate of a whole famine
key: id
caveat: Deaths only, without births that did not happen. Estimates from censuses, fertility surveys and provincial panels, those from local records, and those extrapolated from refugees or told by officials are of different kinds and stand apart; a span over all of them grows with their number and is no confidence interval. Numbers that repeat another author are left out of the count of voices. The people are those of the year in which the famine began, by the bounds that come first and by one count of people for all countries.
tags: [economy, famine, deaths]
choices:
  checked: [all, checked]
*/
WITH allowed AS (
  FROM famine_deaths
  WHERE part_of IS NULL AND missing IS NULL AND ($checked <> 'checked' OR status = 'checked')
),
began AS (
  SELECT "case", year(began_from) AS year
  FROM periods
  WHERE period = 'famine' AND rank = 1
),
-- One count of the people for all cases: the one that knows most of the years asked for, then the better one.
counts_of_people AS (
  SELECT began."case", began.year, variables.id AS variable, variables.rank, unit_factor(observations.unit) * best AS people, observations.sources AS people_sources
  FROM began
  JOIN observations ON observations."case" = began."case" AND observations.year = began.year
  JOIN variables ON variables.id = observations.variable
  WHERE concept = 'population' AND best > 0
),
people AS (
  SELECT *
  FROM counts_of_people
  WHERE variable = (SELECT variable FROM counts_of_people GROUP BY variable ORDER BY count(*) DESC, min(rank), variable LIMIT 1)
),
grouped AS (
  SELECT *, CASE
    WHEN method_kind IN ('demographic', 'econometric', 'gazetteer') THEN 'Censuses, surveys, panels, gazetteers'
    WHEN method_kind IN ('archival', 'compilation', 'register') THEN 'Archives, registers, compilations'
    WHEN method_kind IN ('survey', 'testimony', 'official') THEN 'Refugees, witnesses and officials'
    ELSE 'Reviews, press and repeats'
  END AS method_group
  FROM allowed
)
SELECT
  grouped.id, "case", author, author || coalesce(', ' || vintage, '') AS title, period AS date,
  method_group, method_kind, independent,
  low, best, high, 'million deaths' AS unit,
  1e8 * low / people AS share_low,
  1e8 * best / people AS share_best,
  1e8 * high / people AS share_high,
  year AS people_year, people / 1e6 AS people_million, variable AS people_by,
  method || coalesce('; ' || note, '') AS note,
  coalesce(origin, split_part(sources, '[', 1)) AS origin, status,
  sources || coalesce(';' || people_sources, '') AS sources
FROM grouped LEFT JOIN people USING ("case")
ORDER BY method_group <> 'Censuses, surveys, panels, gazetteers', method_group LIKE 'Reviews%', method_group, "case", coalesce(low, best), grouped.id
