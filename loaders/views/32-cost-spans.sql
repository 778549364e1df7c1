/*
cost_spans:
  row: one row per published cost
  columns:
    cost: Id of the cost.
    case: The case.
    currency: Currency, absent for a share.
    unit: Base unit.
    low: Lowest value, in base units.
    best: Single published value.
    high: Highest value.
    first_year: First year of its span; absent where the source does not say.
    last_year: Last year of its span.
    years: Years, to a tenth, over which it is spread to give a cost per year; 1 for a single thing and for a yearly figure.
    price_year: The year whose prices it is in, where the source says or a yearly figure at current prices implies it.
    purchasing_power: Whether it is in dollars of purchasing power.
    set_rate: Whether the source itself turned it into dollars at an official rate.
    home: Whether the currency is that of the case, whose prices were set by plan.
    converted_from: Currency from which it was turned into dollars, where its row derives from one.
    printed: The value as published.
    sources: Sources of the cost.
    status: Its status.
*/
CREATE TABLE cost_spans AS
WITH spans AS (
  SELECT *, base_unit(unit) AS base, year(period_from) AS first_year, year(period_to) AS last_year
  FROM costs
  WHERE missing IS NULL
)
SELECT
  id AS cost, "case", currency, base AS unit,
  unit_factor(unit) * low AS low, unit_factor(unit) * best AS best, unit_factor(unit) * high AS high,
  first_year, last_year,
  CASE
    WHEN scope IN ('single_event', 'single_item') OR base LIKE '% per year' THEN 1
    ELSE greatest(1, round((period_to - period_from + 1) / 365.2425, 1))
  END AS years,
  coalesce(price_year, CASE
    WHEN first_year = last_year AND (price_basis = 'current' OR price_basis LIKE '%official rate%') THEN first_year
  END) AS price_year,
  coalesce(price_basis LIKE '%purchasing%', false) AS purchasing_power,
  coalesce(price_basis LIKE '%official rate%', false) AS set_rate,
  currency IN (SELECT currency FROM exchange_rates WHERE exchange_rates."case" = spans."case") AS home,
  (
    SELECT max(parent.currency) FROM costs AS parent
    WHERE list_contains(spans.derives_from, parent.id) AND parent.currency <> spans.currency
  ) AS converted_from,
  printed_figure(low, best, high, unit) AS printed,
  sources, status
FROM spans;
