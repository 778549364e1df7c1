/*
title: Famine deaths, drawn at random
question: Which famine killed the larger share of the population, whichever independent estimate is right?
grain: one row per kind of method, famine and estimate
key: [claim, case, thing, id]
caveat: Only methods by which both famines were estimated; the last line draws among all independent estimates. A number that repeats or reviews others is not counted as independent. The population is that of the year in which the famine began. All origins are included, so “Whose numbers?” changes nothing here.
tags: [economy, famine, deaths, draws]
choices:
  checked: [all, checked]
draws:
  asks: more
  says: lost the larger share of its people
  unit: percent of the people
  step: 0.001
  leaves_out: estimates that give only a lower bound; births that did not happen; that estimates from the same censuses share errors
*/
WITH estimates AS (
  SELECT
    shares.*, deaths.author, rows.printed, rows.origin, rows.voice, rows.family, NOT deaths.independent AS derived, rows.sources, rows.status, cases.name
  FROM famine_shares($checked) AS shares
  JOIN famine_deaths AS deaths USING (id)
  JOIN rival_readings($checked) AS rows ON rows.row_id = shares.id
  JOIN cases ON cases.id = shares."case" AND role = 'compared'
  WHERE independent
),
claims AS (
  SELECT method_group AS claim, 1 AS place, * FROM estimates
  UNION ALL
  SELECT 'All independent estimates', 2, * FROM estimates
),
shared AS (
  SELECT claim FROM claims
  WHERE coalesce(share_low, share_best) IS NOT NULL AND coalesce(share_high, share_best) IS NOT NULL
  GROUP BY claim HAVING count(DISTINCT "case") > 1
)
SELECT
  claim, claim AS claim_name, "case", "case" || '/' || claim AS thing, 'Deaths, ' || name AS thing_name,
  1 AS times, id, author || ', ' || printed AS printed,
  share_low AS low, share_best AS best, share_high AS high, origin, voice, family, derived,
  sources || coalesce(';' || people_sources, '') AS sources, status
FROM claims
JOIN shared USING (claim)
ORDER BY place, claim, "case", id
