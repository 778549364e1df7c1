/*
money_shares:
  row: one row per published cost and denominator; a part of money
  columns: money
*/
CREATE VIEW money_shares AS
WITH forms AS (
  SELECT * FROM (VALUES
    ('share_of_output', 'output', 'percent of output a year', 100),
    ('share_of_state_budget', 'state_budget', 'percent of the state budget a year', 100),
    ('per_head', 'population', 'per inhabitant and year', 1)
  ) AS forms (form, kind, form_unit, factor)
),
-- Where no year of the span is known, the nearest before and after it serve together, at most three years off.
near AS (
  SELECT
    cost, form, denominators.*,
    denominators.year BETWEEN first_year AND last_year AS inside,
    denominators.year < first_year AS before,
    greatest(first_year - denominators.year, denominators.year - last_year) AS distance
  FROM cost_spans
  CROSS JOIN forms
  JOIN denominators ON denominators.kind = forms.kind AND denominators."case" = cost_spans."case"
    AND (forms.kind = 'population' OR denominators.currency = cost_spans.currency)
    AND denominators.year BETWEEN first_year - 3 AND last_year + 3
),
used AS (
  SELECT * EXCLUDE (nearest, known, bracketed)
  FROM (
    SELECT
      *,
      row_number() OVER (PARTITION BY cost, form, inside, before ORDER BY distance) AS nearest,
      bool_or(inside) OVER (PARTITION BY cost, form) AS known,
      bool_or(before) OVER (PARTITION BY cost, form) AND bool_or(NOT before) OVER (PARTITION BY cost, form) AS bracketed
    FROM near
  )
  WHERE inside OR (NOT known AND bracketed AND nearest = 1)
),
divided AS (
  SELECT
    cost, form,
    min(value) AS least, max(value) AS most,
    count(*) FILTER (inside) AS known_years, min(year) AS first_known,
    string_agg(CAST(year AS VARCHAR), ' and ' ORDER BY year) AS used_years,
    min(doubt) AS doubt,
    string_agg(DISTINCT variable, ' and ' ORDER BY variable) AS variables,
    works_of(list(sources)) AS divisor_sources,
    bool_or(status = 'unchecked') AS unchecked
  FROM used
  GROUP BY ALL
),
judged AS (
  SELECT
    cost_spans.*, form, form_unit, factor, forms.kind, divided.* EXCLUDE (cost, form),
    (form = 'share_of_output' AND (unit LIKE 'percent of GDP%' OR unit LIKE 'percent of GNP%'))
      OR (form = 'share_of_state_budget' AND unit LIKE 'percent of state%') AS published,
    CASE
      WHEN cost_spans.currency IS NULL THEN 'published as a share of something else: ' || printed
      WHEN purchasing_power AND form <> 'per_head' THEN 'dollars of purchasing power are not divided by output at a market rate'
      WHEN set_rate AND form <> 'per_head' THEN 'published at an official rate of exchange, which is not the rate of any output'
      WHEN first_year IS NULL OR last_year IS NULL THEN 'the span of years is not stated, so there is no cost per year'
      WHEN known_years IS NULL THEN
        'no ' || replace(forms.kind, '_', ' ') || CASE WHEN forms.kind = 'population' THEN '' ELSE ' in ' || cost_spans.currency END
          || ' of ' || first_year || coalesce(' to ' || nullif(last_year, first_year), '') || ' is in the record'
    END AS stop
  FROM cost_spans
  CROSS JOIN forms
  LEFT JOIN divided USING (cost, form)
)
SELECT
  cost, "case", form,
  CASE WHEN published THEN low WHEN stop IS NULL THEN factor * coalesce(low, CASE WHEN least < most THEN best END) / years / most END AS low,
  CASE WHEN published THEN best WHEN stop IS NULL AND least = most THEN factor * best / years / most END AS best,
  CASE WHEN published THEN high WHEN stop IS NULL THEN factor * coalesce(high, CASE WHEN least < most THEN best END) / years / least END AS high,
  CASE
    WHEN published THEN unit
    WHEN stop IS NULL THEN CASE WHEN form = 'per_head' THEN currency || ' ' ELSE '' END || form_unit
  END AS unit,
  CASE
    WHEN published THEN 'published'
    WHEN stop IS NULL AND (doubt IS NOT NULL OR price_year <> last_year OR known_years < last_year - first_year + 1) AND form <> 'per_head'
      THEN 'order of magnitude'
    WHEN stop IS NULL THEN 'computed'
  END AS strength,
  CASE
    WHEN published THEN 'published as ' || printed
    WHEN stop IS NULL THEN
      'published as ' || printed
        || CASE WHEN years > 1 THEN '; spread evenly over ' || exact_number(years) || ' years' ELSE '' END
        || '; divided by ' || replace(kind, '_', ' ') || ' (' || variables || ')'
        || CASE
          WHEN known_years = 0 THEN ' of ' || used_years || ', as none is known for ' || first_year || coalesce(' to ' || nullif(last_year, first_year), '')
          WHEN last_year = first_year THEN ' of ' || first_year
          ELSE ', known for ' || known_years || ' of ' || (last_year - first_year + 1) || ' years'
        END
        || CASE WHEN least < most THEN ', the highest for the low end and the lowest for the high' ELSE '' END
        || coalesce('; ' || doubt, '')
        || CASE WHEN price_year < first_known AND form <> 'per_head' THEN '; prices of ' || price_year || ' against those of the time' ELSE '' END
  END AS steps,
  CASE WHEN published THEN NULL ELSE stop END AS refusal,
  CASE WHEN published OR divisor_sources IS NULL THEN sources ELSE sources || ';' || divisor_sources END AS sources,
  CASE WHEN status = 'unchecked' OR (unchecked AND NOT published) THEN 'unchecked' ELSE 'checked' END AS status
FROM judged;
