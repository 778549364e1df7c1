/*
title: Years between two upheavals
question: How many years lie between the Great Leap Forward and the Cultural Revolution?
grain: one row
key: span_years
caveat: Bounds as the article gives them; both readings of between are counted.
choices:
  checked: [all, checked]
*/
SELECT
  year(revolution.began_from) - year(leap.ended_from) AS gap_years,
  year(revolution.ended_from) - year(leap.began_from) AS span_years
FROM
  (SELECT * FROM periods WHERE "case" = 'CHN' AND period = 'great_leap' AND rank = 1 AND ($checked <> 'checked' OR status = 'checked')) AS leap,
  (SELECT * FROM periods WHERE "case" = 'CHN' AND period = 'cultural_revolution' AND rank = 1 AND ($checked <> 'checked' OR status = 'checked')) AS revolution
