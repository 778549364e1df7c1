/*
title: Earlier envoys who briefed on a congress
question: Of the envoys who briefed Pyongyang on a Chinese party congress before 2017, how many met the leader?
grain: one row
key: precedents
caveat: Precedent gives reason to expect; what was expected only the press of the day can tell. Both envoys ranked higher.
choices:
  checked: [all, checked]
*/
SELECT
  count(*) AS precedents,
  count(*) FILTER (met_leader = 'yes') AS received,
  100.0 * count(*) FILTER (met_leader = 'yes') / nullif(count(*), 0) AS share_received
FROM contacts
WHERE direction = 'CHN>PRK' AND occasion LIKE 'briefing on the % Party Congress' AND date_from < DATE '2017-11-01' AND ($checked <> 'checked' OR status = 'checked')
