import {type Question, readCitationFile} from "@cold-winter/data";
import {escape} from "./html.js";
import type {ShownPage} from "../pages/questions.js";

/** Returns a page for each figure that holds it alone, for other sites to frame, by path below `src/`. */
export function embedPages(questions: Question[], pages: ShownPage[]): Map<string, string> {
  const {title: site} = readCitationFile();
  const address = (name: string) => {
    const page = pages.find((each) => each.figures.includes(name));
    return page ? `${page.path}#${name}` : "/";
  };
  return new Map(
    questions.flatMap(({figures, title}) =>
      figures.map((name): [string, string] => [
        `embed/${name}.md`,
        embedPage(name, title, address(name), site)
      ])
    )
  );
}

function embedPage(name: string, title: string, address: string, site: string): string {
  return `---
title: ${JSON.stringify(title)}
---

<h1 class="hidden">${escape(site)}</h1>
<h2 class="hidden">${escape(title)}</h2>

\`\`\`js
import {figure} from "@cold-winter/site";
\`\`\`

\`\`\`js
display(figure("${name}"))
\`\`\`

<p class="embedded-from"><a href="${address}">${escape(site)}</a></p>
`;
}
