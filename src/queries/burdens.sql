/*
title: Military spending, by source
question: What share of output or of the budget did each country spend on its military, according to whom?
grain: one row per country, series and year, per milestone and per bound of a period of hardship
key: [role, case, series, kind, year, rank]
caveat: Shares of output, of the state budget, of state spending and of general government spending are four different things and appear in four panels. Announced shares leave out most of a weapons programme, which was paid for from other budgets. Nearly all early official outlays are unchecked, and no finding rests on them alone. The share computed from a compilation of dollar figures jumps where its sources change. Comparison countries are shown every fifth year.
tags: [economy, military]
choices:
  lens: lenses
  checked: [all, checked]
*/
WITH spoken AS (
  SELECT series.*, sources.family AS family
  FROM economy_series($checked) AS series
  LEFT JOIN sources ON sources.id = coalesce(origin, split_part(series.sources, '[', 1))
  WHERE concept = 'military_burden' AND dimension = 'share'
)
SELECT
  'value' AS role, "case", 'Military spending' AS panel, unit,
  series, series_name, series_rank, family, '' AS kind,
  series_name || ', ' || name AS title,
  year, year AS year_to, stretch, 1 AS rank, low, best, high, spoken.origin, spoken.note, spoken.sources, spoken.status
FROM spoken JOIN cases ON cases.id = "case"
WHERE case_role = 'compared' OR (denominator = 'GDP' AND family = 'think_tank')
UNION ALL BY NAME
SELECT *, '' AS series FROM economy_marks($lens, $checked)
ORDER BY role DESC, panel, series_rank, series, "case", year, rank
