/*
counts(grain, checked):
  row: one row per case, record and year, quarter, month or day, from the first day that coverage or the list knows to the last
  columns:
    case: The case.
    record: nuclear_tests or missile_launches.
    start: First day of the span counted.
    number: How many, each in the span of its first possible day; zero only inside coverage, absent where the list is a selection or was not kept.
    days: On how many days; a salvo is one day.
    uncertain: How many of the number may belong to a neighbouring span.
    failed_least: Failures, if every unknown outcome was a success.
    failed_most: Failures, if every unknown outcome was a failure.
    listed: How many the list names, whether complete or not.
    covered: Share of the span's days that coverage holds complete, 0 to 1.
    reason: Why there is no number.
    status: unchecked where any row counted is; checked for a zero.
*/
CREATE MACRO counts(grain, checked_only) AS TABLE
WITH covered AS (
  SELECT "case", record, "from" AS first_day, "to" AS last_day, completeness IN ('complete', 'list_definition') AS whole
  FROM coverage
  WHERE record IN (SELECT record FROM occurrences)
),
known AS MATERIALIZED (
  FROM occurrences
  WHERE checked_only <> 'checked' OR status = 'checked'
),
spans AS (
  SELECT
    "case", record, CAST(span AS DATE) AS start,
    CAST(CASE grain WHEN 'day' THEN span + INTERVAL 1 DAY WHEN 'month' THEN span + INTERVAL 1 MONTH
      WHEN 'quarter' THEN span + INTERVAL 3 MONTH ELSE span + INTERVAL 1 YEAR END AS DATE) AS next
  FROM (
    SELECT "case", record, unnest(range(
      CAST(date_trunc(grain, min(first_day)) AS TIMESTAMP),
      CAST(max(last_day) + 1 AS TIMESTAMP),
      CASE grain WHEN 'day' THEN INTERVAL 1 DAY WHEN 'month' THEN INTERVAL 1 MONTH
        WHEN 'quarter' THEN INTERVAL 3 MONTH ELSE INTERVAL 1 YEAR END
    )) AS span
    FROM (
      SELECT "case", record, first_day, last_day FROM covered
      UNION ALL
      SELECT "case", record, first_day, last_day FROM known
    )
    GROUP BY ALL
  )
),
held AS (
  SELECT
    "case", record, start,
    coalesce(sum(greatest(0, least(last_day + 1, next) - greatest(first_day, start))) FILTER (whole), 0) / any_value(next - start) AS covered
  FROM spans LEFT JOIN covered USING ("case", record)
  GROUP BY ALL
),
counted AS (
  SELECT
    "case", record, CAST(date_trunc(grain, first_day) AS DATE) AS start,
    count(*) AS listed,
    count(DISTINCT first_day) AS days,
    count(*) FILTER (date_trunc(grain, first_day) <> date_trunc(grain, last_day)) AS uncertain,
    count(*) FILTER (outcome = 'failure') AS failed_least,
    count(*) FILTER (outcome IN ('failure', 'unknown', 'disputed')) AS failed_most,
    bool_or(status = 'unchecked') AS unchecked
  FROM known
  GROUP BY ALL
)
SELECT
  "case", record, start,
  CASE WHEN covered > 0 THEN coalesce(listed, 0) END AS number,
  CASE WHEN covered > 0 THEN coalesce(days, 0) END AS days,
  CASE WHEN covered > 0 THEN coalesce(uncertain, 0) END AS uncertain,
  CASE WHEN covered > 0 AND record = 'missile_launches' THEN coalesce(failed_least, 0) END AS failed_least,
  CASE WHEN covered > 0 AND record = 'missile_launches' THEN coalesce(failed_most, 0) END AS failed_most,
  coalesce(listed, 0) AS listed,
  covered,
  CASE WHEN covered = 0 THEN 'outside the span for which the list is complete: not a zero' END AS reason,
  CASE WHEN unchecked THEN 'unchecked' ELSE 'checked' END AS status
FROM held
LEFT JOIN counted USING ("case", record, start);
