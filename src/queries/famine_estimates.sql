/*
title: Famine deaths by author
question: How many more people than usual died in each famine, according to each author, and what share of the population was that?
grain: one row per estimate of a whole famine
key: id
caveat: Deaths only, not births that did not happen. Estimates from censuses, fertility surveys and provincial panels, those from local records, and those extrapolated from refugees or told by officials are different in kind and shown separately. The range over all of them widens with every estimate and is not a confidence interval. Numbers that repeat another author are not counted as independent. The population is that of the year in which the famine began, by the dates listed first and by the same population count for all countries.
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
