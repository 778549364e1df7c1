/*
case_comparabilities:
  row: one row per variable and pair of two different cases that have values of it
  columns:
    variable: The variable.
    a: First case.
    b: Second case.
    verdict: block where the two are in different units or currencies, warn where a value of either is known to mislead, a series breaks, or most values of one are recalled, note where they share no year, ok else.
    reason: Why, in words.
    caution: What the codebook says of the variable.
case_comparability(variable, a, b):
  row: one row with the verdict on one variable in two cases, either way round
  columns:
    variable: The variable.
    a: First case.
    b: Second case.
    verdict: As in case_comparabilities.
    reason: Why, in words.
    caution: What the codebook says of the variable.
*/
-- needs: variables, observations, breaks
CREATE VIEW case_comparabilities AS
WITH held AS (
  SELECT
    variable, "case",
    list(DISTINCT observations.unit) AS units,
    list(DISTINCT year) AS years,
    count(*) FILTER (coalesce(observations.note, '') LIKE 'trap:%') AS misleading,
    count(*) FILTER (observations.status = 'unchecked') > 0.5 * count(*) AS recalled,
    (SELECT count(*) FROM breaks WHERE breaks.variable = observations.variable AND breaks."case" = observations."case") AS broken
  FROM observations
  WHERE observations.missing IS NULL
  GROUP BY variable, "case"
),
pairs AS (
  SELECT
    x.variable, x."case" AS a, y."case" AS b,
    NOT list_has_any(x.units, y.units) OR variables.unit LIKE '%local currency%' AS units,
    x.misleading + y.misleading AS misleading,
    x.broken + y.broken AS broken,
    x.recalled OR y.recalled AS recalled,
    NOT list_has_any(x.years, y.years) AS apart,
    comparability AS caution
  FROM held AS x
  JOIN held AS y ON x.variable = y.variable AND x."case" <> y."case"
  JOIN variables ON variables.id = x.variable
)
SELECT
  variable, a, b,
  CASE
    WHEN units THEN 'block'
    WHEN misleading > 0 OR broken > 0 OR recalled THEN 'warn'
    WHEN apart THEN 'note'
    ELSE 'ok'
  END AS verdict,
  nullif(concat_ws('; ',
    CASE WHEN units THEN 'the two are in different units or currencies' END,
    CASE WHEN misleading > 0 THEN misleading || ' values are known to mislead' END,
    CASE WHEN broken > 0 THEN 'the series breaks ' || broken || CASE broken WHEN 1 THEN ' time' ELSE ' times' END END,
    CASE WHEN recalled THEN 'most values of one were recalled, not seen' END,
    CASE WHEN apart THEN 'they share no year' END
  ), '') AS reason,
  caution
FROM pairs;

CREATE MACRO case_comparability(of_variable, one, other) AS TABLE
SELECT variable, a, b, verdict, reason, caution FROM case_comparabilities WHERE variable = of_variable AND a = one AND b = other;
