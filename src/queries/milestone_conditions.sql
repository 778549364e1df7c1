/*
title: Conditions at each milestone
question: How rich, fed, fuelled and armed was each country at each milestone, in the year before and the same year, compared with others in those years?
grain: one row per milestone, country that reached it, series and country observed
key: [kind, case, series, observed]
caveat: The event may have affected the value of the same year, so the year before is shown too; no value is carried over from another year. Income series in dollars of different years are never ranked. From 1990 on, one country's income in the Maddison releases is a foreign growth estimate applied to a fixed level, and the latent-variable model blends the others, so agreement among them is not independent support. Announced military shares leave out much of a weapons programme, and shares of different totals are shown separately.
tags: [economy, milestones, income]
choices:
  lens: lenses
  checked: [all, checked]
*/
WITH measures AS (
  SELECT * FROM (VALUES
    (1, 'income', 'Output', 'income_level', 'money_constant'),
    (2, 'energy', 'Energy', 'energy_use', 'volume'),
    (3, 'steel', 'Steel', 'steel_output', 'volume'),
    (4, 'food', 'Grain and cereals', 'grain_output', 'volume'),
    (5, 'calories', 'Food supply', 'food_supply', 'rate'),
    (6, 'deaths', 'Deaths', 'mortality', 'rate'),
    (7, 'burden', 'Military spending', 'military_burden', 'share')
  ) AS list(position, measure, measure_name, concept, dimension)
),
series AS (
  SELECT
    measures.* EXCLUDE (concept, dimension),
    variables.id AS series,
    CASE WHEN variables.dimension = 'volume' THEN variables.id || '_per_head' ELSE variables.id END AS variable,
    short_series(variables.name, variables.method) AS series_name,
    variables.derives_from IS NULL AS own_voice, variables.denominator, variables.comparability AS note, variables.rank AS series_rank
  FROM measures JOIN variables USING (concept, dimension)
),
firsts AS (
  FROM milestones
  WHERE $checked <> 'checked' OR status = 'checked'
  QUALIFY row_number() OVER (PARTITION BY "case", kind ORDER BY rank, id) = 1
),
candidates AS (
  SELECT
    firsts."case", firsts.kind, labels.label AS milestone, kinds.position AS kind_position,
    attainment, event, events.title AS event_title
  FROM firsts
  JOIN milestone_kinds AS kinds ON kinds.id = firsts.kind
  JOIN milestone_labels AS labels ON labels.kind = firsts.kind
  JOIN events ON events.id = event
  WHERE (kinds.ladder OR firsts.kind IN ('programme_started', 'weapons_decision')) AND attainment IN ('reached', 'claimed', 'contested')
),
held AS (
  SELECT held.* EXCLUDE ("case")
  FROM conditions($lens, $checked) AS held
  WHERE event IN (SELECT event FROM candidates) AND variable IN (SELECT variable FROM series)
)
SELECT
  kind, milestone, kind_position,
  candidates."case",
  observed,
  held.role,
  CASE WHEN measure = 'burden' THEN 'burden of ' || denominator ELSE measure END AS measure,
  measure_name,
  series.position, series, series_name, own_voice,
  measure_name || ', ' || series_name || ', ' || cases.name AS title,
  event_title || ' (' || candidates."case" || ')' AS fact,
  attainment, held.date,
  CAST(year_before AS INTEGER) AS year_before, before_best AS before,
  CAST(year_same AS INTEGER) AS year_same, same_low AS low, same_best AS same, same_high AS high,
  unit, series.note, held.status, held.sources
FROM candidates
JOIN held USING (event)
JOIN series USING (variable)
JOIN cases ON cases.id = observed
ORDER BY kind_position, candidates."case", series.position, denominator, series_rank, series, cases.position
