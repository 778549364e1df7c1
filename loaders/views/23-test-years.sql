/*
test_years(checked):
  row: one row per compared case that made a nuclear test
  columns:
    case: The case.
    name: What it is called.
    year: The year of its first test.
*/
-- needs: lenses
CREATE MACRO test_years(checked_only) AS TABLE
SELECT firsts."case", cases.name, year(day_of(dates.low)) AS year
FROM (
  FROM milestones
  WHERE kind = 'first_nuclear_test' AND attainment = 'reached' AND (checked_only <> 'checked' OR status = 'checked')
  QUALIFY row_number() OVER (PARTITION BY "case" ORDER BY rank, id) = 1
) AS firsts
JOIN cases ON cases.id = firsts."case" AND role = 'compared'
JOIN preferred_dates ON preferred_dates.subject = firsts.event AND lens = (SELECT min(id) FROM lenses) AND checked = checked_only
JOIN readings AS dates USING (number);
