/*
title: Years of upheaval from 1958 to 1976
question: How many of the years from 1958 to 1976 lie inside a listed upheaval?
grain: one row
key: upheaval_years
caveat: The bounds of the two upheavals are those that the article itself gives, so that the number says what it claims and decides nothing.
choices:
  checked: [all, checked]
*/
SELECT count(DISTINCT year) AS upheaval_years
FROM (
  SELECT unnest(range(year(began_from), year(ended_from) + 1)) AS year
  FROM periods
  WHERE "case" = 'CHN' AND class = 'upheaval' AND rank = 1 AND ($checked <> 'checked' OR status = 'checked')
)
WHERE year BETWEEN 1958 AND 1976
