/*
title: The cost of one test, drawn at random
question: What did one nuclear test cost, whichever published figure is right?
grain: one row per case and published cost of one test
key: [claim, case, thing, id]
caveat: Figures in dollars as published, or converted at that year's rate. They count different things, from components to everything involved; for some countries no figure was found. All origins are included, so “Whose numbers?” changes nothing here.
tags: [costs, money, estimates, draws]
choices:
  checked: [all, checked]
draws:
  asks: more
  says: paid more for a test
  unit: million dollars
  step: 100000
  per: 1000000
  log: true
  leaves_out: that the figures count different things; errors of a figure that was published without a range; price changes over the years between them
*/
SELECT
  'test' AS claim, 'One nuclear test' AS claim_name,
  costs."case", costs."case" || '/test' AS thing, 'One test, ' || cases.name AS thing_name,
  1 AS times, costs.id, measure || ', ' || printed_figure(costs.low, costs.best, costs.high, costs.unit) AS printed,
  money.low, money.best, money.high, costs.origin, voice, family,
  costs.derives_from IS NOT NULL AND costs.derives_from <> [] AS derived, money.sources, money.status
FROM costs
JOIN cases ON cases.id = costs."case" AND role = 'compared'
JOIN money ON money.cost = costs.id AND form = 'dollars' AND refusal IS NULL
JOIN cost_voices ON cost_voices.cost = costs.id
WHERE scope = 'single_event' AND programme_domain = 'device' AND currency IS NOT NULL
  AND ($checked <> 'checked' OR costs.status = 'checked')
ORDER BY costs."case", costs.id
