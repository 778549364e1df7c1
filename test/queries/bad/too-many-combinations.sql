/*
title: Tests
question: How many tests did each case make?
grain: one row per case
key: case
caveat: None.
choices:
  a: [a0, a1, a2, a3, a4, a5, a6, a7, a8]
  b: [b0, b1, b2, b3, b4, b5, b6, b7, b8]
*/
SELECT $a || $b AS "case"
