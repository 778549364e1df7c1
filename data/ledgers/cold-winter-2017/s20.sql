/*
title: Offices of the guest of 2015
question: Which of the three offices said of Liu Yunshan did he hold on 10 October 2015, and which on 22 November 2017?
grain: one row
key: standing_committee
caveat: He had run the department before 2012; in 2015 he oversaw the field from above.
choices:
  checked: [all, checked]
*/
SELECT
  count(*) FILTER (office LIKE 'member of the Politburo Standing Committee' AND in_2015) AS standing_committee,
  count(*) FILTER (office LIKE 'head of the Publicity Department' AND in_2015) AS propaganda_chief,
  count(*) FILTER (in_2017) AS offices_later
FROM (
  SELECT
    office,
    held_from <= DATE '2015-10-10' AND coalesce(held_to, as_of()) >= DATE '2015-10-10' AS in_2015,
    held_from <= DATE '2017-11-22' AND coalesce(held_to, as_of()) >= DATE '2017-11-22' AS in_2017
  FROM offices
  WHERE person = 'Liu Yunshan' AND ($checked <> 'checked' OR status = 'checked')
)
