/*
title: How far independent series lie apart
question: Between which figures do independent series put each year, and which series are they?
grain: one row per country, concept, denominator, unit and year or period that two voices or more give a figure for
key: id
caveat: The bounds are the lowest and highest figures from independent sources, not a confidence interval; they widen as sources are added. A series derived from another one here is left out and named. Series for one concept may count different things, such as cereals and grain with tubers; the codebook says what each counts.
tags: [variables, disagreement, economy]
choices:
  checked: [all, checked]
*/
SELECT
  concat_ws('/', spans."case", subject_table, concept, spans.denominator, unit, period) AS id,
  spans."case",
  upper(left(concept, 1)) || replace(substr(concept, 2), '_', ' ') || ', ' || cases.name || ', ' || replace(period, '/', ' to ') AS title,
  replace(concept, '_', ' ') AS concept,
  CAST(left(period, 4) AS INTEGER) AS year,
  period, low, best, high, unit,
  100 * (high / nullif(low, 0) - 1) AS percent_apart,
  voices, which, left_out,
  spans.sources, spans.status
FROM series_spans($checked) AS spans
JOIN cases ON cases.id = spans."case"
WHERE cases.role = 'compared'
ORDER BY concept, spans."case", unit, period
