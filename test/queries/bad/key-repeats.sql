/*
title: Tests
question: How many tests did each case make?
grain: one row per case
key: case
caveat: None.
*/
SELECT site AS "case" FROM (FROM nuclear_tests UNION ALL FROM nuclear_tests)
