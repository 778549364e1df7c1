/*
indexed(base_year):
  row: one row per observation that has a single value
  columns:
    case: The case.
    variable: The variable.
    year: The year.
    value: The value as observed.
    unit: Its unit.
    index: The value where that of the base year is 100; absent with a reason.
    base_value: The value of the base year.
    reason: Why there is no index.
    sources: Sources of the observation.
    status: unchecked where the observation or its base is.
*/
CREATE MACRO indexed(base_year) AS TABLE
WITH bases AS (
  SELECT "case", variable, best AS base_value, status AS base_status, series_stretch("case", variable, year) AS base_stretch
  FROM observations
  WHERE year = base_year AND best IS NOT NULL
)
SELECT
  "case", variable, year, best AS value, unit,
  CASE WHEN base_value > 0 AND stretch = base_stretch THEN 100 * best / base_value END AS index,
  base_value,
  CASE
    WHEN base_value IS NULL THEN 'no value for the base year ' || base_year
    WHEN base_value <= 0 THEN 'a base of ' || base_value || ' has no index'
    WHEN stretch <> base_stretch THEN 'the series breaks between ' || base_year || ' and ' || year
  END AS reason,
  sources,
  CASE WHEN 'unchecked' IN (status, base_status) THEN 'unchecked' ELSE status END AS status
FROM (SELECT *, series_stretch("case", variable, year) AS stretch FROM observations) AS observations
LEFT JOIN bases USING ("case", variable)
WHERE best IS NOT NULL;
