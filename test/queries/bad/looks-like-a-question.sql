/*
title: Tests
question: How many tests did each case make?
grain: one row per case
key: case
caveat: None.
*/
INSERT INTO nuclear_tests SELECT * FROM nuclear_tests RETURNING "case"
