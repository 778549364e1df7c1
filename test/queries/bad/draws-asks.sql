/*
title: Drawn
question: Which has more?
grain: one row per reading
key: id
caveat: None.
draws:
  asks: fewer
  says: has more
  unit: years
  leaves_out: much
*/
SELECT 1 AS id
