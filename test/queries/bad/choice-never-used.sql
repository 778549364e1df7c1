/*
title: Tests
question: How many tests did each case make?
grain: one row per case
key: case
caveat: None.
choices:
  lens: lenses
*/
SELECT "case" FROM nuclear_tests GROUP BY ALL
