/*
title: Nuclear tests and their yields
question: When did each country test, how many years after its first test, and how large was each test, according to whom?
grain: one row per test
key: id
caveat: A numbered test counts once, even if two devices or a failed one are reported with it. Yields of underground tests are inferred from seismic waves. A published limit is drawn as a limit, and the thin line spans every published value; it is not a confidence interval.
tags: [tests, yields, timeline]
choices:
  lens: lenses
  checked: [all, checked]
*/
WITH allowed AS (
  FROM nuclear_tests
  WHERE $checked <> 'checked' OR status = 'checked'
),
spoken AS (
  FROM preferred($lens, $checked)
  WHERE subject_table = 'nuclear_tests'
),
steps AS (
  SELECT event, milestones.kind, labels.label AS kind_name, attainment
  FROM milestones
  JOIN milestone_kinds AS kinds ON kinds.id = milestones.kind
  JOIN milestone_labels AS labels ON labels.kind = milestones.kind
  WHERE milestones.rank = 1 AND event IS NOT NULL AND domain = 'device'
  QUALIFY row_number() OVER (PARTITION BY event ORDER BY kinds.position DESC) = 1
),
dated AS (
  SELECT
    allowed.*,
    coalesce(days.low, CAST(epoch(date_from) / 86400 AS DOUBLE)) AS day_number,
    coalesce(days.printed, date) AS printed
  FROM allowed
  LEFT JOIN spoken AS days ON days.subject = allowed.id AND days.quantity = 'date'
)
SELECT
  dated.id,
  dated."case",
  dated.number,
  'Test ' || dated.number || CASE WHEN dated.name ILIKE '%test%' THEN '' ELSE ', ' || dated.name END AS title,
  dated.printed AS date,
  day_of(day_number) AS day,
  years_between(min(day_number) OVER (PARTITION BY dated."case"), day_number) AS years,
  environment,
  yields.low, yields.best, yields.high,
  'kt' AS unit,
  yields.spread_low, yields.spread_high,
  yields.readings, yields.voices, yields.family,
  steps.kind, steps.kind_name, steps.attainment,
  dated.status,
  concat_ws(';', dated.sources, CASE WHEN yields.witness IS NOT NULL THEN yields.witness || '[' || coalesce(yields.locator, '') || ']' END) AS sources,
  dated.note
FROM dated
LEFT JOIN spoken AS yields ON yields.subject = dated.id AND yields.quantity = 'yield_kt'
LEFT JOIN steps ON steps.event = dated.event
ORDER BY dated."case", number
