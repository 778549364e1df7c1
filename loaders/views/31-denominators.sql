/*
denominators:
  row: one row per case, year and quantity by which money may be divided
  columns:
    kind: output, state_budget or population.
    case: The case.
    currency: Currency of the value; absent for people.
    year: The year.
    value: The value, in base units.
    variable: The variable from which it comes.
    doubt: Why a share of it is good for an order of magnitude only.
    sources: Sources of the value and of its rate.
    status: unchecked where the value or its rate is.
*/
CREATE TABLE denominators AS
WITH homes AS (
  SELECT DISTINCT currency, "case" AS home FROM exchange_rates
),
money AS (
  SELECT
    CASE concept WHEN 'income_total' THEN 'output' ELSE 'state_budget' END AS kind,
    observations."case", base_unit(observations.unit) AS currency, year,
    unit_factor(observations.unit) * best AS value,
    variables.id AS variable, variables.rank, home,
    CASE WHEN home IS DISTINCT FROM observations."case" THEN
      'output valued at foreign prices or turned into ' || base_unit(observations.unit) || ' at an exchange rate'
    END AS doubt,
    observations.sources, observations.status
  FROM observations
  JOIN variables ON variables.id = variable
  LEFT JOIN homes ON homes.currency = base_unit(observations.unit)
  WHERE concept IN ('income_total', 'state_expenditure') AND dimension = 'money_current' AND best IS NOT NULL
),
in_dollars AS (
  SELECT
    kind, "case", 'USD' AS currency, year, value / rate AS value, variable, rank + 10 AS rank,
    'output in ' || money.currency || ' turned into dollars at the rate of the year' AS doubt,
    money.sources || ';' || dollar_rates.sources AS sources,
    CASE WHEN 'unchecked' IN (money.status, dollar_rates.status) THEN 'unchecked' ELSE 'checked' END AS status
  FROM money JOIN dollar_rates USING (currency, year)
  WHERE rate IS NOT NULL
),
people AS (
  SELECT
    'population' AS kind, observations."case", NULL AS currency, year,
    unit_factor(observations.unit) * best AS value, variables.id AS variable, variables.rank, NULL AS doubt,
    observations.sources, observations.status
  FROM observations
  JOIN variables ON variables.id = variable
  WHERE concept = 'population' AND best IS NOT NULL
)
SELECT kind, "case", currency, year, value, variable, doubt, sources, status
FROM (
  SELECT * EXCLUDE (home) FROM money
  UNION ALL BY NAME FROM in_dollars
  UNION ALL BY NAME FROM people
)
QUALIFY row_number() OVER (PARTITION BY kind, "case", currency, year ORDER BY rank, variable) = 1;
