/*
title: Days to the first meeting of the two leaders
question: How many days after the article did the leaders of China and North Korea first meet?
grain: one row
key: days
caveat: A meeting of leaders stands for a thaw between the two; winter ends on 20 March 2018, 118 days after the article.
choices:
  checked: [all, checked]
*/
SELECT
  min(date_from) - DATE '2017-11-22' AS days,
  min(date_from) AS first_meeting,
  DATE '2018-03-20' - DATE '2017-11-22' AS days_of_winter
FROM contacts
WHERE kind = 'visit' AND met_leader = 'yes' AND date_from > DATE '2017-11-22' AND ($checked <> 'checked' OR status = 'checked')
    AND (guest_side LIKE '%Kim Jong Un%' OR host_side LIKE '%Kim Jong Un%')
    AND (guest_side LIKE '%Xi Jinping%' OR host_side LIKE '%Xi Jinping%')
