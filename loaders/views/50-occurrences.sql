/*
occurrences:
  row: one row per nuclear test or launch, with the days on which it may have been
  columns:
    record: nuclear_tests or missile_launches, as in coverage.
    id: Id in that table.
    case: The case.
    first_day: First possible day; of a launch the local day of its salvo.
    last_day: Last possible day.
    outcome: Outcome of a launch.
    sources: Its sources.
    status: Its status.
*/
CREATE VIEW occurrences AS
SELECT 'nuclear_tests' AS record, id, "case", date_from AS first_day, date_to AS last_day, NULL AS outcome, sources, status
FROM nuclear_tests
UNION ALL
SELECT
  'missile_launches', id, "case",
  coalesce(launch_day_from, date_local_from, date_from), coalesce(launch_day_to, date_local_to, date_to), outcome, sources, status
FROM missile_launches;
