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
SELECT
  deaths.id, deaths."case", author, author || coalesce(', ' || vintage, '') AS title, period AS date,
  method_group, method_kind, independent,
  deaths.low, deaths.best, deaths.high, 'million deaths' AS unit,
  share_low, share_best, share_high,
  people_year, people_million, people_by,
  method || coalesce('; ' || note, '') AS note,
  coalesce(origin, split_part(sources, '[', 1)) AS origin, status,
  sources || coalesce(';' || people_sources, '') AS sources
FROM famine_shares($checked) AS shares JOIN famine_deaths AS deaths USING (id)
ORDER BY method_group <> 'Censuses, surveys, panels, gazetteers', method_group LIKE 'Reviews%', method_group, deaths."case", coalesce(deaths.low, deaths.best), deaths.id
