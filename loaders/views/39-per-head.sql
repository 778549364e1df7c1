/*
short_series(name, method): The part of a variable's name that tells it from its rivals, after the last comma; else its method.
per_head:
  row: one row per case, year and volume in tonnes that has a number of people beside it
  columns:
    case: The case.
    variable: The variable with `_per_head` after its name.
    year: The year.
    low: Lowest value for each person.
    best: Single value for each person.
    high: Highest value for each person.
    unit: kg per person, or tonnes of coal equivalent per person.
    missing: Always absent; there is a row only where both numbers are known.
    people: The variable that counts the people, one for the whole series, of the same work where that has one, else the one that knows most of its years.
    sources: Sources of the volume and of the people.
    status: unchecked where either is.
*/
CREATE MACRO short_series(name, method) AS
  regexp_replace(coalesce(nullif(regexp_extract(name, ', ([^,]+)$', 1), ''), method), ' (from|where) .*$', '');

CREATE VIEW per_head AS
WITH volumes AS (
  SELECT
    observations.*, base_unit(observations.unit) AS base, unit_factor(observations.unit) AS factor,
    split_part(observations.sources, '[', 1) AS work
  FROM observations JOIN variables ON variables.id = variable
  WHERE dimension = 'volume' AND missing IS NULL AND base_unit(observations.unit) IN ('tonnes', 'coal-tonne equivalents')
),
people AS (
  SELECT
    "case", year, variable AS people, variables.rank AS people_rank, unit_factor(observations.unit) * best AS number,
    split_part(observations.sources, '[', 1) AS people_work, observations.sources AS people_sources, observations.status AS people_status
  FROM observations JOIN variables ON variables.id = variable
  WHERE concept = 'population' AND best > 0
),
-- One count of the people for a whole series: that of its own work, else the one that knows most of its years.
counted AS (
  SELECT "case", variable, people
  FROM volumes JOIN people USING ("case", year)
  GROUP BY "case", variable, people
  QUALIFY row_number() OVER (
    PARTITION BY "case", variable ORDER BY bool_or(work = people_work) DESC, count(*) DESC, min(people_rank), people
  ) = 1
),
paired AS (
  SELECT volumes.*, people, people_sources, people_status, CASE base WHEN 'tonnes' THEN 1000 ELSE 1 END * factor / number AS share
  FROM volumes
  JOIN counted USING ("case", variable)
  JOIN people USING ("case", year, people)
)
SELECT
  "case", variable || '_per_head' AS variable, year,
  low * share AS low, best * share AS best, high * share AS high,
  CASE base WHEN 'tonnes' THEN 'kg per person' ELSE 'tonnes of coal equivalent per person' END AS unit,
  missing, people,
  sources || ';' || people_sources AS sources,
  CASE WHEN 'unchecked' IN (status, people_status) THEN 'unchecked' ELSE 'checked' END AS status
FROM paired;
