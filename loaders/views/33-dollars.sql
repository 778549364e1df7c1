/*
money_in_dollars:
  row: one row per published cost; a part of money
  columns: money
*/
CREATE VIEW money_in_dollars AS
WITH judged AS (
  SELECT
    cost_spans.*, dollar_rates.rate, dollar_rates.sources AS rate_sources, dollar_rates.status AS rate_status,
    CASE
      WHEN cost_spans.currency IS NULL THEN 'published as a share (' || printed || '), not as money'
      WHEN purchasing_power THEN 'dollars of purchasing power are not dollars at any rate'
      WHEN cost_spans.currency = 'USD' THEN NULL
      WHEN price_year IS NULL THEN 'the year of its prices is not stated, so no year''s rate applies'
      WHEN dollar_rates.refusal IS NOT NULL THEN dollar_rates.refusal
      WHEN dollar_rates.rate IS NULL THEN 'no rate of ' || price_year || ' is in the record'
    END AS refusal
  FROM cost_spans
  LEFT JOIN dollar_rates ON dollar_rates.currency = cost_spans.currency AND dollar_rates.year = price_year
)
SELECT
  cost, "case", 'dollars' AS form,
  CASE WHEN refusal IS NULL THEN low / coalesce(rate, 1) END AS low,
  CASE WHEN refusal IS NULL THEN best / coalesce(rate, 1) END AS best,
  CASE WHEN refusal IS NULL THEN high / coalesce(rate, 1) END AS high,
  CASE WHEN refusal IS NULL THEN replace(unit, currency, 'USD') END AS unit,
  CASE
    WHEN refusal IS NOT NULL THEN NULL
    WHEN set_rate THEN 'order of magnitude'
    WHEN rate IS NULL THEN 'published'
    WHEN home THEN 'order of magnitude'
    ELSE 'computed'
  END AS strength,
  CASE WHEN refusal IS NULL THEN
    'published as ' || printed || coalesce('; divided by ' || plain_number(rate) || ' ' || currency || ' for a dollar in ' || price_year, '')
      || CASE WHEN home THEN ', a set rate that says little about purchasing power' ELSE '' END
  END AS steps,
  refusal,
  concat_ws(';', sources, rate_sources) AS sources,
  CASE WHEN 'unchecked' IN (status, rate_status) THEN 'unchecked' ELSE 'checked' END AS status
FROM judged;
