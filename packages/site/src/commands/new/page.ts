import {figureNames} from "../../pages/questions.js";
import {titleOf, type Kind} from "./kind.js";
import {countable} from "./query.js";
import {reactivePage} from "./reactive-page.js";

/** A page: a draft that shows one figure. */
export const page: Kind = {
  what: "a page of prose and figures",
  form: "small letters, digits and hyphens, in folders if you like, as harvests or guide/harvests",
  pattern: /^[a-z][a-z0-9-]*(\/[a-z][a-z0-9-]*)*$/,
  asks: [
    {name: "title", question: "Its title", usual: (_, name) => titleOf(name)},
    {
      name: "reactive",
      question: "Whether readers choose what it shows",
      usual: () => "no",
      options: () => ["no", "yes"],
      flag: true
    },
    {
      name: "table",
      question: "The table that it asks",
      usual: (_, __, dataset) => countable(dataset)[0] ?? "",
      options: countable,
      when: ({reactive}) => reactive === "yes"
    },
    {
      name: "figure",
      when: ({reactive}) => reactive !== "yes",
      question: "The figure that it shows first",
      usual: () => figureNames()[0] ?? "",
      options: () => figureNames()
    }
  ],
  make: (name, {title, figure = "", reactive, table}) => ({
    files: new Map([
      [
        `src/${name}.md`,
        reactive === "yes" ? reactivePage(title!, table!) : pageText(title!, figure)
      ]
    ]),
    next: [
      `write src/${name}.md and look at it with npm start: http://127.0.0.1:3000/${name}`,
      "take draft: true off when others may read it; menu: true puts it into the menu",
      `how a page is written: ${reactive === "yes" ? "/guide/reactive" : "/guide/authors"}`
    ]
  })
};

const fence = (code: string) => `\`\`\`js\n${code}\n\`\`\`\n`;

function pageText(title: string, figure: string): string {
  return `---
title: ${JSON.stringify(title)}
draft: true
---

# ${title}

Say in two sentences what this page asks. A number is never typed: it comes from a figure or a query, or its sentence cites its source.

${figure ? figureText(figure) : "Begin a figure with npm run new -- figure NAME, then show it here.\n"}`;
}

function figureText(figure: string): string {
  return `${fence('import {figure, finding, query} from "@cold-winter/site";')}
## What the record says

${fence(`display(figure("${figure}"))`)}`;
}
