/*
title: Leaders and office holders
question: Who led each country, and who held which office in its programme or its diplomacy, from when to when?
grain: one row per person and office
key: id
caveat: All leaders are included, to the last year compared. Other offices are included only if a statement in the record depends on them, so they cannot be counted. If the end of a term is open, the month given is the last in which it is documented.
tags: [people, timeline]
choices:
  checked: [all, checked]
*/
SELECT
  offices.id, offices."case", person AS title, native_name, native_lang, office, body, office = 'leader' AS leader,
  held AS date, held_from AS first_day, coalesce(held_to, as_of()) AS last_day,
  CASE
    WHEN regexp_full_match(held, '\d{4}/\d{4}') THEN year(held_to) - year(held_from)
    ELSE (coalesce(held_to, as_of()) - held_from) / 365.2425
  END AS years,
  offices.status, offices.sources, offices.note
FROM offices
LEFT JOIN (SELECT "case", name, any_value(native_name) AS native_name, any_value(native_lang) AS native_lang FROM names GROUP BY ALL) AS names
  ON names."case" = offices."case" AND names.name = person
WHERE $checked <> 'checked' OR offices.status = 'checked'
ORDER BY offices."case", leader DESC, min(held_from) OVER (PARTITION BY offices."case", person), person, held_from, offices.id
