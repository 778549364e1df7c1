/*
title: Tests
question: How many tests did each case make?
grain: one row per case
key: case
caveat: None.
*/
CREATE TABLE other AS SELECT 1 AS "case"
