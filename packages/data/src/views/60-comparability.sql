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
