/*
title: Calamity, defined first, then measured
question: Which milestones and tests fell in calamitous years, by each of five definitions?
grain: one row per country, milestone or test, and definition
key: [case, event, definition]
caveat: We fixed the definitions and thresholds before counting; counts at half and at twice each threshold are given too. A definition holds in part where rival dates or series disagree or a date is uncertain, and is unknown where no series has a value; one country's flat block of death rates counts as unknown. Read the share of milestones in such years beside the share of all years; neither says that calamity helped or hindered.
tags: [economy, famine, milestones, tests]
choices:
  lens: lenses
  checked: [all, checked]
*/
WITH definitions AS (
  SELECT * FROM (VALUES
    (1, 'famine', 'Inside a famine', NULL),
    (2, 'below_peak', 'Output 10 % below its peak', 10),
    (3, 'falling', 'Output fell by 1 %', 1),
    (4, 'deaths', 'Deaths 25 % above the five years before', 25),
    (5, 'upheaval', 'Inside a listed upheaval', NULL)
  ) AS list(position, definition, name, threshold)
),
periods_known AS (
  SELECT *, year(began_from) AS year_from, year(coalesce(ended_to, as_of())) AS year_to
  FROM periods
  WHERE $checked <> 'checked' OR status = 'checked'
),
incomes AS (
  SELECT
    "case", variable, below_peak.year, percent, value, below_peak.sources, below_peak.status,
    lag(value) OVER before AS value_before, below_peak.year - lag(below_peak.year) OVER before AS step
  FROM below_peak JOIN variables ON variables.id = variable
  WHERE concept = 'income_level' AND dimension = 'money_constant' AND variables.rank IN (1, 3)
    AND ($checked <> 'checked' OR below_peak.status = 'checked')
  WINDOW before AS (PARTITION BY "case", variable, stretch ORDER BY below_peak.year)
),
deaths AS (
  SELECT
    "case", variable, observations.year, best, observations.sources, observations.status,
    avg(best) OVER five AS usual, count(*) OVER five AS years_before
  FROM observations JOIN variables ON variables.id = variable
  WHERE concept = 'mortality' AND best IS NOT NULL AND coalesce(observations.note, '') NOT LIKE 'trap:%' AND ($checked <> 'checked' OR observations.status = 'checked')
  WINDOW five AS (
    PARTITION BY "case", variable, series_stretch("case", variable, observations.year) ORDER BY observations.year RANGE BETWEEN 5 PRECEDING AND 1 PRECEDING
  )
),
dates AS (
  SELECT subject, subject_table, printed, year(day_of(low)) AS year_from, year(day_of(high)) AS year_to
  FROM preferred($lens, $checked)
  WHERE quantity = 'date' AND subject_table = 'events'
),
firsts AS (
  FROM milestones
  WHERE $checked <> 'checked' OR status = 'checked'
  QUALIFY row_number() OVER (PARTITION BY "case", kind ORDER BY rank, id) = 1
),
happenings AS (
  SELECT
    'milestones' AS what, firsts."case", firsts.kind AS event, labels.label AS event_name, kinds.position AS event_position,
    attainment, printed AS date, year_from, year_to, firsts.sources, firsts.status
  FROM firsts
  JOIN milestone_kinds AS kinds ON kinds.id = firsts.kind
  JOIN milestone_labels AS labels ON labels.kind = firsts.kind
  JOIN dates ON subject = event
  WHERE kinds.ladder AND attainment IN ('reached', 'claimed', 'contested')
  UNION ALL
  SELECT
    'tests', "case", id, 'Test ' || number, number, 'reached', date, year(date_from), year(date_to), sources, status
  FROM nuclear_tests
  WHERE $checked <> 'checked' OR status = 'checked'
),
spans AS (
  SELECT "case", min(year_from) AS span_from, max(year_to) AS span_to
  FROM happenings
  GROUP BY ALL
),
span_years AS (
  SELECT "case", unnest(range(span_from, span_to + 1)) AS year
  FROM spans
),
-- By how many percent a year lies on the bad side, by each series.
measured AS (
  SELECT "case", year, 'below_peak' AS definition, -percent AS size, sources, status FROM incomes WHERE percent IS NOT NULL
  UNION ALL
  SELECT "case", year, 'falling', -100 * (value / value_before - 1), sources, status FROM incomes WHERE step = 1
  UNION ALL
  SELECT "case", year, 'deaths', 100 * (best / usual - 1), sources, status FROM deaths WHERE years_before = 5
),
verdicts AS (
  SELECT "case", year, 'famine' AS definition, year BETWEEN year_from AND year_to AS held, NULL AS size, sources, status
  FROM span_years JOIN periods_known USING ("case")
  WHERE period = 'famine'
  UNION ALL
  SELECT "case", year, 'upheaval', bool_or(year BETWEEN year_from AND year_to), NULL, any_value(sources), max(status)
  FROM span_years JOIN periods_known USING ("case")
  WHERE rank = 1 AND period IN ('great_leap', 'cultural_revolution', 'aid_collapse', 'border_closure')
  GROUP BY ALL
  UNION ALL
  SELECT "case", year, definition, size >= threshold, size, sources, status
  FROM measured JOIN definitions USING (definition)
),
years AS (
  SELECT "case", definition, count(*) AS years_known, count(*) FILTER (held) AS years_held
  FROM (
    SELECT "case", definition, year, bool_or(held) AS held
    FROM verdicts JOIN spans USING ("case")
    WHERE year BETWEEN span_from AND span_to
    GROUP BY ALL
  )
  GROUP BY ALL
)
SELECT
  what, happenings."case", event, event_name, event_position, attainment,
  event_name || ', ' || cases.name AS title,
  happenings.date, CAST(happenings.year_from AS INTEGER) AS year,
  definitions.position, definitions.definition, definitions.name AS definition_name,
  CAST(threshold AS DOUBLE) AS threshold,
  list(round(size, 4) ORDER BY size) FILTER (size IS NOT NULL) AS sizes,
  CASE
    WHEN count(held) = 0 THEN 'unknown'
    WHEN bool_and(held) THEN 'holds'
    WHEN bool_or(held) THEN 'in part'
    ELSE 'does not hold'
  END AS answer,
  any_value(years_held) AS years_held, any_value(years_known) AS years_known,
  any_value(span_from) AS span_from, any_value(span_to) AS span_to,
  any_value(happenings.sources) || coalesce(';' || works_of(list(verdicts.sources) FILTER (verdicts.sources IS NOT NULL)), '') AS sources,
  CASE WHEN any_value(happenings.status) = 'unchecked' OR bool_or(verdicts.status = 'unchecked') THEN 'unchecked' ELSE 'checked' END AS status
FROM happenings
CROSS JOIN definitions
JOIN cases ON cases.id = happenings."case"
JOIN spans USING ("case")
LEFT JOIN verdicts ON verdicts."case" = happenings."case" AND verdicts.definition = definitions.definition
  AND verdicts.year BETWEEN happenings.year_from AND happenings.year_to
LEFT JOIN years ON years."case" = happenings."case" AND years.definition = definitions.definition
GROUP BY ALL
ORDER BY what, happenings."case", year, event_position, definitions.position
