/*
title: Trade with the main trading partner
question: How large was trade with the main trading partner, by year and by month, according to whom?
grain: one row per country and year or month of trade, year of launches, and period beside them
key: [case, part, date]
caveat: Almost all figures are the partner's customs data or derived from them, so there are fewer independent sources than values. Some include crude oil and some do not, and current dollars are not corrected for prices. A year or month without a figure is missing. That trade, launches and periods share years does not say why. Launches are drawn whether or not trade is known for the year; a year that the list covers only in part is pale.
tags: [trade, sanctions, launches]
choices:
  lens: lenses
  checked: [all, checked]
*/
WITH partners AS (
  SELECT id AS "case", partner, partner_name
  FROM cases
  WHERE partner IS NOT NULL
),
flows AS (
  SELECT DISTINCT
    trade."case", trade.period AS date, period_type, period_from, period_to, partners.partner_name,
    array_to_string([trade."case", trade.partner, trade.period, commodity], '/') AS subject
  FROM trade JOIN partners USING ("case", partner)
  WHERE commodity = 'all goods' AND period_type IN ('annual', 'monthly')
),
spoken AS (
  FROM preferred($lens, $checked)
  WHERE subject_table = 'trade' AND quantity = 'total, USD'
),
works AS (
  SELECT
    subject,
    array_to_string(list(DISTINCT witness || '[' || coalesce(locator, '') || ']' ORDER BY witness || '[' || coalesce(locator, '') || ']'), ';') AS sources,
    bool_or(status = 'unchecked') AS unchecked
  FROM readings
  WHERE subject_table = 'trade' AND quantity = 'total, USD' AND ($checked <> 'checked' OR status = 'checked')
  GROUP BY subject
),
traded AS (
  SELECT
    flows."case",
    CASE period_type WHEN 'annual' THEN 'year' ELSE 'month' END AS part,
    flows.date, period_from AS from_day, period_to AS to_day,
    'Trade with ' || partner_name AS title,
    partner_name AS partner,
    round(spoken.low / 1e9, 6) AS low, round(spoken.best / 1e9, 6) AS best, round(spoken.high / 1e9, 6) AS high,
    round(spread_low / 1e9, 6) AS spread_low, round(spread_high / 1e9, 6) AS spread_high,
    'billion dollars' AS unit,
    readings, voices, family,
    CASE WHEN works.unchecked THEN 'unchecked' ELSE 'checked' END AS status,
    works.sources
  FROM flows
  JOIN spoken USING (subject)
  JOIN works USING (subject)
),
-- Years of launches stand on their own, so that none is lost where no trade is known.
launches AS (
  SELECT
    counts."case", 'launches' AS part, strftime(start, '%Y') AS date,
    start AS from_day, CAST(start + INTERVAL 1 YEAR AS DATE) - 1 AS to_day,
    'Launches' AS title, number AS launches, covered = 1 AS whole,
    counts.status,
    coalesce(
      (
        SELECT works_of(list(sources)) FROM occurrences
        WHERE occurrences."case" = counts."case" AND occurrences.record = counts.record AND year(first_day) = year(start)
      ),
      (
        SELECT works_of(list(sources)) FROM coverage
        WHERE coverage."case" = counts."case" AND coverage.record = counts.record
      )
    ) AS sources
  FROM counts('year', $checked) AS counts
  WHERE record = 'missile_launches' AND number IS NOT NULL AND "case" IN (SELECT "case" FROM traded)
),
spans AS (
  SELECT
    "case", 'period' AS part, began || '/' || coalesce(ended, '..') AS date, began_from AS from_day, coalesce(ended_to, as_of()) AS to_day, name AS title, status, sources
  FROM periods
  WHERE period IN ('sectoral_sanctions', 'border_closure') AND rank = 1 AND ($checked <> 'checked' OR status = 'checked')
    AND "case" IN (SELECT "case" FROM traded)
)
FROM (FROM traded UNION ALL BY NAME FROM launches UNION ALL BY NAME FROM spans)
ORDER BY "case", part DESC, from_day
