/*
title: Tests
question: How many tests did each case make?
grain: one row per case
key: case
caveat: None.
*/
DELETE FROM nuclear_tests RETURNING "case"
