/*
title: Rows by their best source
question: How many rows in each table have no better source than a copy, an encyclopaedia or an unattributed page?
grain: one row per table and grade of the best work cited
key: id
caveat: A work is graded as we read it, so a good article read on a download page counts as a copy. Rows that cite several works count under the best of them.
tags: [sources, record]
*/
WITH best AS (
  SELECT citations.table_name, citations.row_id, min(grades.position) AS position
  FROM citations
  JOIN sources ON sources.id = citations.source
  JOIN grades ON grades.id = sources.grade
  GROUP BY ALL
)
SELECT
  table_name || '/' || grades.id AS id,
  replace(table_name, '_', ' ') AS record,
  grades.name AS grade,
  grades.weak,
  count(*)::INTEGER AS number,
  100 * count(*) / sum(count(*)) OVER (PARTITION BY table_name) AS percent
FROM best
JOIN grades USING (position)
GROUP BY table_name, grades.id, grades.name, grades.weak, position
ORDER BY record, position
