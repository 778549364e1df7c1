/*
title: Meetings of the two leaders before the article
question: How often had Kim Jong Un and Xi Jinping met by 22 November 2017?
grain: one row
key: meetings
caveat: Meetings that a seen report tells of.
choices:
  checked: [all, checked]
*/
SELECT
  count(*) FILTER (date_from <= DATE '2017-11-22') AS meetings,
  min(date_from) AS first_meeting
FROM contacts
WHERE kind = 'visit' AND met_leader = 'yes' AND ($checked <> 'checked' OR status = 'checked')
    AND (guest_side LIKE '%Kim Jong Un%' OR host_side LIKE '%Kim Jong Un%')
    AND (guest_side LIKE '%Xi Jinping%' OR host_side LIKE '%Xi Jinping%')
