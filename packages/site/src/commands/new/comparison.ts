import type {Dataset} from "@cold-winter/data";
import {titleOf, type Kind} from "./kind.js";
import {page} from "./page.js";

/** Concepts of the variables, then what the notebook declares beside them. */
function things({tables, package: {raw}}: Dataset): string[] {
  const concepts = (tables.get("variables") ?? []).map(({values}) => String(values["concept"]));
  const measures = (raw["coldwinter:measures"] ?? []) as {id: string}[];
  return [...new Set([...concepts, ...measures.map(({id}) => id)])];
}

const kindsOfMilestone = ({tables}: Dataset) =>
  (tables.get("milestone_kinds") ?? []).map(({id}) => id);

/** A draft page with a comparison in a fence. */
export const comparison: Kind = {
  what: "a page with a comparison",
  form: page.form,
  pattern: page.pattern,
  asks: [
    {name: "title", question: "Its title", usual: (_, name) => titleOf(name)},
    {
      name: "of",
      question: "What is compared",
      usual: (_told, _name, dataset) => things(dataset)[0] ?? "",
      options: things
    },
    {
      name: "clock",
      question: "What starts the clock",
      usual: () => "calendar",
      options: (dataset) => ["calendar", ...kindsOfMilestone(dataset)]
    }
  ],
  make: (name, {title, of, clock}) => ({
    files: new Map([[`src/${name}.md`, pageText(title!, of!, clock!)]]),
    next: [
      `write src/${name}.md and look at it with npm start: http://127.0.0.1:3000/${name}`,
      "try other choices on /compare, which gives the fence for each",
      "take draft: true off when others may read it"
    ]
  })
};

function pageText(title: string, of: string, clock: string): string {
  return `---
title: ${JSON.stringify(title)}
draft: true
---

# ${title}

Say in two sentences what this page asks. The sentence of a comparison is made from the rows that are drawn.

\`\`\`compare
what: ${of}
clock: ${clock}
\`\`\`
`;
}
