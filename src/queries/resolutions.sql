/*
title: Launches and tests around resolutions
question: How many launch-days and tests came before and after each Security Council resolution with sanctions?
grain: one row per country, resolution and length of the window; the row without an id sums them up
key: [case, days, id]
caveat: Resolutions follow launches and tests, so we would expect fewer afterwards even if they had no effect. Windows around different resolutions overlap; the sums count each launch-day and each test once before and once after, and those in both. No other country serves as a comparison. P is exact, with no random seed. It is the share of all shifts of the launch-days around the period, day by day, in which they fall as much or more. The period runs from one window before the first resolution to one after the last.
tags: [sanctions, launches, test]
choices:
  checked: [all, checked]
*/
WITH windows AS (
  SELECT unnest([30, 90, 180]) AS days
),
resolutions AS (
  SELECT id, "case", instrument, adopted, adopted_from AS day, force, trigger, measures, status, sources, note
  FROM sanctions
  WHERE kind = 'sanctions' AND force IN ('mandatory', 'recommended') AND adopted_precision = 'day'
    AND ($checked <> 'checked' OR status = 'checked')
),
listed AS (
  SELECT DISTINCT "case" FROM coverage WHERE record = 'missile_launches' AND completeness <> 'selected'
),
launch_days AS (
  SELECT DISTINCT "case", launch_day_from AS day
  FROM missile_launches SEMI JOIN listed USING ("case")
  WHERE launch_day_precision = 'day' AND ($checked <> 'checked' OR status = 'checked')
),
tests AS (
  SELECT "case", date_from AS day
  FROM nuclear_tests
  WHERE $checked <> 'checked' OR status = 'checked'
),
eras AS (
  SELECT "case", days, min(day) - days AS era_from, max(day) + days AS era_to
  FROM resolutions CROSS JOIN windows
  SEMI JOIN listed USING ("case")
  GROUP BY "case", days
),
around AS (
  SELECT
    resolutions.id, resolutions."case", days,
    list(CAST(launch_days.day - resolutions.day AS INTEGER) ORDER BY launch_days.day) FILTER (launch_days.day IS NOT NULL) AS offsets
  FROM resolutions
  JOIN eras USING ("case")
  LEFT JOIN launch_days ON launch_days."case" = resolutions."case" AND launch_days.day - resolutions.day BETWEEN -days AND days
  GROUP BY resolutions.id, resolutions."case", days
),
tested AS (
  SELECT
    resolutions.id, days,
    list(CAST(tests.day - resolutions.day AS INTEGER) ORDER BY tests.day) FILTER (tests.day IS NOT NULL) AS test_offsets
  FROM resolutions
  JOIN eras USING ("case")
  LEFT JOIN tests ON tests."case" = resolutions."case" AND tests.day - resolutions.day BETWEEN -days AND days
  GROUP BY resolutions.id, days
),
turned AS (
  SELECT "case", days, turn, era_from + CAST((day - era_from + turn) % (era_to - era_from + 1) AS INTEGER) AS day
  FROM launch_days
  JOIN (SELECT *, unnest(range(era_to - era_from + 1)) AS turn FROM eras) AS eras USING ("case")
  WHERE day BETWEEN era_from AND era_to
),
-- Whether a launch on that day counts after some resolution, less whether before some: once, however many windows hold it.
counting AS (
  SELECT
    "case", days, era_day,
    CAST(bool_or(era_day BETWEEN day + 1 AND day + CAST(days AS INTEGER)) AS INTEGER)
      - CAST(bool_or(era_day BETWEEN day - CAST(days AS INTEGER) AND day - 1) AS INTEGER) AS weight
  FROM (SELECT *, unnest(range(era_from, era_to + 1, INTERVAL 1 DAY))::DATE AS era_day FROM eras)
  JOIN resolutions USING ("case")
  GROUP BY "case", days, era_day
),
differences AS (
  SELECT turned."case", days, turn, sum(weight) AS difference
  FROM turned JOIN counting USING ("case", days)
  WHERE era_day = turned.day
  GROUP BY turned."case", days, turn
),
judged AS (
  SELECT "case", days, round(avg(CAST(difference <= found AS INTEGER)), 9) AS p, any_value(found) AS difference
  FROM differences
  JOIN (SELECT "case", days, difference AS found FROM differences WHERE turn = 0) USING ("case", days)
  GROUP BY "case", days
),
counted AS (
  SELECT
    resolutions.id, resolutions."case", days, instrument AS title, adopted AS date, day, force, trigger AS answers_to, measures AS fact,
    len(list_filter(coalesce(offsets, []), lambda offset_day: offset_day < 0)) AS before,
    len(list_filter(coalesce(offsets, []), lambda offset_day: offset_day > 0)) AS after,
    len(list_filter(coalesce(test_offsets, []), lambda offset_day: offset_day < 0)) AS tests_before,
    len(list_filter(coalesce(test_offsets, []), lambda offset_day: offset_day > 0)) AS tests_after,
    coalesce(offsets, []) AS offsets,
    coalesce(test_offsets, []) AS test_offsets,
    status, sources, note
  FROM resolutions
  JOIN around USING (id, "case")
  JOIN tested USING (id, days)
),
-- Each launch-day and each test once, though windows overlap; one may lie after one resolution and before the next.
once AS (
  SELECT
    "case", days,
    count(*) FILTER (launched AND early) AS before, count(*) FILTER (launched AND late) AS after,
    count(*) FILTER (launched AND early AND late) AS both,
    count(*) FILTER (NOT launched AND early) AS tests_before, count(*) FILTER (NOT launched AND late) AS tests_after
  FROM (
    SELECT
      happened."case", days, launched, happened.day,
      bool_or(happened.day BETWEEN resolutions.day - CAST(days AS INTEGER) AND resolutions.day - 1) AS early,
      bool_or(happened.day BETWEEN resolutions.day + 1 AND resolutions.day + CAST(days AS INTEGER)) AS late
    FROM (SELECT *, true AS launched FROM launch_days UNION ALL SELECT *, false FROM tests) AS happened
    JOIN resolutions USING ("case")
    CROSS JOIN windows
    GROUP BY ALL
  )
  GROUP BY ALL
),
summed AS (
  SELECT
    '' AS id, "case", days, count(*) || ' resolutions' AS title,
    any_value(once.before) AS before, any_value(once.after) AS after, any_value(once.both) AS both,
    any_value(once.tests_before) AS tests_before, any_value(once.tests_after) AS tests_after,
    count(*) AS resolutions, any_value(p) AS p,
    strftime(any_value(era_from), '%Y-%m-%d') || '/' || strftime(any_value(era_to), '%Y-%m-%d') AS date,
    CASE WHEN bool_or(status = 'unchecked') THEN 'unchecked' ELSE 'checked' END AS status,
    works_of(list(sources)) AS sources
  FROM counted
  JOIN once USING ("case", days)
  JOIN judged USING ("case", days)
  JOIN eras USING ("case", days)
  GROUP BY "case", days
)
FROM (FROM counted UNION ALL BY NAME FROM summed)
ORDER BY "case", days, id = '' DESC, day
