/*
title: Events in each programme
question: What happened in each programme, when, and according to whom?
grain: one row per event, stretch of hardship or pressure, or spell of help from abroad
key: id
caveat: A selection, fuller where sources are; an empty stretch does not mean that nothing happened. Periods are drawn with the dates listed first; other dates are in the table of periods.
tags: [timeline, dates]
choices:
  lens: lenses
  checked: [all, checked]
*/
WITH kinds AS (
  SELECT event, min_by(milestone_kinds.id, milestone_kinds.position) AS kind, min_by(label, milestone_kinds.position) AS kind_name
  FROM (
    FROM milestones
    QUALIFY row_number() OVER (PARTITION BY "case", kind ORDER BY rank, id) = 1
  ) AS firsts
  JOIN milestone_kinds ON milestone_kinds.id = firsts.kind
  JOIN milestone_labels ON milestone_labels.kind = firsts.kind
  WHERE attainment IN ('reached', 'claimed', 'contested')
  GROUP BY event
),
listed AS (
  SELECT
    'event' AS layer,
    events.id,
    events."case",
    programmes.domain,
    programmes.name AS programme,
    events.type,
    events.title,
    events.fact,
    events.outcome,
    dates.printed AS date,
    -- What only has a latest bound stands there.
    day_of(coalesce(dates.low, dates.high)) AS from_day,
    day_of(dates.high) AS to_day,
    day_of(coalesce(dates.spread_low, dates.high)) AS earliest_day,
    day_of(dates.spread_high) AS latest_day,
    dates.readings,
    dates.family,
    kinds.kind,
    kinds.kind_name,
    events.status,
    events.sources,
    events.note
  FROM events
  JOIN programmes ON programmes.id = events.programme
  JOIN preferred($lens, $checked) AS dates
    ON dates.subject_table = 'events' AND dates.subject = events.id AND dates.quantity = 'date'
  LEFT JOIN kinds ON kinds.event = events.id
  WHERE $checked <> 'checked' OR events.status = 'checked'
),
stretches AS (
  SELECT
    class AS layer, id, "case", class AS domain, name AS programme, description AS fact, name AS title,
    began || '/' || coalesce(ended, '..') AS date, began_from AS from_day, coalesce(ended_to, as_of()) AS to_day,
    status, sources, note
  FROM periods
  WHERE rank = 1 AND class IN ('hardship', 'upheaval', 'pressure')
),
spells AS (
  SELECT
    'help' AS layer, id, "case", 'help' AS domain, partner_name AS programme, what AS fact, partner_name || ', ' || replace(kind, '_', ' ') AS title,
    began || '/' || coalesce(ended, '..') AS date,
    coalesce(began_from, began_to) AS from_day, coalesce(ended_to, began_to) AS to_day,
    status, sources, note
  FROM assistance
)
FROM (FROM listed UNION ALL BY NAME FROM stretches UNION ALL BY NAME FROM spells)
WHERE $checked <> 'checked' OR status = 'checked'
ORDER BY from_day, id
