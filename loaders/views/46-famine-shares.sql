/*
famine_shares(checked):
  row: one row per estimate of the deaths of a whole famine
  columns:
    id: Id of the estimate.
    case: Whose famine.
    method_group: Kinds of method that may be held against each other.
    low: Lowest number of deaths, in millions.
    best: Single number.
    high: Highest number.
    share_low: Lowest share of the people, in percent.
    share_best: Single share.
    share_high: Highest share.
    people_year: The year in which the famine began, whose people are counted.
    people_million: The people of that year.
    people_by: The variable that counts them, one for all cases.
    people_sources: Sources of the people.
*/
CREATE MACRO famine_shares(checked_only) AS TABLE
WITH allowed AS (
  FROM famine_deaths
  WHERE part_of IS NULL AND missing IS NULL AND (checked_only <> 'checked' OR status = 'checked')
),
began AS (
  SELECT "case", year(began_from) AS year
  FROM periods
  WHERE period = 'famine' AND rank = 1
),
-- One count of the people for all cases: the one that knows most of the years asked for, then the better one.
counts_of_people AS (
  SELECT began."case", began.year, variables.id AS variable, variables.rank, unit_factor(observations.unit) * best AS people, observations.sources AS people_sources
  FROM began
  JOIN observations ON observations."case" = began."case" AND observations.year = began.year
  JOIN variables ON variables.id = observations.variable
  WHERE concept = 'population' AND best > 0
),
people AS (
  SELECT *
  FROM counts_of_people
  WHERE variable = (SELECT variable FROM counts_of_people GROUP BY variable ORDER BY count(*) DESC, min(rank), variable LIMIT 1)
),
grouped AS (
  SELECT *, CASE
    WHEN method_kind IN ('demographic', 'econometric', 'gazetteer') THEN 'Censuses, surveys, panels, gazetteers'
    WHEN method_kind IN ('archival', 'compilation', 'register') THEN 'Archives, registers, compilations'
    WHEN method_kind IN ('survey', 'testimony', 'official') THEN 'Refugees, witnesses and officials'
    ELSE 'Reviews, press and repeats'
  END AS method_group
  FROM allowed
)
SELECT
  grouped.id, "case", method_group, low, best, high,
  1e8 * low / people AS share_low, 1e8 * best / people AS share_best, 1e8 * high / people AS share_high,
  year AS people_year, people / 1e6 AS people_million, variable AS people_by, people_sources
FROM grouped LEFT JOIN people USING ("case");
