/*
steps(lens, checked):
  row: one row per candidate for a step of one railway; a step that was not reached has one without a date
  columns:
    id: The candidate, a row of milestones.
    case: The railway.
    kind: The step.
    step: Its name.
    position: Its place in lists.
    clock: Whether years may be counted from it.
    rank: 1 for the candidate that counts by default.
    attainment: Whether the step was reached.
    title: What happened.
    argument: Why this candidate.
    date: The date that the lens takes.
    low: First day of all published dates, in days since 1970-01-01.
    high: Last day of all published dates.
    readings: How many published dates there are.
    status: Whether somebody saw it in its source.
    sources: Works that say it.
years_from(start_kind, lens, checked):
  row: one row per candidate for a step of one railway, with the years to it from a step
  columns:
    id: The candidate, a row of milestones.
    case: The railway.
    kind: The step.
    step: Its name.
    position: Its place in lists.
    rank: 1 for the candidate that counts by default.
    attainment: Whether the step was reached.
    title: What happened.
    argument: Why this candidate.
    date: The date that the lens takes.
    start_date: The date of the start.
    years_low: Least number of years, over every published date of both.
    years_high: Greatest number of years.
    years_observed: Years to the day up to which the railway was observed.
    readings: How many published dates there are.
    status: Whether somebody saw it in its source.
    sources: Works that say it.
*/
CREATE MACRO steps(lens_id, checked_only) AS TABLE
SELECT
  milestones.id, milestones."case", kind, kinds.name AS step, kinds.position, clock,
  milestones.rank, attainment, coalesce(events.title, kinds.name) AS title, argument,
  dates.printed AS date, spread_low AS low, spread_high AS high, coalesce(readings, 0) AS readings,
  milestones.status, coalesce(events.sources, milestones.sources) AS sources
FROM milestones
JOIN milestone_kinds AS kinds ON kinds.id = kind
LEFT JOIN events ON events.id = event
LEFT JOIN preferred(lens_id, checked_only) AS dates
  ON dates.subject_table = 'events' AND dates.subject = event AND dates.quantity = 'date'
WHERE checked_only <> 'checked' OR milestones.status = 'checked';

CREATE MACRO years_from(start_kind, lens_id, checked_only) AS TABLE
WITH taken AS (FROM steps(lens_id, checked_only)),
starts AS (
  SELECT "case", date AS start_date, low AS start_low, high AS start_high
  FROM taken
  WHERE kind = start_kind AND date IS NOT NULL
  QUALIFY row_number() OVER (PARTITION BY "case" ORDER BY rank) = 1
),
ends AS (
  SELECT "case", day_number(max(observed_until)) AS observed
  FROM coverage
  WHERE record = 'milestones'
  GROUP BY "case"
)
SELECT
  taken.id, taken."case", taken.kind, taken.step, taken.position, taken.rank, taken.attainment, taken.title, taken.argument,
  taken.date, start_date,
  years_between(start_high, taken.low) AS years_low,
  years_between(start_low, taken.high) AS years_high,
  years_between(start_high, observed) AS years_observed,
  taken.readings, taken.status, taken.sources
FROM taken
JOIN starts USING ("case")
LEFT JOIN ends USING ("case")
WHERE taken.kind <> start_kind;
