/*
title: Energy and steel per person
question: How much energy was used and how much steel made per person in each country, beside comparison countries?
grain: one row per country, series and year, per milestone and per bound of a period of hardship
key: [role, case, series, kind, year, rank]
caveat: One compilation over the people it counts itself, so its own errors cancel in part; its earlier releases are drawn where they differ and are no second voice. Version 6 halved one country's energy for 1990-97 against version 5, and one country's steel about 1990 is an official claim. Comparison countries are shown every fifth year.
tags: [economy, energy, steel]
choices:
  lens: lenses
  checked: [all, checked]
*/
SELECT
  'value' AS role, "case", CASE concept WHEN 'energy_use' THEN 'Energy used' ELSE 'Steel made' END AS panel, unit,
  series, series_name, series_rank, '' AS kind,
  CASE concept WHEN 'energy_use' THEN 'Energy, ' ELSE 'Steel, ' END || series_name || ', ' || name AS title,
  year, year AS year_to, stretch, 1 AS rank, low, best, high, values.origin, values.note, values.sources, values.status
FROM economy_series($checked) AS values JOIN cases ON cases.id = "case"
WHERE concept IN ('energy_use', 'steel_output')
UNION ALL BY NAME
SELECT *, '' AS series FROM economy_marks($lens, $checked)
ORDER BY role DESC, panel, series_rank, series, "case", year, rank
