/*
title: Tests
colour: blue
*/
SELECT 1
