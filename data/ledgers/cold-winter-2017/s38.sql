/*
title: Year of the first test
question: In which year did China test its first nuclear device?
grain: one row
key: year
caveat: The first numbered test.
choices:
  checked: [all, checked]
*/
SELECT year(min(date_from)) AS year
FROM nuclear_tests
WHERE "case" = 'CHN' AND ($checked <> 'checked' OR status = 'checked')
