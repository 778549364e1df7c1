/*
title: Known disagreements
question: Where do published values for one thing contradict each other most, and who says what?
grain: one row per reading of a thing on which independent voices exclude each other
key: id
caveat: Values are rivals if they describe the same thing in the same unit; some differ in what they count, which is itself worth knowing. Each yearly series, trade flow and kind of arsenal appears once, in the year with the largest difference. Values that may be zero or negative have no ratio and are left out, as are overlapping ranges, vaguer dates that contain the one used, and things that differ by less than a quarter or half a year. A wide gap does not tell us which value is right.
tags: [readings, sources, disagreement]
choices:
  lens: lenses
  checked: [all, checked]
*/
WITH things AS (
  SELECT 'events' AS subject_table, id AS subject, "case", title FROM events
  UNION ALL SELECT 'nuclear_tests', id, "case", 'test ' || number || ', ' || left(date, 4) FROM nuclear_tests
  UNION ALL SELECT 'assistance', id, "case", partner_name || ', ' || replace(kind, '_', ' ') FROM assistance
  UNION ALL SELECT 'periods', "case" || '/' || period, "case", any_value(name) FROM periods GROUP BY ALL
),
-- Readings exclude each other where no value lies inside all of them; a vaguer date that contains the one taken is none of them.
judged AS (
  SELECT
    preferred.*,
    (
      SELECT max(coalesce(rival.low, rival.best)) > min(coalesce(rival.high, rival.best))
      FROM readings AS rival
      WHERE rival.subject_table = preferred.subject_table AND rival.subject = preferred.subject
        AND rival.quantity = preferred.quantity
        AND ($checked <> 'checked' OR rival.status = 'checked')
        AND coalesce(rival.low, rival.best, rival.high) >= spread_low
        AND coalesce(rival.high, rival.best, rival.low) <= spread_high
    ) AS differs,
    CASE
      WHEN unit = 'day' THEN 'dates'
      WHEN subject_table = 'nuclear_tests' THEN 'tests'
      ELSE subject_table
    END AS kind,
    coalesce(things."case", split_part(subject, '/', 1)) AS "case",
    things.title AS thing_title,
    CASE WHEN subject_table IN ('observations', 'trade', 'arsenals') THEN regexp_replace(subject, '/\d{4}[^/]*', '') ELSE subject END
      AS series,
    CASE
      WHEN unit = 'day' THEN (spread_high - spread_low) / 365.2425
      WHEN spread_low > 0 THEN spread_high / spread_low
    END AS spread
  FROM preferred($lens, $checked) AS preferred
  LEFT JOIN things USING (subject_table, subject)
  WHERE preferred.voices > 1
),
compared AS (
  SELECT
    judged.*,
    count(*) OVER sort AS compared,
    count(*) FILTER (differs) OVER sort AS differing,
    count(*) FILTER (differs AND spread >= CASE kind WHEN 'dates' THEN 1 ELSE 2 END) OVER sort AS wide
  FROM judged
  JOIN cases ON cases.id = judged."case" AND cases.role = 'compared'
  WINDOW sort AS (PARTITION BY kind = 'dates')
),
widest AS (
  SELECT *
  FROM compared
  WHERE differs AND spread IS NOT NULL
  QUALIFY row_number() OVER (PARTITION BY kind, "case", series, quantity ORDER BY spread DESC, subject) = 1
),
ranked AS (
  SELECT *, row_number() OVER (PARTITION BY kind ORDER BY spread DESC, subject, quantity) AS place
  FROM widest
)
SELECT
  readings.row_id || '/' || readings.quantity AS id,
  ranked."case",
  ranked.kind,
  ranked.place,
  ranked.subject || '/' || ranked.quantity AS thing,
  CASE ranked.kind
    WHEN 'dates' THEN thing_title || CASE ranked.quantity WHEN 'date' THEN '' ELSE ', ' || ranked.quantity END
    WHEN 'tests' THEN split_part(ranked.quantity, '_', 1) || ' of ' || thing_title
    WHEN 'costs' THEN first(costs.measure) OVER (PARTITION BY ranked.subject, ranked.quantity ORDER BY length(costs.measure), costs.id)
    WHEN 'trade' THEN replace(split_part(ranked.quantity, ',', 1), 'total', 'trade') || ', ' || trade.partner_name || ', ' || trade.period
    WHEN 'famine_deaths' THEN 'deaths of the famine'
    WHEN 'assistance' THEN ranked.quantity || ' of ' || thing_title
    ELSE replace(split_part(ranked.quantity, ',', 1), '_', ' ') || ', ' || split_part(ranked.subject, '/', 2)
  END AS title,
  readings.low, readings.best, readings.high,
  readings.printed,
  ranked.unit,
  ranked.spread_low, ranked.spread_high, ranked.spread,
  readings.number = taken.number AS taken,
  readings.derives_from IS NOT NULL AS derived,
  readings.family,
  readings.voice AS origin,
  readings.witness,
  readings.basis AS fact,
  ranked.voices,
  ranked.compared, ranked.differing, ranked.wide,
  readings.status,
  readings.witness || '[' || coalesce(readings.locator, '') || ']' AS sources
FROM ranked
JOIN readings USING (subject_table, subject, quantity)
JOIN readings AS taken
  ON taken.table_name = ranked.table_name AND taken.row_id = ranked.row_id
  AND taken.subject_table = ranked.subject_table AND taken.subject = ranked.subject AND taken.quantity = ranked.quantity
LEFT JOIN costs ON readings.table_name = 'costs' AND costs.id = readings.row_id
LEFT JOIN trade ON readings.table_name = 'trade' AND trade.id = readings.row_id
WHERE ranked.place <= CASE ranked.kind WHEN 'dates' THEN 12 ELSE 4 END
  AND ranked.spread >= CASE ranked.kind WHEN 'dates' THEN 0.5 ELSE 1.25 END
  AND ($checked <> 'checked' OR readings.status = 'checked')
  AND coalesce(readings.low, readings.best, readings.high) >= ranked.spread_low
  AND coalesce(readings.high, readings.best, readings.low) <= ranked.spread_high
ORDER BY ranked.kind, ranked.place, coalesce(readings.low, readings.best, readings.high), readings.number
