/*
title: Heads of the two international departments
question: On how many of the two sides did the man named head the international department of the ruling party on 31 May 2016?
grain: one row
key: sides
caveat: Same function; Ri Su Yong ranked higher, as a member of the Politburo.
choices:
  checked: [all, checked]
*/
SELECT count(DISTINCT person) AS sides
FROM offices
WHERE person IN ('Song Tao', 'Ri Su Yong') AND office LIKE '%International%Department%'
  AND held_from <= DATE '2016-05-31' AND coalesce(held_to, as_of()) >= DATE '2016-05-31' AND ($checked <> 'checked' OR status = 'checked')
