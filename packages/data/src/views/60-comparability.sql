/*
comparabilities:
  row: one row per pair of two different variables
  columns:
    a: First variable.
    b: Second variable.
    verdict: block where the two have no common dimension, warn where they measure by another concept, denominator, method or price basis, note where one is another release of the other, ok else.
    reason: Why, in words.
    caution: What the codebook says of the two.
comparability(a, b):
  row: one row with the verdict on two variables, either way round
  columns:
    a: First variable.
    b: Second variable.
    verdict: As in comparabilities.
    reason: Why, in words.
    caution: What the codebook says of the two.
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
-- needs: variables
CREATE VIEW comparabilities AS
WITH pairs AS (
  SELECT
    x.id AS a, y.id AS b,
    x.dimension <> y.dimension AS dimensions,
    x.concept <> y.concept AS concepts,
    x.denominator IS DISTINCT FROM y.denominator AS denominators,
    x.price_basis IS DISTINCT FROM y.price_basis OR base_unit(x.unit) <> base_unit(y.unit) AS bases,
    x.method IS DISTINCT FROM y.method AS methods,
    x.concept = y.concept
      AND (list_contains(x.derives_from, y.id) OR list_contains(y.derives_from, x.id) OR x.origin = y.origin) AS vintages,
    x.dimension || ' and ' || y.dimension AS dimension_words,
    x.concept || ' and ' || y.concept AS concept_words,
    coalesce(x.denominator, 'nothing') || ' and ' || coalesce(y.denominator, 'nothing') AS denominator_words,
    coalesce(x.price_basis, x.unit) || ' and ' || coalesce(y.price_basis, y.unit) AS basis_words,
    x.method || ' and ' || y.method AS method_words,
    nullif(concat_ws(' ', x.comparability, y.comparability), '') AS caution
  FROM variables AS x
  JOIN variables AS y ON x.id <> y.id
)
SELECT
  a, b,
  CASE
    WHEN dimensions THEN 'block'
    WHEN concepts OR denominators OR bases OR methods THEN 'warn'
    WHEN vintages THEN 'note'
    ELSE 'ok'
  END AS verdict,
  nullif(concat_ws('; ',
    CASE WHEN dimensions THEN 'dimensions differ: ' || dimension_words END,
    CASE WHEN concepts THEN 'concepts differ: ' || concept_words END,
    CASE WHEN denominators THEN 'denominators differ: ' || denominator_words END,
    CASE WHEN bases THEN 'units or prices differ: ' || basis_words END,
    CASE WHEN methods THEN 'methods differ: ' || method_words END,
    CASE WHEN vintages THEN 'two releases or derivations of one work, not two voices' END
  ), '') AS reason,
  caution
FROM pairs;

CREATE MACRO comparability(one, other) AS TABLE
SELECT a, b, verdict, replace(reason, '_', ' ') AS reason, caution FROM comparabilities WHERE a = one AND b = other;

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
