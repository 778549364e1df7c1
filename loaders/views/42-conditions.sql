/*
conditions(lens, checked):
  row: one row per event, variable and observed case, the event's own and the yardsticks
  columns:
    event: The event.
    case: The case of the event.
    date: Its date as the lens takes it.
    variable: The variable, or one of per_head.
    observed: Whose value it is, the case of the event or a yardstick.
    role: own for the case of the event, else yardstick.
    unit: Unit of both values.
    year_before: The year before the first possible day of the event.
    before_low: Lower bound of the value of that year.
    before_best: The value of that year.
    before_high: Upper bound of it.
    year_same: The year of the last possible day of the event.
    same_low: Lower bound of the value of that year, which the event itself may have touched.
    same_best: The value of that year.
    same_high: Upper bound of it.
    sources: Sources of both values.
    status: unchecked where either value is.
*/
CREATE MACRO conditions(lens_id, checked_only) AS TABLE
WITH dates AS (
  SELECT
    events.id AS event, events."case", printed AS date,
    year(day_of(low)) - 1 AS year_before, year(day_of(high)) AS year_same
  FROM preferred(lens_id, checked_only)
  JOIN events ON events.id = subject
  WHERE subject_table = 'events' AND quantity = 'date'
),
allowed AS (
  SELECT "case", variable, year, low, best, high, unit, sources, status
  FROM (FROM observations UNION ALL BY NAME FROM per_head)
  WHERE missing IS NULL AND (checked_only <> 'checked' OR status = 'checked')
)
SELECT
  event, dates."case", dates.date, variable, allowed."case" AS observed,
  CASE WHEN allowed."case" = dates."case" THEN 'own' ELSE 'yardstick' END AS role,
  any_value(unit) AS unit,
  year_before,
  any_value(low) FILTER (year = year_before) AS before_low,
  any_value(best) FILTER (year = year_before) AS before_best,
  any_value(high) FILTER (year = year_before) AS before_high,
  year_same,
  any_value(low) FILTER (year = year_same) AS same_low,
  any_value(best) FILTER (year = year_same) AS same_best,
  any_value(high) FILTER (year = year_same) AS same_high,
  array_to_string(list_sort(list_distinct(list(allowed.sources))), ';') AS sources,
  CASE WHEN bool_or(allowed.status = 'unchecked') THEN 'unchecked' ELSE 'checked' END AS status
FROM (SELECT *, unnest([year_before, year_same]) AS year FROM dates) AS dates
JOIN allowed USING (year)
JOIN cases ON cases.id = allowed."case" AND (cases.role = 'yardstick' OR cases.id = dates."case")
GROUP BY ALL;
