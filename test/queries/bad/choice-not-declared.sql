/*
title: Tests
question: How many tests did each case make?
grain: one row per case
key: case
caveat: None.
choices:
  case: [A, B]
*/
SELECT "case" FROM nuclear_tests WHERE "case" = $cse GROUP BY ALL
