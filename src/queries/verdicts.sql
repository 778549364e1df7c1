/*
title: Verdicts on an article
question: How does each statement of an article fare against the record?
grain: one row per statement
key: id
caveat: A verdict is about the statement, not the argument. Statements do not weigh the same, so shares do not measure quality. Verdicts use the whole record; leaving out a work removes the statements that rest on it alone and changes no verdict. No query can check causes and motives.
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
