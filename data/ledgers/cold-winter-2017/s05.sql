/*
title: Days to the first meeting of the two leaders
question: How many days after the article did the leaders of China and North Korea first meet?
grain: one row
key: days
caveat: A meeting of the leaders of these two stands for a thaw. The article speaks of the United States as well, whose meetings with North Korea are no rows of the contacts. Winter ends on 20 March 2018, 118 days after the article, five before the meeting; no verdict hangs on that day.
choices:
  checked: [all, checked]
*/
SELECT
  min(date_from) - DATE '2017-11-22' AS days,
  min(date_from) AS first_meeting,
  min(date_from) - DATE '2018-03-20' AS days_after_winter
FROM contacts
WHERE kind = 'visit' AND met_leader = 'yes' AND date_from > DATE '2017-11-22' AND ($checked <> 'checked' OR status = 'checked')
    AND (guest_side LIKE '%Kim Jong Un%' OR host_side LIKE '%Kim Jong Un%')
    AND (guest_side LIKE '%Xi Jinping%' OR host_side LIKE '%Xi Jinping%')
