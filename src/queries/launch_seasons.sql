/*
title: Launch-days by season
question: Do launches keep to a season, judged by the years after the pattern was noticed?
grain: one row per country, years and part; a part is a month, or a season with one way of shuffling
key: [case, era, part, shuffle]
caveat: The pattern comes from the earlier years, so their P value proves nothing; only later years can test it. P is exact, with no random seed. It is the share of all rearrangements within each year, swapping quarters or shifting the year day by day, that have as few launch-days in the season or fewer. Launch-days come in clusters, which swapping single days would ignore.
tags: [launches, season, test]
choices:
  checked: [all, checked]
*/
WITH RECURSIVE rules AS (
  SELECT "case", name, sources AS rule_sources, began_from AS formed_from, ended_to AS formed_to
  FROM periods
  WHERE period = 'season_rule' AND rank = 1
),
listed AS (
  SELECT "case", "from" AS listed_from, "to" AS listed_to
  FROM coverage
  WHERE record = 'missile_launches' AND completeness <> 'selected'
),
days AS (
  SELECT "case", launch_day_from AS day, list(sources) AS works, bool_or(status = 'unchecked') AS unchecked
  FROM missile_launches
  WHERE launch_day_precision = 'day' AND ($checked <> 'checked' OR status = 'checked')
  GROUP BY ALL
),
spans AS (
  SELECT "case", 'formed' AS era, formed_from AS era_from, formed_to AS era_to
  FROM rules
  UNION ALL
  SELECT "case", 'later', make_date(year(formed_to) + 1, 1, 1), make_date(year(least(listed_to, as_of()) + 1) - 1, 12, 31)
  FROM rules JOIN listed USING ("case")
),
busiest AS (
  SELECT "case", era, mode(year(day)) AS left_out
  FROM spans JOIN days USING ("case")
  WHERE era = 'later' AND day BETWEEN era_from AND era_to
  GROUP BY ALL
),
years AS (
  SELECT "case", era, era_from, era_to, NULL AS left_out, unnest(range(year(era_from), year(era_to) + 1)) AS year
  FROM spans
  UNION ALL
  SELECT * FROM (
    SELECT "case", 'later_but_one', era_from, era_to, left_out, unnest(range(year(era_from), year(era_to) + 1)) AS year
    FROM spans JOIN busiest USING ("case", era)
  )
  WHERE year <> left_out
),
calendar AS (
  SELECT
    "case", era, left_out, year,
    unnest(range(greatest(era_from, make_date(year, 1, 1)), least(era_to, make_date(year, 12, 31)) + 1, INTERVAL 1 DAY))::DATE AS date
  FROM years
),
placed AS (
  SELECT
    calendar.*,
    row_number() OVER (PARTITION BY calendar."case", era, year ORDER BY date) - 1 AS place,
    count(*) OVER (PARTITION BY calendar."case", era, year) AS year_length,
    days.day IS NOT NULL AS launch,
    works, unchecked
  FROM calendar LEFT JOIN days ON days."case" = calendar."case" AND days.day = calendar.date
),
seasons AS (
  SELECT * FROM (VALUES ('Oct-Dec', 1001, 1231), ('15 Sep-30 Nov', 915, 1130)) AS list(part, first_day, last_day)
),
inside AS (
  SELECT placed.*, part, month(date) * 100 + day(date) BETWEEN first_day AND last_day AS within
  FROM placed CROSS JOIN seasons
),
-- What each year can give to the season when its quarters are exchanged, and when the year is turned by the place of each of its days.
exchanged AS (
  SELECT "case", era, year, 'Oct-Dec' AS part, 'quarters' AS shuffle, hits, count(*) / sum(count(*)) OVER (PARTITION BY "case", era, year) AS chance
  FROM (
    SELECT "case", era, year, quarter, coalesce(hits, 0) AS hits
    FROM (SELECT DISTINCT "case", era, year FROM placed)
    CROSS JOIN (SELECT unnest([1, 2, 3, 4]) AS quarter)
    LEFT JOIN (
      SELECT "case", era, year, quarter(date) AS quarter, count(*) FILTER (launch) AS hits
      FROM placed GROUP BY ALL
    ) USING ("case", era, year, quarter)
  )
  GROUP BY "case", era, year, hits
),
turned AS (
  SELECT "case", era, year, part, 'days' AS shuffle, hits, count(*) / sum(count(*)) OVER (PARTITION BY "case", era, year, part) AS chance
  FROM (
    SELECT turned."case", turned.era, turned.year, turned.part, turned.place, count(*) FILTER (landed.within) AS hits
    FROM inside AS turned
    LEFT JOIN (FROM placed WHERE launch) AS launched USING ("case", era, year)
    LEFT JOIN inside AS landed
      ON landed."case" = launched."case" AND landed.era = launched.era AND landed.year = launched.year
      AND landed.part = turned.part AND landed.place = (launched.place + turned.place) % launched.year_length
    GROUP BY ALL
  )
  GROUP BY "case", era, year, part, hits
),
outcomes AS (
  SELECT *, dense_rank() OVER (PARTITION BY "case", era, part, shuffle ORDER BY year) AS step
  FROM (FROM exchanged UNION ALL FROM turned)
),
sums AS (
  SELECT DISTINCT "case", era, part, shuffle, CAST(0 AS BIGINT) AS step, CAST(0 AS BIGINT) AS hits, CAST(1 AS DOUBLE) AS chance
  FROM outcomes
  UNION ALL
  SELECT sums."case", sums.era, sums.part, sums.shuffle, sums.step + 1, sums.hits + outcomes.hits, sum(sums.chance * outcomes.chance)
  FROM sums
  JOIN outcomes ON outcomes."case" = sums."case" AND outcomes.era = sums.era AND outcomes.part = sums.part
    AND outcomes.shuffle = sums.shuffle AND outcomes.step = sums.step + 1
  GROUP BY sums."case", sums.era, sums.part, sums.shuffle, sums.step, sums.hits + outcomes.hits
),
chances AS (
  FROM sums
  QUALIFY step = max(step) OVER (PARTITION BY "case", era, part, shuffle)
),
counted AS (
  SELECT
    "case", era, part, left_out,
    count(*) FILTER (launch AND within) AS best,
    count(*) FILTER (launch) AS n,
    count(*) FILTER (within) / count(*) AS expected_share,
    min(date) AS era_from, max(date) AS era_to,
    list(works) FILTER (launch) AS works,
    coalesce(bool_or(unchecked), false) AS unchecked
  FROM inside
  GROUP BY ALL
  UNION ALL
  SELECT
    "case", era, strftime(date, '%m') AS part, left_out,
    count(*) FILTER (launch), sum(count(*) FILTER (launch)) OVER (PARTITION BY "case", era),
    count(*) / sum(count(*)) OVER (PARTITION BY "case", era),
    min(min(date)) OVER (PARTITION BY "case", era), max(max(date)) OVER (PARTITION BY "case", era),
    list(works) FILTER (launch), coalesce(bool_or(unchecked), false)
  FROM placed
  GROUP BY "case", era, strftime(date, '%m'), left_out
),
judged AS (
  SELECT
    counted."case", era, part, shuffle,
    round(sum(chance) FILTER (hits <= best), 9) AS p,
    max(hits) FILTER (below <= 0.05) AS critical
  FROM counted
  JOIN (SELECT *, sum(chance) OVER (PARTITION BY "case", era, part, shuffle ORDER BY hits) AS below FROM chances) AS chances
    USING ("case", era, part)
  GROUP BY ALL
),
effects AS (
  SELECT "case", part, best / n / expected_share AS ratio
  FROM counted
  WHERE era = 'formed'
),
-- How often the test would notice a season as much quieter as it was while the rule was drawn: each day in it stays with that chance.
powers AS (
  SELECT
    chances."case", chances.era, chances.part, chances.shuffle,
    round(sum(chance * exp(lgamma(hits + 1) - lgamma(kept + 1) - lgamma(hits - kept + 1)) * pow(ratio, kept) * pow(1 - ratio, hits - kept)), 6) AS power
  FROM chances
  JOIN judged USING ("case", era, part, shuffle)
  JOIN effects ON effects."case" = chances."case" AND effects.part = chances.part AND ratio BETWEEN 0 AND 1
  CROSS JOIN (SELECT unnest(range(200)) AS kept)
  WHERE kept <= hits AND kept <= critical AND chances.era <> 'formed'
  GROUP BY ALL
)
SELECT
  counted."case",
  era,
  part,
  coalesce(shuffle, '') AS shuffle,
  best || ' of ' || n || ' launch-days' AS title,
  best,
  n,
  best / n AS share,
  expected_share,
  CASE WHEN shuffle <> '' THEN (best / n + 3.8415 / (2 * n) - 1.96 * sqrt(best / n * (1 - best / n) / n + 3.8415 / (4 * n * n))) / (1 + 3.8415 / n) END AS share_low,
  CASE WHEN shuffle <> '' THEN (best / n + 3.8415 / (2 * n) + 1.96 * sqrt(best / n * (1 - best / n) / n + 3.8415 / (4 * n * n))) / (1 + 3.8415 / n) END AS share_high,
  p,
  power,
  year(era_from) AS first_year,
  year(era_to) AS last_year,
  left_out,
  seasons.first_day AS season_from,
  seasons.last_day AS season_to,
  strftime(era_from, '%Y-%m-%d') || '/' || strftime(era_to, '%Y-%m-%d') AS date,
  'launch-days' AS unit,
  rules.name AS rule,
  CASE WHEN unchecked THEN 'unchecked' ELSE 'checked' END AS status,
  coalesce(works_of(flatten(works)), rule_sources) AS sources
FROM counted
JOIN rules USING ("case")
LEFT JOIN seasons USING (part)
LEFT JOIN judged USING ("case", era, part)
LEFT JOIN powers USING ("case", era, part, shuffle)
ORDER BY counted."case", era, part, shuffle
