/*
title: Tests
question: How many tests did each case make?
grain: one row per case
key: case
caveat: None.
*/
SELECT a.range AS "case", b.range AS other FROM range(1000) AS a, range(1000) AS b
