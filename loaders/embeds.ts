import {readCitationFile} from "./citation-file.js";
import {escape} from "./html.js";
import type {Question} from "./questions.js";

/** Returns a page for each figure that holds it alone, for other sites to frame, by path below `src/`. */
export function embedPages(questions: Question[]): Map<string, string> {
  const {title: site} = readCitationFile();
  return new Map(
    questions.flatMap(({figures, title, page}) =>
      figures.map((name): [string, string] => [
        `embed/${name}.md`,
        embedPage(name, title, page === null ? "/" : `/${page}#${name}`, site)
      ])
    )
  );
}

function embedPage(name: string, title: string, address: string, site: string): string {
  return `---
title: ${JSON.stringify(title)}
---

\`\`\`js
import {figure} from "/components/kit.js";
\`\`\`

\`\`\`js
display(figure("${name}"))
\`\`\`

<p class="embedded-from"><a href="${address}">${escape(site)}</a></p>
`;
}
