/*
title: Costs of whole programmes, drawn at random
question: Whose programme cost more dollars, whichever comparable published total is right?
grain: one row per scope, case and published total
key: [claim, case, thing, id]
caveat: We compare only totals that cover the same things, in dollars as published or at that year's rate. All origins are included, so “Whose numbers?” changes nothing here.
tags: [costs, money, draws]
choices:
  prices: [dollars, constant_dollars]
  checked: [all, checked]
draws:
  asks: more
  says: spent more dollars
  unit: million dollars
  step: 100000
  per: 1000000
  log: true
  leaves_out: figures without an upper end; that a dollar bought other things in one country than in another; that comparable totals may still differ in what they count
*/
FROM like_costs($prices, $checked)
WHERE kind = 'totals'
ORDER BY claim, "case", id
