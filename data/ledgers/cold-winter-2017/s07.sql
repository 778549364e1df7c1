/*
title: The envoy's career
question: Did Song Tao head the department, had he been vice minister, and how many years had he served in the foreign ministry?
grain: one row
key: ministry_years
caveat: Years from the first to the last post of the ministry, by year.
choices:
  checked: [all, checked]
*/
SELECT
  count(*) FILTER (office LIKE 'head of the International%' AND held_from <= DATE '2017-11-17' AND coalesce(held_to, as_of()) >= DATE '2017-11-17') AS department_head,
  count(*) FILTER (office = 'vice minister of foreign affairs') AS vice_minister,
  max(year(held_to)) FILTER (body = 'foreign_ministry') - min(year(held_from)) FILTER (body = 'foreign_ministry') AS ministry_years
FROM offices
WHERE person = 'Song Tao' AND ($checked <> 'checked' OR status = 'checked')
