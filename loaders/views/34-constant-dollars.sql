/*
money_in_constant_dollars:
  row: one row per published cost; a part of money
  columns: money
*/
-- The deflator of the dollar is that of the one case for which no dollar rate is needed.
CREATE VIEW money_in_constant_dollars AS
WITH deflator AS (
  SELECT year, value / 100 AS level, base, sources, status
  FROM deflators
  WHERE "index" = 'gdp_deflator' AND "case" NOT IN (SELECT "case" FROM exchange_rates)
),
judged AS (
  SELECT
    dollars.*, price_year, level, base,
    deflator.sources AS level_sources, deflator.status AS level_status,
    CASE
      WHEN dollars.refusal IS NOT NULL THEN dollars.refusal
      WHEN home THEN 'prices in ' || currency || ' were set by plan and hardly moved: dollar prices do not deflate them'
      WHEN set_rate THEN 'published at an official rate of exchange, good for an order of magnitude only'
      WHEN converted_from IS NOT NULL AND converted_from IN (SELECT currency FROM exchange_rates WHERE exchange_rates."case" = dollars."case")
        THEN 'made from ' || converted_from || ' at the official rate, whose prices were set by plan: dollar prices do not deflate it'
      WHEN price_year IS NULL THEN 'the year of its prices is not stated'
      WHEN level IS NULL THEN 'no deflator of ' || price_year || ' is in the record'
    END AS stop
  FROM money_in_dollars AS dollars
  JOIN cost_spans USING (cost)
  LEFT JOIN deflator ON deflator.year = price_year
)
SELECT
  cost, "case", 'constant_dollars' AS form,
  CASE WHEN stop IS NULL THEN low / level END AS low,
  CASE WHEN stop IS NULL THEN best / level END AS best,
  CASE WHEN stop IS NULL THEN high / level END AS high,
  CASE WHEN stop IS NULL THEN replace(unit, 'USD', base || ' USD') END AS unit,
  CASE WHEN stop IS NULL THEN 'computed' END AS strength,
  CASE WHEN stop IS NULL THEN
    steps || '; divided by ' || plain_number(level) || ', the price level of ' || price_year || ' where ' || base || ' is 1'
  END AS steps,
  stop AS refusal,
  concat_ws(';', sources, level_sources) AS sources,
  CASE WHEN 'unchecked' IN (status, level_status) THEN 'unchecked' ELSE 'checked' END AS status
FROM judged;
