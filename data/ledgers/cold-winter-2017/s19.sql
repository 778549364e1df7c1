/*
title: Visitors between 2015 and 2017
question: Which ranks of Chinese officials came to Pyongyang between the visits of October 2015 and November 2017?
grain: one row
key: visits_politburo
caveat: The record of visits is a selection; a visit that no seen report tells of is missing.
choices:
  checked: [all, checked]
*/
SELECT
  count(*) FILTER (partner_rank IN ('top_leader', 'standing_committee', 'politburo')) AS visits_politburo,
  count(*) FILTER (partner_rank NOT IN ('top_leader', 'standing_committee', 'politburo')) AS visits_lower
FROM contacts
WHERE direction = 'CHN>PRK' AND date_from > DATE '2015-10-12' AND date_from < DATE '2017-11-17' AND ($checked <> 'checked' OR status = 'checked')
