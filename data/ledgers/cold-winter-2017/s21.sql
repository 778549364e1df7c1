/*
title: Steps between two envoys
question: How many steps of rank lie between the Chinese visitor of October 2015 and that of November 2017?
grain: one row
key: steps
caveat: Ranks in the order Standing Committee, Politburo, State Councillor, head of department. The rank of an envoy is chosen by the sender.
choices:
  checked: [all, checked]
*/
WITH ranks AS (
  SELECT ['top_leader', 'standing_committee', 'politburo', 'state_councillor', 'department_head', 'minister', 'vice_minister', 'envoy'] AS list
),
visits AS (
  SELECT year(date_from) AS year, list_position(list, partner_rank) AS rank
  FROM contacts, ranks
  WHERE direction = 'CHN>PRK' AND (guest_side LIKE 'Liu Yunshan%' OR guest_side LIKE 'Song Tao%')
    AND date_from BETWEEN DATE '2015-01-01' AND DATE '2017-11-22' AND ($checked <> 'checked' OR status = 'checked')
)
SELECT max(rank) FILTER (year = 2017) - max(rank) FILTER (year = 2015) AS steps
FROM visits
