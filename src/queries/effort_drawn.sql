/*
title: Shares of output, reading by reading
question: Whose effort took the larger share of output in a year, whichever published cost of the same scope is right?
grain: one row per scope, case and published cost
key: [claim, case, thing, id]
caveat: Only costs of one scope, the same thing with the same parts over the same kind of span, are held against each other. A cost stands between the highest and the lowest output of its years; one made from another is no voice of its own. Every origin is drawn, so the choice of whose numbers changes nothing here.
tags: [costs, money, burden, draws]
choices:
  checked: [all, checked]
draws:
  asks: more
  says: spent the larger share
  unit: percent of output a year
  step: 0.001
  leaves_out: figures without an upper end; costs whose span of years is not stated; errors of output itself, which is known to an order of magnitude only; that a cost in dollars may be of other things than the same cost at home
*/
WITH costed AS (
  SELECT
    costs.id, costs."case", costs.period, money.low, money.best, money.high, money.sources, money.status, costs.origin, voice, family,
    costs.derives_from IS NOT NULL AND costs.derives_from <> [] AS derived, cost_spans.printed, measure, programme_domain AS domain,
    array_to_string(coverage, ', ') AS parts,
    CASE scope WHEN 'cumulative_programme' THEN 'totals' WHEN 'annual_programme' THEN 'single years' ELSE 'campaigns' END AS kind
  FROM costs
  JOIN cases ON cases.id = costs."case" AND role = 'compared'
  JOIN money ON money.cost = costs.id AND form = 'share_of_output' AND refusal IS NULL
  JOIN cost_spans ON cost_spans.cost = costs.id
  JOIN cost_voices ON cost_voices.cost = costs.id
  WHERE scope IN ('cumulative_programme', 'annual_programme', 'campaign')
    AND part_of IS NULL
    AND coverage IS NOT NULL
    AND (costs.currency IS NOT NULL OR strength = 'published')
    AND ($checked <> 'checked' OR costs.status = 'checked')
),
scoped AS (
  SELECT *, concat_ws('/', domain, parts, kind) AS claim FROM costed
),
shared AS (
  SELECT claim FROM scoped
  WHERE coalesce(low, best) IS NOT NULL AND coalesce(high, best) IS NOT NULL
  GROUP BY claim HAVING count(DISTINCT "case") > 1
)
SELECT
  claim,
  upper(domain[1]) || domain[2:] || ' (' || parts || '), ' || kind AS claim_name,
  scoped."case", scoped."case" || '/' || claim AS thing, 'The cost, ' || cases.name AS thing_name,
  1 AS times, scoped.id, concat_ws(', ', measure, scoped.printed) AS printed,
  low, best, high, scoped.origin, voice, scoped.family, derived, scoped.sources, scoped.status
FROM scoped
JOIN shared USING (claim)
JOIN cases ON cases.id = scoped."case"
ORDER BY claim, scoped."case", scoped.id
