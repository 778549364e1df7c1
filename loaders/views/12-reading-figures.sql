-- What a cost is of decides which costs are rivals: a single thing by what it is, a sum by its span as well.
INSERT INTO reading_rows BY NAME
SELECT
  'costs' AS table_name, id AS row_id, 'costs' AS subject_table,
  array_to_string([
    "case", programme_domain, scope, coalesce(array_to_string(coverage, '+'), 'unsaid'),
    CASE
      WHEN scope = 'single_event' THEN ''
      WHEN scope IN ('single_item', 'facility') THEN measure
      ELSE replace(regexp_replace(coalesce(period, ''), '[~?]', '', 'g'), '/', '-')
    END
  ], '/') AS subject,
  'cost, ' || base_unit(unit) || coalesce(' of ' || price_year, '') AS quantity,
  unit_factor(unit) * low AS low, unit_factor(unit) * best AS best, unit_factor(unit) * high AS high,
  printed_figure(low, best, high, unit) AS printed,
  base_unit(unit) AS unit,
  concat_ws(', ', basis, price_basis) AS basis, origin, derives_from, status, vintage, rank
FROM costs
WHERE missing IS NULL;

INSERT INTO reading_rows BY NAME
SELECT
  'famine_deaths' AS table_name, id AS row_id, 'famine_deaths' AS subject_table,
  "case" || '/' || coalesce('part/' || period, 'famine') AS subject,
  'excess_deaths' AS quantity,
  unit_factor(unit) * low AS low, unit_factor(unit) * best AS best, unit_factor(unit) * high AS high,
  printed_figure(low, best, high, unit) AS printed,
  base_unit(unit) AS unit, method_kind AS basis, origin, derives_from, status, vintage, rank
FROM (SELECT * REPLACE (CASE WHEN part_of IS NOT NULL THEN period END AS period) FROM famine_deaths)
WHERE missing IS NULL;

INSERT INTO reading_rows BY NAME
SELECT
  'trade' AS table_name, id AS row_id, 'trade' AS subject_table,
  array_to_string(["case", coalesce(partner, partner_name), coalesce(period, ''), commodity], '/') AS subject,
  flow || ', ' || base_unit(unit) AS quantity,
  unit_factor(unit) * low AS low, unit_factor(unit) * best AS best, unit_factor(unit) * high AS high,
  printed_figure(low, best, high, unit) AS printed,
  base_unit(unit) AS unit, measure AS basis, origin, derives_from, status, vintage, rank
FROM trade
WHERE missing IS NULL;

INSERT INTO reading_rows BY NAME
SELECT
  'arsenals' AS table_name, id AS row_id, 'arsenals' AS subject_table, "case" || '/' || year AS subject, measure AS quantity,
  low, best, high,
  printed_figure(low, best, high, unit) AS printed,
  unit, method AS basis, origin, derives_from, status, vintage, rank
FROM arsenals
WHERE missing IS NULL;
