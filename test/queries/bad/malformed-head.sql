/*
title: "Tests
key: [
*/
SELECT 1
