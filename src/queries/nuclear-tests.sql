/*
title: Nuclear tests of each country
question: How many nuclear tests did each country make, and in which years?
grain: one row per country
key: name
caveat: Tests as numbered in the record; each test has its own sources.
tags: [tests, first steps]
hint: "Change one word of the query and press Run: for instance nuclear_tests to missile_launches."
says: "{name} made {tests} nuclear tests between {first_year} and {last_year}"
*/
SELECT
  cases.name,
  count(*) AS tests,
  min(year(listed.date_from)) AS first_year,
  max(year(listed.date_from)) AS last_year,
  max(listed.status) AS status,
  works_of(list(listed.sources)) AS sources
FROM nuclear_tests AS listed
JOIN cases ON cases.id = listed."case"
GROUP BY cases.name
ORDER BY first_year
