/*
below_peak:
  row: one row per observation that has a single value
  columns:
    case: The case.
    variable: The variable; peaks are never looked for across variables.
    year: The year.
    value: The value.
    unit: Its unit.
    first_year: First year of the unbroken stretch (no gap of more than five years) that ends here; a peak before it cannot be seen.
    peak_year: Year of the highest earlier value in that stretch.
    peak: That value; absent in the first year.
    percent: How far the value lies below (negative) or above that peak, in percent.
    stretch: Number of the stretch without a break or a gap of more than five years; nothing is computed across two of them.
    sources: Sources of the observation.
    status: Status of the observation.
*/
CREATE VIEW below_peak AS
WITH stretches AS (
  SELECT *, sum(broken) OVER (PARTITION BY "case", variable ORDER BY year ROWS UNBOUNDED PRECEDING) AS stretch
  FROM (
    SELECT
      *,
      CASE
        WHEN year - lag(year) OVER series > 5 OR series_breaks <> lag(series_breaks) OVER series THEN 1
        ELSE 0
      END AS broken
    FROM (SELECT *, series_stretch("case", variable, year) AS series_breaks FROM observations)
    WHERE best IS NOT NULL
    WINDOW series AS (PARTITION BY "case", variable ORDER BY year)
  )
)
SELECT
  "case", variable, year, best AS value, unit,
  min(year) OVER whole AS first_year,
  arg_max(year, best) OVER earlier AS peak_year,
  max(best) OVER earlier AS peak,
  100 * (best / nullif(max(best) OVER earlier, 0) - 1) AS percent,
  CAST(stretch AS INTEGER) AS stretch,
  sources, status
FROM stretches
WINDOW
  whole AS (PARTITION BY "case", variable, stretch),
  earlier AS (PARTITION BY "case", variable, stretch ORDER BY year ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING);
