/*
clock_zeros(lens, checked):
  row: one row per case and kind of milestone, with the day and the year from which a clock of that name runs
  columns:
    case: The case.
    kind: The kind of milestone.
    attainment: Whether it was reached.
    argument: Why the event counts, or why there is none.
    date: The date that the lens takes; absent where nothing was reached or dated.
    zero_low: First possible day, in days since 1970-01-01.
    zero_high: Last possible day.
    zero_year: The year of the date.
leading_series(lens):
  row: one row per concept, with the variable that stands for it
  columns:
    concept: The concept.
    variable: The variable known of most compared cases; among these the one whose maker the lens puts first, then the one of the best rank.
compared_series:
  row: one row per case, variable and year that has a value
  columns:
    id: Id of the observation.
    case: The case.
    series: The variable.
    series_name: Its name.
    concept: Its concept.
    dimension: Its dimension.
    share_of: What a share is of.
    price_basis: The prices of money.
    year: The year.
    low: Lowest value.
    best: Single value.
    high: Highest value.
    unit: Its unit.
    origin: Who made the value.
    work: The work that is cited first.
    breaks: Whether a break of the series lies in that year, so that a line ends before it.
    note: Note of the observation.
    sources: Its sources.
    status: Its status.
comparison_columns:
  row: no row; the columns with which every comparison answers
  columns:
    role: value for what is compared, context for what lies behind, absent for a country that has nothing to draw.
    id: The row that is drawn, or case, series and year of a count.
    what: Place of the thing compared, from 1; 0 for context.
    panel: What is drawn, in words.
    case: The case.
    series: The variable, the maker of an estimate, the kind of a step, or the measure.
    series_name: Its name.
    part: The word of the column by which rows are told apart.
    zero: The row from which its years are counted, where there are several.
    x: Place on the clock, in years; the earliest of an uncertain one.
    x_to: The latest; of a step not taken, how long it was looked for.
    year: Year of the calendar.
    date: The date as it is written.
    low: Lowest value.
    best: Single value.
    high: Highest value.
    listed: How many rows of a selection, of which no count is made.
    unit: Unit of the values.
    denominator: The variable by which was divided.
    stretch: Values of one number are one line.
    rival: Whether it is a rival series, candidate or bound.
    partial: Whether the year is on record in part.
    title: Name of the row.
    reason: Why there is no value.
    note: What is said of it.
    sources: Its sources.
    status: Its status.
*/
-- needs: lenses, milestones, events, variables, observations, breaks
CREATE MACRO clock_zeros(lens_id, checked_only) AS TABLE
WITH firsts AS (
  SELECT *, attainment IN ('reached', 'claimed', 'contested') AS placed
  FROM milestones
  WHERE checked_only <> 'checked' OR status = 'checked'
  QUALIFY row_number() OVER (PARTITION BY "case", kind ORDER BY rank, id) = 1
)
SELECT
  firsts."case", kind, attainment, argument,
  CASE WHEN placed THEN printed END AS date,
  CASE WHEN placed THEN spread_low END AS zero_low,
  CASE WHEN placed THEN spread_high END AS zero_high,
  CASE WHEN placed THEN CAST(year(day_of(low)) AS INTEGER) END AS zero_year
FROM firsts
LEFT JOIN preferred(lens_id, checked_only) AS dates
  ON dates.subject_table = 'events' AND dates.subject = event AND dates.quantity = 'date';

CREATE MACRO leading_series(lens_id) AS TABLE
WITH known AS (
  SELECT variable, count(DISTINCT "case") AS breadth
  FROM observations JOIN cases ON cases.id = "case"
  WHERE role = 'compared' AND missing IS NULL
  GROUP BY variable
)
SELECT concept, variables.id AS variable
FROM variables
JOIN lenses ON lenses.id = lens_id
LEFT JOIN known ON variable = variables.id
LEFT JOIN sources ON sources.id = coalesce(origin, split_part(variables.sources, '[', 1))
QUALIFY row_number() OVER (
  PARTITION BY concept
  ORDER BY coalesce(breadth, 0) DESC, coalesce(list_position(families, family), 99), rank NULLS LAST, variables.id
) = 1;

CREATE VIEW compared_series AS
SELECT
  observations.id, observations."case", variable AS series, variables.name AS series_name, concept, dimension,
  denominator AS share_of, price_basis, observations.year, low, best, high, observations.unit,
  coalesce(observations.origin, variables.origin) AS origin,
  split_part(observations.sources, '[', 1) AS work,
  broken.year IS NOT NULL AS breaks,
  observations.note, observations.sources, observations.status
FROM observations
JOIN variables ON variables.id = variable
LEFT JOIN (SELECT DISTINCT "case", variable, year FROM breaks) AS broken USING ("case", variable, year)
WHERE missing IS NULL;

CREATE VIEW comparison_columns AS
SELECT
  NULL::VARCHAR AS role, NULL::VARCHAR AS id, NULL::INTEGER AS what, NULL::VARCHAR AS panel,
  NULL::VARCHAR AS "case", NULL::VARCHAR AS series, NULL::VARCHAR AS series_name, NULL::VARCHAR AS part,
  NULL::VARCHAR AS zero, NULL::DOUBLE AS x, NULL::DOUBLE AS x_to, NULL::INTEGER AS year,
  NULL::VARCHAR AS date, NULL::DOUBLE AS low, NULL::DOUBLE AS best, NULL::DOUBLE AS high,
  NULL::DOUBLE AS listed, NULL::VARCHAR AS unit, NULL::VARCHAR AS denominator, NULL::INTEGER AS stretch,
  NULL::BOOLEAN AS rival, NULL::BOOLEAN AS partial, NULL::VARCHAR AS title, NULL::VARCHAR AS reason,
  NULL::VARCHAR AS note, NULL::VARCHAR AS sources, NULL::VARCHAR AS status
WHERE FALSE;
