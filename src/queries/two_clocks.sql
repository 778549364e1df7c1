/*
title: Two programmes on one clock
question: What did each programme achieve, test, launch and stockpile, and what was happening in its country, year by year from the same step?
grain: one row per milestone, nuclear test, launch, yearly count of warheads, yearly income per head, and stretch of famine, upheaval or sanctions
key: [layer, id]
caveat: Nobody outside can count warheads. A narrow column is one estimate, the pale part is what others add, and an open top is an estimate that only says “at least”. Where the line above says so, the list of launches is a selection of first flights, so no rate can be read from it. Income comes from one model that blends older series, in international dollars of 2011. Famines are shaded for the years that most studies count; the pale edge is the widest span that any of them gives.
tags: [timeline, milestones, overview]
choices:
  lens: lenses
  checked: [all, checked]
*/
WITH firsts AS (
  FROM milestones
  WHERE $checked <> 'checked' OR status = 'checked'
  QUALIFY row_number() OVER (PARTITION BY "case", kind ORDER BY rank, id) = 1
),
ends AS (
  SELECT "case", least(max(observed_until), as_of()) AS observed_until
  FROM coverage
  WHERE record = 'milestones'
  GROUP BY "case"
),
steps AS (
  SELECT
    'milestone' AS layer, firsts.id, firsts."case", firsts.kind, kinds.position, labels.label AS name,
    coalesce(events.title, kinds.name) AS title, events.fact, dates.printed AS date,
    day_of(dates.spread_low) AS from_day, day_of(dates.spread_high) AS to_day,
    firsts.attainment, observed_until, dates.readings, dates.voices,
    firsts.status, coalesce(events.sources, firsts.sources) AS sources, firsts.argument AS note
  FROM firsts
  JOIN milestone_kinds AS kinds ON kinds.id = firsts.kind
  JOIN milestone_labels AS labels ON labels.kind = firsts.kind
  LEFT JOIN ends USING ("case")
  LEFT JOIN events ON events.id = firsts.event AND firsts.attainment <> 'not_attested'
  LEFT JOIN preferred($lens, $checked) AS dates
    ON dates.subject_table = 'events' AND dates.subject = events.id AND dates.quantity = 'date'
  WHERE kinds.ladder OR firsts.kind IN ('weapons_decision', 'programme_started', 'assistance_withdrawn')
),
tests AS (
  SELECT
    'test' AS layer, id, "case", name AS title, date, number AS position,
    date_from AS from_day, date_to AS to_day, status, sources, note
  FROM nuclear_tests
),
kept AS (
  SELECT "case", bool_or(completeness = 'selected') AS selected
  FROM coverage
  WHERE record = 'missile_launches'
  GROUP BY "case"
),
launches AS (
  SELECT
    'launch' AS layer, launches.id, launches."case", coalesce(missile, 'Launch of a type not known') AS title, launches.outcome, selected,
    coalesce(launch_day, date_local, launches.date) AS date, first_day AS from_day, last_day AS to_day,
    launches.status, launches.sources, launches.note
  FROM missile_launches AS launches
  JOIN occurrences ON occurrences.record = 'missile_launches' AND occurrences.id = launches.id
  LEFT JOIN kept ON kept."case" = launches."case"
),
-- A count that only says "at least" bounds from below alone.
stock AS (
  SELECT
    'arsenal' AS layer, arsenals."case" || '-' || year AS id, arsenals."case",
    'Warheads, ' || year AS title, CAST(year AS VARCHAR) AS date,
    make_date(year, 1, 1) AS from_day, make_date(year, 12, 31) AS to_day,
    min(coalesce(arsenals.low, arsenals.best, arsenals.high)) AS low,
    any_value(taken.best) AS best,
    max(coalesce(arsenals.high, arsenals.best, arsenals.low)) AS high,
    bool_or(arsenals.high IS NULL AND arsenals.best IS NULL) AS open_ended,
    any_value(taken.readings) AS readings, any_value(taken.voices) AS voices,
    'warheads' AS unit, max(arsenals.status) AS status, works_of(list(arsenals.sources)) AS sources
  FROM arsenals
  LEFT JOIN preferred($lens, $checked) AS taken
    ON taken.subject_table = 'arsenals' AND taken.subject = arsenals."case" || '/' || year AND taken.quantity = 'stockpile'
  WHERE measure = 'stockpile' AND missing IS NULL AND ($checked <> 'checked' OR arsenals.status = 'checked')
  GROUP BY arsenals."case", year
),
income AS (
  SELECT
    'income' AS layer, observations.id, "case", 'Output per head, ' || year AS title,
    CAST(year AS VARCHAR) AS date, make_date(year, 1, 1) AS from_day, make_date(year, 12, 31) AS to_day,
    low, best, high, observations.unit, series_stretch("case", variable, year) AS position,
    observations.status, observations.sources, observations.note
  FROM observations
  JOIN cases ON cases.id = "case" AND role = 'compared'
  WHERE variable = 'gdp_per_capita_anders2020' AND missing IS NULL
),
stretches AS (
  SELECT
    CASE class WHEN 'hardship' THEN 'famine' ELSE class END AS layer, id, "case", name, name AS title, description AS fact,
    began || '/' || coalesce(ended, '..') AS date, rank,
    began_from AS from_day, coalesce(ended_to, as_of()) AS to_day, ended IS NULL AS open_ended,
    min(began_from) OVER span AS earliest_day, max(coalesce(ended_to, as_of())) OVER span AS latest_day,
    status, sources, note
  FROM periods
  WHERE (period IN ('famine', 'embargo', 'sanctions_era') OR class = 'upheaval')
    AND ($checked <> 'checked' OR status = 'checked')
  WINDOW span AS (PARTITION BY "case", period)
)
FROM (
  FROM steps
  UNION ALL BY NAME FROM tests
  UNION ALL BY NAME FROM launches
  UNION ALL BY NAME FROM stock
  UNION ALL BY NAME FROM income
  UNION ALL BY NAME (SELECT * EXCLUDE (rank) FROM stretches WHERE rank = 1)
)
WHERE $checked <> 'checked' OR status = 'checked'
ORDER BY
  list_position(['famine', 'pressure', 'upheaval', 'income', 'arsenal', 'launch', 'test', 'milestone'], layer),
  "case", from_day, id
