/*
title: Sanctions and other measures
question: Which measures were taken against each country, whom did they bind, and when were they eased?
grain: one row per measure
key: id
caveat: United Nations resolutions are complete, national measures a selection. Mandatory measures bind every state, recommended ones ask every state, unilateral ones bind only those who adopt them; a draft was vetoed. An embargo imposed over a war and sanctions imposed over a weapons programme are not the same thing. If one of several countries eases a measure, the measure continues. A line runs to the day when the measure was eased or, if no such day is on record, to the end of the country's record.
tags: [sanctions, timeline]
choices:
  checked: [all, checked]
*/
WITH first_tests AS (
  SELECT "case", min(date_from) AS first_test
  FROM nuclear_tests
  GROUP BY "case"
),
records AS (
  SELECT "case", max("to") AS record_end
  FROM coverage
  WHERE record IN ('sanctions', 'un_resolutions')
  GROUP BY "case"
)
SELECT
  sanctions.id,
  sanctions."case",
  force,
  kind,
  imposer,
  imposer || ': ' || instrument AS title,
  instrument,
  trigger AS answers_to,
  measures AS fact,
  adopted AS date,
  adopted_from AS adopted_day,
  coalesce(effective_from, adopted_from) AS effective_day,
  eased AS eased,
  eased_to AS eased_day,
  adopted_precision <> 'day' OR adopted_certainty <> 'certain' AS vague,
  kind NOT IN ('relaxation', 'recognition', 'visit', 'debt', 'draft', 'general_duty') AS measure,
  (adopted_from - first_test) / 365.2425 AS years,
  (eased_to - first_test) / 365.2425 AS years_eased,
  coalesce(record_end, as_of()) AS record_end,
  (coalesce(record_end, as_of()) - first_test) / 365.2425 AS years_observed,
  votes_for, votes_against, abstentions,
  status,
  sources,
  note
FROM sanctions
LEFT JOIN first_tests USING ("case")
LEFT JOIN records USING ("case")
WHERE $checked <> 'checked' OR status = 'checked'
ORDER BY sanctions."case", adopted_from, sanctions.id
