/*
cost_voices:
  row: one row per published cost, with the number from which it was made
  columns:
    cost: Id of the cost.
    root: The first number of its chain; itself for a number of its own.
    depth: How many steps it is from that number.
    parent: The number from which it was made directly; of several the first.
    voice: Origin of the number, or the work in which it was read.
    author: Author of that work, as written in the bibliography.
    family: Family of the voice.
    witness: The work in which it was read.
*/
CREATE VIEW cost_voices AS
WITH RECURSIVE chains AS (
  SELECT id AS cost, id AS root, 0 AS depth, CAST(NULL AS VARCHAR) AS parent
  FROM costs
  WHERE derives_from IS NULL
  UNION ALL
  SELECT costs.id, chains.root, chains.depth + 1, chains.cost
  FROM costs JOIN chains ON chains.cost = list_min(costs.derives_from)
)
SELECT cost, root, depth, parent, voice, author, readings.family, witness
FROM chains
JOIN readings ON readings.table_name = 'costs' AND readings.row_id = cost
LEFT JOIN sources ON sources.id = voice;
