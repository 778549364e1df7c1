/*
series_ancestors:
  row: one row per variable and variable or work from which it was made, by whatever steps
  columns:
    series: The variable.
    ancestor: From what it was made.
series_spans(checked):
  row: one row per quantity of a case in a year, or flow of trade in a period, that two or more independent voices give a figure for
  columns:
    subject_table: observations or trade.
    case: The case.
    concept: Concept of the variables, or flow and commodity of the trade.
    denominator: What a rate or share is of; of trade, the partner.
    unit: Base unit.
    price_basis: Price basis of the money compared.
    period: The year, or the period of the trade.
    low: Lowest figure of any voice, or its own lower bound.
    high: Highest figure of any voice, or its own upper bound.
    best: Figure of the series that ranks first.
    voices: How many voices there are.
    which: Each voice's series with its figure, the first in rank first.
    left_out: Series with a figure that are made from another one here, or are an older release of the same voice.
    sources: Works in which the figures were read.
    status: unchecked where any figure is.
*/
-- A series counts for a voice of its own if none of those here is what it was made from, by whatever steps. One voice speaks
-- once, by its highest rank and newest release. What a voice is: the maker named, else the work read.
CREATE VIEW series_ancestors AS
WITH RECURSIVE steps AS (
  SELECT id AS series, unnest(derives_from) AS ancestor FROM variables
  UNION
  SELECT steps.series, unnest(variables.derives_from) FROM steps JOIN variables ON variables.id = steps.ancestor
)
SELECT series, ancestor FROM steps;

CREATE MACRO series_spans(checked_only) AS TABLE
WITH figures AS (
  SELECT
    'observations' AS subject_table, observations.id, "case", concept, denominator, base_unit(observations.unit) AS unit,
    CASE WHEN dimension LIKE 'money%' THEN price_basis END AS price_basis, CAST(year AS VARCHAR) AS period,
    variables.id AS series, unit_factor(observations.unit) AS factor, low, best, high,
    coalesce(observations.origin, variables.origin) AS origin, observations.derives_from,
    coalesce(observations.vintage, variables.vintage) AS vintage, coalesce(observations.rank, variables.rank) AS rank,
    observations.sources, observations.status
  FROM observations
  JOIN variables ON variables.id = variable
  WHERE observations.missing IS NULL
  UNION ALL BY NAME
  SELECT
    'trade' AS subject_table, id, "case", concat_ws(', ', flow, commodity, measure, CASE WHEN inter_korean THEN 'with the other half' END) AS concept,
    coalesce(partner, partner_name) AS denominator, base_unit(unit) AS unit, price_basis, period,
    NULL AS series, unit_factor(unit) AS factor, low, best, high,
    coalesce(reporter, origin) AS origin, derives_from, vintage, rank, sources, status
  FROM trade
  WHERE missing IS NULL
),
known AS (
  SELECT *, coalesce(origin, split_part(sources, '[', 1)) AS voice, factor * coalesce(low, best) AS least, factor * coalesce(best, low, high) AS said, factor * coalesce(high, best) AS most
  FROM figures
  WHERE checked_only <> 'checked' OR status = 'checked'
),
alike AS (
  SELECT *, row_number() OVER () AS number,
    dense_rank() OVER (ORDER BY subject_table, "case", concept, coalesce(denominator, ''), unit, coalesce(price_basis, ''), period) AS thing
  FROM known
),
made AS (
  SELECT DISTINCT child.number
  FROM alike AS child
  JOIN alike AS parent ON parent.thing = child.thing AND parent.number <> child.number
  LEFT JOIN series_ancestors ON series_ancestors.series = child.series AND ancestor IN (parent.series, parent.voice)
  WHERE ancestor IS NOT NULL OR list_has_any(child.derives_from, list_filter([parent.id, parent.series, parent.voice], lambda name: name IS NOT NULL))
),
ranked AS (
  SELECT *, number IN (FROM made) AS derived,
    row_number() OVER (PARTITION BY thing, voice, number IN (FROM made) ORDER BY rank NULLS LAST, vintage DESC NULLS LAST, id) AS turn
  FROM alike
),
labelled AS (
  SELECT *, NOT derived AND turn = 1 AS speaks, coalesce(series, voice) || ' ' || plain_number(said) AS label FROM ranked
),
several AS (
  FROM labelled
  WHERE thing IN (SELECT thing FROM ranked WHERE NOT derived AND turn = 1 GROUP BY thing HAVING count(*) > 1)
)
SELECT
  any_value(subject_table) AS subject_table, any_value("case") AS "case", any_value(concept) AS concept, any_value(denominator) AS denominator,
  any_value(unit) AS unit, any_value(price_basis) AS price_basis, any_value(period) AS period,
  min(coalesce(least, said)) FILTER (speaks) AS low, max(coalesce(most, said)) FILTER (speaks) AS high,
  arg_min(said, coalesce(rank, 99) * 1000000 + number) FILTER (speaks) AS best,
  CAST(count(*) FILTER (speaks) AS INTEGER) AS voices,
  string_agg(label, '; ' ORDER BY rank NULLS LAST, label) FILTER (speaks) AS which,
  string_agg(label, '; ' ORDER BY rank NULLS LAST, label) FILTER (NOT speaks) AS left_out,
  string_agg(sources, ';' ORDER BY rank NULLS LAST, label) FILTER (speaks) AS sources,
  CASE WHEN bool_or(status = 'unchecked') FILTER (speaks) THEN 'unchecked' ELSE 'checked' END AS status
FROM several
GROUP BY thing;
