/*
unit_factor(unit): How many of the base unit one of this unit is; thousand tonnes are 1000 tonnes.
base_unit(unit): The unit without its multiple; million USD per year is USD per year.
plain_number(value): A number as text for a chain of steps, rounded to four figures that matter or to units.
exact_number(value): A number as text, without a trailing .0.
printed_figure(low, best, high, unit): A published figure as text, with its unit.
*/
CREATE MACRO unit_factor(unit) AS CASE
  WHEN unit LIKE '10 thousand %' THEN 1e4
  WHEN unit LIKE 'thousand %' THEN 1e3
  WHEN unit LIKE '100 million %' THEN 1e8
  WHEN unit LIKE 'million %' THEN 1e6
  WHEN unit LIKE 'billion %' THEN 1e9
  WHEN unit LIKE 'trillion %' THEN 1e12
  ELSE 1
END;
CREATE MACRO base_unit(unit) AS
  regexp_replace(unit, '^(10 thousand|thousand|100 million|million|billion|trillion) (of )?', '');
CREATE MACRO plain_number(value) AS CASE
  WHEN value = 0 THEN '0'
  WHEN abs(value) >= 1e4 THEN format('{:,}', CAST(round(value) AS BIGINT))
  ELSE regexp_replace(
    CAST(CAST(round(value, greatest(0, 3 - CAST(floor(log10(abs(value))) AS INTEGER))) AS DECIMAL(24, 6)) AS VARCHAR),
    '\.?0+$',
    ''
  )
END;
CREATE MACRO exact_number(value) AS regexp_replace(CAST(value AS VARCHAR), '\.0$', '');
CREATE MACRO printed_figure(low, best, high, unit) AS
  CASE
    WHEN best IS NOT NULL THEN exact_number(best)
    WHEN high IS NULL THEN 'at least ' || exact_number(low)
    WHEN low IS NULL THEN 'at most ' || exact_number(high)
    ELSE exact_number(low) || ' to ' || exact_number(high)
  END || ' ' || unit;
