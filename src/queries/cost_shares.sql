/*
title: Costs as a share of output
question: What share of its output, or of its state budget, did each published cost take in a year?
grain: one row per published cost of a programme, a year or a campaign
key: id
caveat: A total is spread evenly over its years and divided by the highest and the lowest output known for them, so a band is not a margin of error. We compare only costs that cover the same things over the same kind of period. Costs and outputs are measured differently and, where output was valued at foreign prices, are good to an order of magnitude only. All origins are included, so “Whose numbers?” changes nothing here.
tags: [costs, money, burden]
choices:
  share: [share_of_output, share_of_state_budget]
  checked: [all, checked]
*/
SELECT
  costs.id,
  costs."case",
  CASE scope WHEN 'cumulative_programme' THEN 'totals' WHEN 'annual_programme' THEN 'years' ELSE 'campaigns' END AS kind,
  programme_domain AS domain,
  array_to_string(coverage, ', ') AS coverage,
  measure AS title,
  period AS date,
  first_year, last_year,
  money.low, money.best, money.high, money.unit,
  strength,
  cost_spans.printed,
  steps,
  refusal,
  parent,
  voice AS origin,
  witness,
  family,
  author,
  vintage,
  'Counts ' || coalesce(scope_included, array_to_string(coverage, ', '), 'what the source does not say')
    || coalesce('; leaves out ' || scope_excluded, '') || '.' AS fact,
  costs.note,
  money.status,
  money.sources
FROM costs
JOIN money ON money.cost = costs.id AND form = $share
JOIN cost_spans ON cost_spans.cost = costs.id
JOIN cost_voices ON cost_voices.cost = costs.id
WHERE scope IN ('cumulative_programme', 'annual_programme', 'campaign')
  AND part_of IS NULL
  AND (costs.currency IS NOT NULL OR strength = 'published')
  AND ($checked <> 'checked' OR costs.status = 'checked')
ORDER BY costs."case", kind, root, depth, first_year, costs.id
