/*
focus_years:
  row: one row per year that a compared case is looked at, by the case's own row
  columns:
    focus: The compared case.
    year: The year; from five years before the span of the case to its end, or to the last observation.
economy_series(checked):
  row: one row per case, series and year of the spans that the compared cases are looked at; yardsticks every fifth year
  columns:
    case: The case.
    case_role: compared or yardstick.
    concept: Concept of the variable.
    dimension: Dimension of the variable.
    denominator: What a share is of.
    series: The variable.
    series_name: What tells it from its rivals.
    series_rank: Rank of the variable.
    derives_from: From what the variable is made.
    year: The year.
    stretch: How many breaks of the series lie in that year or before; years with another number are not computed with.
    low: Lowest value; volumes in tonnes are for each person.
    best: Single value.
    high: Highest value.
    unit: Its unit.
    method: How the variable is made.
    origin: Who made the value.
    note: Note of the observation, else what the codebook says of the variable.
    sources: Its sources.
    status: unchecked where any part is.
economy_marks(lens, checked):
  row: one row per milestone of the ladder and period of hardship of a compared case
  columns:
    role: milestone or period.
    case: The case.
    kind: Kind of the milestone or of the period; rival bounds of one period share it.
    title: Its name.
    date: The date, or the two bounds, as they are given.
    year: First year.
    year_to: Last year.
    rank: 1 for the bounds or the candidate that come first.
    attainment: Whether a milestone was reached.
    note: What is said of it.
    sources: Its sources.
    status: Its status.
*/
CREATE VIEW focus_years AS
SELECT id AS focus, CAST(unnest(range(CAST(focus_from AS BIGINT) - 5, coalesce(CAST(focus_to AS BIGINT), (SELECT max(year) FROM observations)) + 1)) AS INTEGER) AS year
FROM cases
WHERE role = 'compared' AND focus_from IS NOT NULL;

CREATE MACRO economy_series(checked_only) AS TABLE
WITH shown AS (
  SELECT id AS "case", cases.role AS case_role, year
  FROM cases CROSS JOIN focus_years
  WHERE (role = 'compared' AND focus = id) OR (role = 'yardstick' AND year % 5 = 0)
  GROUP BY ALL
),
known AS (
  SELECT "case", variable AS series, year, low, best, high, unit, origin, note, sources, status
  FROM observations WHERE missing IS NULL
  UNION ALL BY NAME
  SELECT "case", left(variable, -9) AS series, year, low, best, high, unit, sources, status
  FROM per_head
),
allowed AS (
  FROM known
  WHERE checked_only <> 'checked' OR status = 'checked'
)
SELECT
  "case", case_role, concept, dimension, denominator,
  series, short_series(variables.name, variables.method) AS series_name, variables.rank AS series_rank, variables.derives_from,
  year, CAST(series_stretch("case", series, year) AS INTEGER) AS stretch, low, best, high, allowed.unit, variables.method,
  coalesce(allowed.origin, variables.origin) AS origin,
  coalesce(allowed.note, variables.comparability) AS note,
  allowed.sources, allowed.status
FROM allowed
JOIN shown USING ("case", year)
JOIN variables ON variables.id = series
WHERE variables.dimension <> 'volume' OR allowed.unit LIKE '%per person';

CREATE MACRO economy_marks(lens_id, checked_only) AS TABLE
WITH firsts AS (
  FROM milestones
  WHERE checked_only <> 'checked' OR status = 'checked'
  QUALIFY row_number() OVER (PARTITION BY "case", kind ORDER BY rank, id) = 1
),
dates AS (
  SELECT subject AS event, printed, low, high
  FROM preferred(lens_id, checked_only)
  WHERE subject_table = 'events' AND quantity = 'date'
)
SELECT
  'milestone' AS role, firsts."case", firsts.kind, labels.label AS title, dates.printed AS date,
  CAST(year(day_of(dates.low)) AS INTEGER) AS year, CAST(year(day_of(dates.high)) AS INTEGER) AS year_to,
  firsts.rank, attainment, argument AS note, firsts.sources, firsts.status
FROM firsts
JOIN milestone_kinds AS kinds ON kinds.id = firsts.kind
JOIN milestone_labels AS labels ON labels.kind = firsts.kind
JOIN dates USING (event)
WHERE (kinds.ladder OR firsts.kind IN ('weapons_decision', 'programme_started')) AND attainment IN ('reached', 'claimed', 'contested')
UNION ALL
SELECT
  'period', "case", regexp_replace(period, '_\d+$', ''), name, concat_ws('/', began, ended),
  CAST(year(began_from) AS INTEGER), CAST(year(coalesce(ended_to, as_of())) AS INTEGER), rank, NULL, description, sources, status
FROM periods
WHERE regexp_matches(period, '^(famine|great_leap|cultural_revolution|aid_collapse|economic_contraction|border_closure)')
  AND (checked_only <> 'checked' OR status = 'checked');
