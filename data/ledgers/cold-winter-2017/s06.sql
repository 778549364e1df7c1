/*
title: Days from the American visit to the envoy
question: How many days after the American president met Xi did Song Tao leave?
grain: one row
key: days
caveat: The order of two events; that one brought about the other cannot be read from it.
choices:
  checked: [all, checked]
*/
SELECT envoy.date_from - president.met_date_to AS days
FROM (
  SELECT max(met_date_to) AS met_date_to FROM contacts
  WHERE guest_side LIKE 'Donald Trump%' AND leader = 'Xi Jinping' AND date_from <= DATE '2017-11-22' AND ($checked <> 'checked' OR status = 'checked')
) AS president,
(
  SELECT max(date_from) AS date_from FROM contacts
  WHERE guest_side LIKE 'Song Tao%' AND date_from <= DATE '2017-11-22' AND ($checked <> 'checked' OR status = 'checked')
) AS envoy
