import type {Dataset} from "@cold-winter/data";
import {titleOf, type Ask, type Kind} from "./kind.js";

/** Tables whose rows belong to a case and carry sources and a status. */
export function countable({package: {tables}}: Dataset): string[] {
  const has = (names: string[]) =>
    ["case", "sources", "status"].every((name) => names.includes(name));
  return tables.filter(({fields}) => has(fields.map(({name}) => name))).map(({name}) => name);
}

/** What a question is made from. */
export const queryAsks: Ask[] = [
  {name: "title", question: "Its title", usual: (_, name) => titleOf(name)},
  {
    name: "table",
    question: "The table that it begins with",
    usual: () => "events",
    options: countable
  }
];

const name = {
  form: "small letters, digits and _, as harvest_years",
  pattern: /^[a-z][a-z0-9_]*$/
};

/** A question: counts the rows of a table, until its author asks for more. */
export const query: Kind = {
  ...name,
  what: "a question, in SQL",
  asks: queryAsks,
  make: (name, {title, table}) => ({
    files: new Map([[`src/queries/${name}.sql`, queryText(title!, table!)]]),
    next: [
      `write src/queries/${name}.sql; tables and columns are on the page /codebook`,
      `try it in the workbench: /workbench#query=${name}`,
      "every row keeps its sources and its status"
    ]
  })
};

/** Returns a question that counts the rows of a table, a row a case. */
export function queryText(title: string, table: string): string {
  return `/*
title: ${title}
question: How many rows of ${table} does each case have?
grain: one row per case
key: case
caveat: Rows of the record, which is no count of what happened.
tags: [draft]
choices:
  checked: [all, checked]
*/
SELECT
  "case",
  cases.name AS title,
  count(*)::INTEGER AS best,
  'rows' AS unit,
  max(kept.status) AS status,
  works_of(list(kept.sources)) AS sources
FROM ${table} AS kept
JOIN cases ON cases.id = "case"
WHERE role = 'compared' AND ($checked <> 'checked' OR kept.status = 'checked')
GROUP BY ALL
ORDER BY "case"
`;
}
