/*
title: Shares that costs took, reading by reading
question: Whose effort took the larger share of output, or of the state budget, in a year, whichever published cost of the same scope is right?
grain: one row per scope, case and published cost
key: [claim, case, thing, id]
caveat: Only costs of one scope, the same thing with the same parts over the same kind of span, are held against each other. A cost stands between the highest and the lowest output, or budget, of its years; one made from another is no voice of its own. Every origin is drawn, so the choice of whose numbers changes nothing here.
tags: [costs, money, burden, draws]
choices:
  share: [share_of_output, share_of_state_budget]
  checked: [all, checked]
draws:
  asks: more
  says: spent the larger share
  unit: percent a year
  step: 0.001
  leaves_out: figures without an upper end; costs whose span of years is not stated; errors of output or budget, which is known to an order of magnitude only; that a cost in dollars may be of other things than the same cost at home
*/
FROM like_costs($share, $checked)
ORDER BY claim, "case", id
