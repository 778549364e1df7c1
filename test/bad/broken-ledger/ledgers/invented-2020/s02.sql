/*
title: Tests
question: How many?
grain: one row
key: tests
caveat: None.
*/
SELECT count(*) AS tests FROM nuclear_tests
