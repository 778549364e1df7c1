const fence = (info: string, code: string) => `\`\`\`${info}\n${code}\n\`\`\`\n`;

/** Returns a page whose readers choose what it asks of a table: input, question, chart, number in a sentence. */
export function reactivePage(title: string, table: string): string {
  const called = table.replaceAll("_", " ");
  return `---
title: ${JSON.stringify(title)}
draft: true
---

# ${title}

Say in two sentences what a reader can find out here.

${fence("js", 'import {sql, bind} from "@cold-winter/site";')}
The address keeps what a reader chooses, under the name given to \`bind\`.

${fence("js", `const least = view(bind("least", Inputs.range([0, 20], {label: "Rows at least", step: 1, value: 0})));`)}
${fence(
  "sql id=counts",
  `SELECT
  cases.name,
  count(*)::INTEGER AS rows,
  max(kept.status) AS status,
  works_of(list(kept.sources)) AS sources
FROM ${table} AS kept
JOIN cases ON cases.id = "case"
WHERE $checked <> 'checked' OR kept.status = 'checked'
GROUP BY ALL
HAVING count(*) >= \${least}
ORDER BY cases.name`
)}
${fence(
  "js",
  `Plot.plot({
  width: Math.min(width, 640),
  marginLeft: 110,
  x: {label: ${JSON.stringify(`Rows of ${called}`)}, grid: true},
  y: {label: null},
  marks: [Plot.barX(counts, {x: "rows", y: "name", fill: "var(--case-1)"}), Plot.ruleX([0])]
})`
)}
The record has \${d3.sum(counts, ({rows}) => rows)} rows of ${called} for \${counts.numRows} countries.
`;
}
