/*
like_costs(form, checked):
  row: one row per published cost of a scope that more than one compared case has figures of, as it may be drawn against others
  columns:
    claim: The scope, what is counted with which parts over which kind of span.
    claim_name: The scope in words.
    case: Whose cost.
    thing: The case and the scope.
    thing_name: What is drawn, in words.
    times: Always 1.
    id: Id of the cost.
    printed: The cost as its row has it.
    low: Lowest value in that form.
    best: Single value.
    high: Highest value.
    origin: Who made the number.
    voice: Origin, or else witness.
    family: Family of the voice.
    derived: Whether it was made from another cost, and so is no voice of its own.
    sources: Sources of the cost and of what it was multiplied or divided by.
    status: unchecked where any part is.
    kind: totals, single years or campaigns.
*/
CREATE MACRO like_costs(asked, checked_only) AS TABLE
WITH costed AS (
  SELECT
    costs.id, costs."case", money.low, money.best, money.high, money.sources, money.status, costs.origin, voice, family,
    costs.derives_from IS NOT NULL AND costs.derives_from <> [] AS derived, cost_spans.printed, measure, programme_domain AS domain,
    array_to_string(coverage, ', ') AS parts,
    CASE scope WHEN 'cumulative_programme' THEN 'totals' WHEN 'annual_programme' THEN 'single years' ELSE 'campaigns' END AS kind
  FROM costs
  JOIN cases ON cases.id = costs."case" AND role = 'compared'
  JOIN money ON money.cost = costs.id AND form = asked AND refusal IS NULL
  JOIN cost_spans ON cost_spans.cost = costs.id
  JOIN cost_voices ON cost_voices.cost = costs.id
  WHERE scope IN ('cumulative_programme', 'annual_programme', 'campaign')
    AND part_of IS NULL
    AND coverage IS NOT NULL
    AND (costs.currency IS NOT NULL OR strength = 'published')
    AND (checked_only <> 'checked' OR costs.status = 'checked')
),
scoped AS (
  SELECT *, concat_ws('/', domain, parts, kind) AS claim FROM costed
),
shared AS (
  SELECT claim FROM scoped
  WHERE coalesce(low, best) IS NOT NULL AND coalesce(high, best) IS NOT NULL
  GROUP BY claim HAVING count(DISTINCT "case") > 1
)
SELECT
  claim,
  upper(domain[1]) || domain[2:] || ' (' || parts || '), ' || kind AS claim_name,
  scoped."case", scoped."case" || '/' || claim AS thing, 'The cost, ' || cases.name AS thing_name,
  1 AS times, scoped.id, concat_ws(', ', measure, scoped.printed) AS printed,
  low, best, high, scoped.origin, voice, scoped.family, derived, scoped.sources, scoped.status, kind
FROM scoped
JOIN shared USING (claim)
JOIN cases ON cases.id = scoped."case";
