/*
title: Costs as a share of output, drawn at random
question: Who spent the larger share of output, or of the state budget, in a year, whichever comparable published cost is right?
grain: one row per scope, case and published cost
key: [claim, case, thing, id]
caveat: We compare only costs that cover the same things over the same kind of period. Each cost is divided by the highest and the lowest output, or budget, of its years; one derived from another is not counted as independent. All origins are included, so “Whose numbers?” changes nothing here.
tags: [costs, money, burden, draws]
choices:
  share: [share_of_output, share_of_state_budget]
  checked: [all, checked]
draws:
  asks: more
  says: spent the larger share
  unit: percent a year
  step: 0.001
  leaves_out: figures without an upper end; costs whose years are not stated; errors in output or budget, which are known to an order of magnitude only; that a cost in dollars may buy other things than the same cost at home
*/
FROM like_costs($share, $checked)
ORDER BY claim, "case", id
