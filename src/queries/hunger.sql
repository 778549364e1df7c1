/*
title: Grain, deaths and the programme's steps
question: How did food supply and deaths change in each country, and which steps of the programme fell in the same years?
grain: one row per country, series and year, per milestone and per bound of a period of hardship
key: [role, case, series, kind, year, rank]
caveat: Death rates for one year differ more between authors than most years differ from each other. The United Nations rates for one country are a flat block from 1995 to 2002, shown open; they prove that there was a famine, not when. Official grain includes tubers, beans and unhusked rice, cereals do not; official claims from before outside missions began in 1995 exaggerate the fall after them. If no step is listed in a year, the record is silent; that does not prove that work stopped. Comparison countries are shown every fifth year.
tags: [economy, famine, deaths, grain]
choices:
  lens: lenses
  checked: [all, checked]
*/
WITH taken AS (
  SELECT subject, basis AS series
  FROM preferred($lens, $checked)
  WHERE subject_table = 'observations' AND quantity LIKE 'mortality,%'
),
listed AS (
  SELECT events."case", CAST(year(day_of(low)) AS INTEGER) AS year, title, events.sources, events.status
  FROM preferred($lens, $checked) JOIN events ON events.id = subject
  WHERE subject_table = 'events' AND quantity = 'date'
    AND type IN ('nuclear_test', 'missile_flight', 'space_launch', 'production', 'construction', 'hull', 'deployment')
    AND ($checked <> 'checked' OR events.status = 'checked')
),
steps AS (
  SELECT
    focus AS "case", focus_years.year,
    count(title) AS best, string_agg(title, '; ' ORDER BY title) AS note,
    coalesce(works_of(list(listed.sources) FILTER (title IS NOT NULL)), any_value(cases.sources)) AS sources,
    CASE WHEN bool_or(listed.status = 'unchecked') THEN 'unchecked' ELSE 'checked' END AS status
  FROM focus_years
  JOIN cases ON cases.id = focus
  LEFT JOIN listed ON listed."case" = focus AND listed.year = focus_years.year
  WHERE focus_years.year BETWEEN cases.focus_from AND year(as_of())
  GROUP BY ALL
)
SELECT
  'value' AS role, "case",
  CASE concept WHEN 'mortality' THEN 'Deaths' WHEN 'grain_output' THEN 'Grain and cereals' END AS panel, unit,
  values.series, series_name, series_rank, taken.series IS NOT NULL AS taken, '' AS kind,
  CASE concept WHEN 'mortality' THEN 'Deaths, ' ELSE 'Grain, ' END || series_name || ', ' || name AS title,
  year, year AS year_to, stretch, 1 AS rank, low, best, high, values.origin, values.note, values.sources, values.status
FROM economy_series($checked) AS values
JOIN cases ON cases.id = "case"
LEFT JOIN taken ON taken.subject = "case" || '/' || year AND taken.series = values.series
WHERE concept IN ('mortality', 'grain_output')
UNION ALL BY NAME
SELECT *, '' AS series FROM economy_marks($lens, $checked)
UNION ALL BY NAME
SELECT
  'value' AS role, steps.*, 'Technical steps listed' AS panel, 'a year' AS unit, 'steps' AS series, 'steps' AS series_name,
  'count' AS kind, 'Technical steps, ' || name AS title, year AS year_to, 1 AS rank
FROM steps JOIN cases ON cases.id = "case"
ORDER BY role DESC, panel, "case", series_rank, series, year, rank, kind
