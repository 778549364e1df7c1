/*
milestone_labels:
  row: one row per kind of milestone
  columns:
    kind: The kind.
    label: Its name, with the variant that all first candidates share, so that a step of one form is not read as one of any form.
    variant: That variant; absent where the kind has none, or the cases reached different ones.
*/
CREATE VIEW milestone_labels AS
WITH firsts AS (
  SELECT kind, any_value(variant) AS variant
  FROM (FROM milestones QUALIFY row_number() OVER (PARTITION BY "case", kind ORDER BY rank, id) = 1)
  GROUP BY kind
  HAVING count(DISTINCT variant) = 1 AND count(variant) = count(*)
)
SELECT
  kinds.id AS kind,
  kinds.name || CASE
    WHEN variant IS NULL OR contains(lower(kinds.name), variant) THEN ''
    ELSE ' (' || replace(variant, '_', ' ') || ')'
  END AS label,
  variant
FROM milestone_kinds AS kinds
LEFT JOIN firsts ON firsts.kind = kinds.id;
