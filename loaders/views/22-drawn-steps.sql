/*
event_readings(checked):
  row: one row per reading of the date of an event that may be drawn against others
  columns:
    event: The event.
    title: What the event is called.
    row_id: Id of the row that dates it.
    printed: Name and date of the event, as the row has it.
    low: First day.
    best: Single day.
    high: Last day.
    origin: Who made the date.
    voice: Origin, or else witness.
    family: Family of the voice.
    derived: Whether it was made from other dates, and so is no voice of its own.
    sources: Every work that its row cites.
    status: Status of its row.
drawn_steps(start, checked):
  row: one row per event that may count as a step, of the step that starts the clock and of steps that every compared case took no earlier than it; none where a case has no dated start
  columns:
    case: Whose step.
    kind: The step.
    first: Whether it is the step that starts the clock.
    event: The event.
    title: What the event is called.
    name: What the step is called.
    position: Place of the step in lists.
    part_of: The step of one system to which it leads up.
*/
CREATE MACRO event_readings(checked_only) AS TABLE
SELECT
  subject AS event, title, row_id, title || ', ' || printed AS printed,
  low, best, high, origin, voice, family, derived, dates.sources, dates.status
FROM rival_readings(checked_only) AS dates
JOIN events ON events.id = subject
WHERE subject_table = 'events' AND quantity = 'date';

CREATE MACRO drawn_steps(start, checked_only) AS TABLE
WITH steps AS (
  SELECT milestones."case", milestones.kind, milestones.event, label AS name, kinds.position, kinds.part_of, events.title, rank
  FROM milestones
  JOIN cases ON cases.id = milestones."case" AND role = 'compared'
  JOIN milestone_kinds AS kinds ON kinds.id = milestones.kind AND (ladder OR kinds.id = start)
  JOIN milestone_labels AS labels ON labels.kind = milestones.kind
  JOIN events ON events.id = milestones.event
  WHERE attainment IN ('reached', 'claimed', 'contested') AND (checked_only <> 'checked' OR milestones.status = 'checked')
),
starts AS (
  FROM steps WHERE kind = start
  QUALIFY row_number() OVER (PARTITION BY "case" ORDER BY rank, event) = 1
),
dated AS MATERIALIZED (SELECT event, low, high FROM event_readings(checked_only)),
later AS (
  SELECT steps.kind FROM steps JOIN starts USING ("case")
  JOIN dated AS own ON own.event = steps.event
  JOIN dated AS began ON began.event = starts.event
  WHERE steps.kind <> start
  GROUP BY steps.kind
  HAVING count(DISTINCT "case") = (SELECT count(DISTINCT "case") FROM steps) AND bool_and(own.high >= began.low)
)
SELECT "case", kind, kind = start AS first, event, title, name, position, part_of
FROM (FROM starts UNION ALL FROM steps WHERE kind IN (FROM later));
