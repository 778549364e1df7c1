/*
title: Output below its peak, falling years and tests
question: How far below an earlier peak was output per person in each year, did it fall that year, and how many tests fell in falling years?
grain: one row per country, series and year, per milestone and per bound of a period of hardship
key: [role, case, series, kind, year, rank]
caveat: Peaks are found within one series and never across a gap. The newest Maddison release therefore sees no peak for the second country before 1990, where its values begin and follow one foreign central bank. The latent-variable model reaches further back but blends the others. That a test fell in a year of falling output does not say why it was carried out.
tags: [economy, income, tests]
choices:
  lens: lenses
  checked: [all, checked]
*/
WITH spans AS (
  SELECT "case", any_value(focus_from) - 5 AS year_from, max(year(start)) FILTER (number > 0) AS last_test
  FROM counts('year', $checked) JOIN cases ON cases.id = "case"
  WHERE record = 'nuclear_tests' AND cases.role = 'compared'
  GROUP BY ALL
),
falls AS (
  SELECT
    below_peak."case", variable AS series, short_series(variables.name, variables.method) AS series_name, variables.rank AS series_rank,
    below_peak.year, least(0, percent) AS percent, peak_year, first_year, value,
    100 * (value / lag(value) OVER before - 1) AS growth, below_peak.stretch,
    below_peak.year - lag(below_peak.year) OVER before AS step,
    variables.origin, variables.comparability, below_peak.sources, below_peak.status,
    lag(below_peak.sources) OVER before AS sources_before
  FROM below_peak JOIN variables ON variables.id = variable
  WHERE concept = 'income_level' AND dimension = 'money_constant' AND ($checked <> 'checked' OR below_peak.status = 'checked')
  WINDOW before AS (PARTITION BY below_peak."case", variable, below_peak.stretch ORDER BY below_peak.year)
),
shown AS (
  SELECT falls.*
  FROM falls JOIN spans USING ("case")
  WHERE series_rank IN (1, 3) AND year BETWEEN year_from AND greatest(last_test, (SELECT coalesce(focus_to, 9999) FROM cases WHERE id = "case"))
)
SELECT
  'value' AS role, "case", 'Below the highest earlier output' AS panel, 'percent' AS unit, series, series_name, series_rank, '' AS kind,
  'Output below its peak of ' || peak_year || ', ' || series_name || ', ' || cases.name AS title,
  year, year AS year_to, stretch, 1 AS rank, percent AS best, shown.origin, shown.comparability AS note, shown.sources, shown.status
FROM shown JOIN cases ON cases.id = "case"
WHERE percent IS NOT NULL
UNION ALL BY NAME
SELECT
  'value' AS role, "case", 'Growth of output per person' AS panel, 'percent' AS unit, series || '/growth' AS series, series_name, series_rank, 'count' AS kind,
  'Growth of output per person, ' || series_name || ', ' || cases.name AS title,
  year, year AS year_to, 1 AS rank, growth AS best, shown.origin, shown.comparability AS note, sources_before || ';' || shown.sources AS sources, shown.status
FROM shown JOIN cases ON cases.id = "case"
WHERE series_rank = 1 AND step = 1
UNION ALL BY NAME
SELECT
  'value' AS role, counts."case", 'Nuclear tests' AS panel, 'a year' AS unit, 'tests' AS series, 'tests' AS series_name, 'count' AS kind,
  'Nuclear tests, ' || cases.name AS title,
  CAST(year(start) AS INTEGER) AS year, CAST(year(start) AS INTEGER) AS year_to, 1 AS rank, number AS best,
  coalesce((SELECT works_of(list(nuclear_tests.sources)) FROM nuclear_tests WHERE nuclear_tests."case" = counts."case" AND year(date_from) = year(start)),
    (SELECT works_of(list(coverage.sources)) FROM coverage WHERE coverage."case" = counts."case" AND record = 'nuclear_tests')) AS sources,
  counts.status
FROM counts('year', $checked) AS counts JOIN cases ON cases.id = counts."case"
WHERE record = 'nuclear_tests' AND number > 0
UNION ALL BY NAME
SELECT *, '' AS series FROM economy_marks($lens, $checked)
ORDER BY role DESC, panel, series_rank, series, "case", year, rank
