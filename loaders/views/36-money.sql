/*
money:
  row: one row per published cost and form; a form that is refused has no number and a refusal
  columns:
    cost: Id of the cost.
    case: The case.
    form: nominal, dollars (at the official or traded rate of its price year), constant_dollars (prices of the base year of the deflator), share_of_output, share_of_state_budget or per_head.
    low: Lowest value in that form.
    best: Single value; absent where only a band can be given.
    high: Highest value.
    unit: Unit of the form.
    strength: published, computed, or order of magnitude.
    steps: How the number came about, step by step.
    refusal: Why there is no number.
    sources: Sources of the cost and of what it was multiplied or divided by.
    status: unchecked where any part is.
*/
CREATE VIEW money AS
SELECT
  cost, "case", 'nominal' AS form,
  CASE WHEN currency IS NOT NULL THEN low END AS low,
  CASE WHEN currency IS NOT NULL THEN best END AS best,
  CASE WHEN currency IS NOT NULL THEN high END AS high,
  CASE WHEN currency IS NOT NULL THEN unit END AS unit,
  CASE WHEN currency IS NOT NULL THEN 'published' END AS strength,
  CASE WHEN currency IS NOT NULL THEN 'published as ' || printed END AS steps,
  CASE WHEN currency IS NULL THEN 'published as a share (' || printed || '), not as money' END AS refusal,
  sources, status
FROM cost_spans
UNION ALL BY NAME FROM money_in_dollars
UNION ALL BY NAME FROM money_in_constant_dollars
UNION ALL BY NAME FROM money_shares;
