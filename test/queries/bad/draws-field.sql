/*
title: Drawn
question: Which has more?
grain: one row per reading
key: id
caveat: None.
draws:
  says: has more
  unit: years
  leaves_out: much
  seed: 7
*/
SELECT 1 AS id
