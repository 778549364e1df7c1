/*
title: Drawn
question: Which has more?
grain: one row per reading
key: id
caveat: None.
draws:
  says: has more
  unit: years
*/
SELECT 1 AS id
