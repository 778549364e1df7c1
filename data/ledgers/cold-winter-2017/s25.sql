/*
title: The list of 21 November 2017
question: How many persons, firms and ships did the American Treasury list on 21 November 2017, and were Chinese ones among them?
grain: one row
key: listed
caveat: As the reports of the release give it. The row was entered from these reports, so that counting it proves nothing; the documents decide.
choices:
  checked: [all, checked]
*/
SELECT
  coalesce(sum(individuals_listed + entities_listed + vessels_listed), 0) AS listed,
  count(*) FILTER (measures LIKE '%Chinese%') AS actions_with_chinese_targets
FROM sanctions
WHERE "case" = 'PRK' AND imposer = 'United States' AND kind = 'listing' AND adopted_from = DATE '2017-11-21' AND ($checked <> 'checked' OR status = 'checked')
