/*
title: What the parade of 2015 marked
question: Was the parade that Liu Yunshan watched held for the founding of the state?
grain: one row
key: national_day
caveat: The occasion as reports give it; WPK is the ruling party, DPRK the state, whose day is 9 September.
choices:
  checked: [all, checked]
*/
SELECT
  count(*) FILTER (occasion LIKE '%anniversary of the DPRK%') AS national_day,
  count(*) FILTER (occasion LIKE '%anniversary of the WPK%') AS party_day
FROM contacts
WHERE guest_side LIKE 'Liu Yunshan%' AND occasion LIKE '%parade%' AND year(date_from) = 2015 AND ($checked <> 'checked' OR status = 'checked')
