/*
title: Published costs
question: What did each programme, year, campaign, test and missile cost, and according to whom?
grain: one row per published figure of money
key: id
caveat: "The figures count different things, as each row says: some cover an industry from ore to bomb, others launches alone. All origins are included, so “Whose numbers?” changes nothing here. The costs of whole armed forces are left out."
tags: [costs, money, estimates]
choices:
  prices: [dollars, constant_dollars]
  checked: [all, checked]
*/
SELECT
  costs.id,
  costs."case",
  scope,
  programme_domain AS domain,
  array_to_string(coverage, ', ') AS coverage,
  measure AS title,
  period AS date,
  money.low, money.best, money.high, money.unit,
  strength,
  printed_figure(costs.low, costs.best, costs.high, costs.unit) AS printed,
  steps,
  refusal,
  root,
  depth,
  parent,
  part_of,
  voice AS origin,
  witness,
  family,
  author,
  vintage,
  reliability,
  'Counts ' || coalesce(scope_included, array_to_string(coverage, ', '), 'what the source does not say')
    || coalesce('; leaves out ' || scope_excluded, '') || '.' AS fact,
  costs.note,
  money.status,
  money.sources
FROM costs
JOIN money ON money.cost = costs.id AND form = $prices
JOIN cost_voices ON cost_voices.cost = costs.id
WHERE currency IS NOT NULL
  AND scope NOT IN ('defence_budget', 'military_total', 'context')
  AND ($checked <> 'checked' OR costs.status = 'checked')
ORDER BY costs."case", domain, scope, root, depth, vintage, costs.id
