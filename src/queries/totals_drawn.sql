/*
title: Costs of whole programmes, reading by reading
question: Whose programme cost more dollars, whichever published total of the same scope is right?
grain: one row per scope, case and published total
key: [claim, case, thing, id]
caveat: Only totals of one scope, the same thing with the same parts, are held against each other. Dollars as published, or at the rate of the year of their prices. Every origin is drawn, so the choice of whose numbers changes nothing here.
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
  leaves_out: figures without an upper end; that a dollar bought other things in one country than in another; that totals of one scope may still differ in what they count
*/
FROM like_costs($prices, $checked)
WHERE kind = 'totals'
ORDER BY claim, "case", id
