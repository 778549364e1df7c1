/*
dollar_rates:
  row: one row per currency and year that has an official or traded rate
  columns:
    currency: The currency.
    year: The year.
    rate: Units for one US dollar; absent where it is refused.
    order_rate: The same where it is refused, fit for an order of magnitude only.
    rate_type: official or mixed, as in exchange_rates.
    refusal: Why money is not turned into dollars at this rate.
    sources: Sources of the rate.
    status: Its status.
*/
-- Where a market rate was ever seen at more than twice the official one, the official one prices nothing.
CREATE VIEW dollar_rates AS
WITH chosen AS (
  FROM exchange_rates
  WHERE rate_type IN ('official', 'mixed') AND coalesce(best, low) IS NOT NULL
  QUALIFY row_number() OVER (PARTITION BY currency, year ORDER BY rate_type DESC, rank, vintage DESC, id) = 1
),
streets AS (
  SELECT currency, max(coalesce(high, best, low)) AS street
  FROM exchange_rates
  WHERE rate_type = 'market'
  GROUP BY currency
),
judged AS (
  SELECT chosen.*, coalesce(best, low) AS official, street
  FROM chosen LEFT JOIN streets USING (currency)
)
SELECT
  currency, year,
  CASE WHEN street IS NULL OR street <= 2 * official THEN official END AS rate,
  CASE WHEN street > 2 * official THEN official END AS order_rate,
  rate_type,
  CASE WHEN street > 2 * official THEN
    'the market rate was seen at ' || plain_number(street) || ' ' || currency || ' for a dollar, the official one is '
      || plain_number(official) || ': good for an order of magnitude only'
  END AS refusal,
  sources, status
FROM judged;
