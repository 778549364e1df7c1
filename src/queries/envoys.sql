/*
title: Envoys sent and received
question: Who came, how senior were they, and did they meet the leader?
grain: one row per visit, and one per standstill of launches
key: id
caveat: A selection, fuller where the press looked, so no rate can be computed. The sender chooses the rank of an envoy, and visits are timed for quiet spells, so who was received during a pause says little. A pause is a gap between launches, drawn as a band.
tags: [contacts, diplomacy]
choices:
  checked: [all, checked]
*/
WITH visits AS (
  SELECT
    contacts.id, contacts."case",
    CASE direction WHEN partner || '>' || contacts."case" THEN 'received' ELSE 'sent' END AS direction,
    partner_rank AS rank,
    guest_side AS title,
    occasion AS fact,
    place,
    host_side AS hosts,
    date, date_from AS from_day, coalesce(date_to, date_from) AS to_day,
    met_leader, leader, met_date,
    cases.partner_name AS partner,
    contacts.status, contacts.sources, contacts.note
  FROM contacts JOIN cases ON cases.id = contacts."case"
  WHERE contacts.kind = 'visit' AND partner IS NOT NULL
    AND direction IN (partner || '>' || contacts."case", contacts."case" || '>' || partner)
    AND ($checked <> 'checked' OR contacts.status = 'checked')
),
standstills AS (
  SELECT
    id, "case", 'standstill' AS direction, name AS title, description AS fact,
    began || '/' || coalesce(ended, '..') AS date, began_from AS from_day, coalesce(ended_to, as_of()) AS to_day,
    status, sources
  FROM periods
  WHERE period = 'launch_standstill' AND rank = 1 AND "case" IN (SELECT "case" FROM visits)
)
FROM (FROM visits UNION ALL BY NAME FROM standstills)
ORDER BY "case", from_day, id
