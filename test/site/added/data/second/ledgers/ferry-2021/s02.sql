/*
title: Offices of the second isle
question: How many offices of the second isle are in the record?
grain: one row
key: offices
caveat: One row is recalled.
choices:
  checked: [all, checked]
*/
SELECT count(*) AS offices
FROM offices
WHERE "case" = 'XBB' AND ($checked <> 'checked' OR status = 'checked')
