/*
title: Votes on the resolutions of 2016 and 2017
question: How many sanctions resolutions of the Security Council were adopted in 2016 and 2017, up to the article, without a vote against?
grain: one row
key: unanimous
caveat: A vote shows disapproval; whether China worked to better its relations is told by documents alone.
choices:
  checked: [all, checked]
*/
SELECT
  count(*) FILTER (votes_against = 0 AND abstentions = 0) AS unanimous,
  count(*) AS resolutions
FROM sanctions
WHERE "case" = 'PRK' AND instrument LIKE 'resolution %' AND force = 'mandatory' AND kind = 'sanctions'
  AND adopted_from BETWEEN DATE '2016-01-01' AND DATE '2017-11-22' AND ($checked <> 'checked' OR status = 'checked')
