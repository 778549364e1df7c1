/*
title: Verdicts on an article
question: What becomes of each statement of an article when it is held to the record?
grain: one row per statement
key: id
caveat: A verdict is of the statement, not of the argument; statements are not equally weighty, so shares measure no quality. Verdicts rest on the whole record; a work left out takes away the statements that rest on it alone and turns none. Causes and motives cannot be checked, whatever a query returns.
tags: [claims, article, ledger]
choices:
  lens: lenses
  checked: [all, checked]
*/
SELECT
  statements.id,
  statements.article,
  articles.title AS article_title,
  articles.position AS article_position,
  statements.locator,
  statements.kind,
  statements.paraphrase AS title,
  verdicts.verdict,
  verdicts.computed,
  verdicts.steady,
  verdicts.says,
  statements.reason AS fact,
  statements.status,
  statements.sources
FROM statements
JOIN articles ON articles.id = statements.article
JOIN verdicts ON verdicts.statement = statements.id
WHERE verdicts.lens = $lens AND verdicts.checked = $checked
  AND ($checked <> 'checked' OR statements.status = 'checked')
ORDER BY articles.position, statements.id
