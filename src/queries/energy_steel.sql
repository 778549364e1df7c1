/*
title: Energy and steel per person
question: How much energy was used and how much steel was made per person in each country, compared with others?
grain: one row per country, series and year, per milestone and per bound of a period of hardship
key: [role, case, series, kind, year, rank]
caveat: Both come from one compilation, divided by its own population figures, so its errors cancel in part. Earlier releases are drawn where they differ and are not counted as independent. Version 6 halved one country's energy for 1990–97 compared with version 5, and one country's steel around 1990 is an official claim. Comparison countries are shown every fifth year.
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
