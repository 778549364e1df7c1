/*
series_stretch(case, variable, year): How many breaks of a series lie in that year or before; two years with the same number may be computed with, others not.
*/
CREATE MACRO series_stretch(of_case, of_variable, of_year) AS (
  SELECT count(*)
  FROM breaks
  WHERE breaks."case" = of_case AND breaks.variable = regexp_replace(of_variable, '_per_head$', '') AND breaks.year <= of_year
);
