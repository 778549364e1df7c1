import {memoizeRecent} from "@cold-winter/data";
import {pageHead} from "../machines/page-head.js";
import {escape} from "../templates/html.js";
import type {MadePage} from "./page.js";

/** The page, below `src/`, whose frame all pages of things have: head, menu, foot and program, as Framework makes them. */
export const shellPath = "kit/thing/shell";

/** What stands in that page. */
export const shellSource = `---
title: Thing
---

<div id="thing-here"></div>
`;

const main = /(<main id="observablehq-main" class=")/;
const place = /<div id="thing-here">\s*<\/div>/;

/** Puts what was made of a thing into the frame of the site. */
export function inShell(
  shell: string,
  page: MadePage,
  {path, site, title: notebook}: {path: string; site: string | null; title: string}
): string {
  const facts = {file: `${path}.html`, title: page.title, description: page.description};
  const head = `<title>${escape(page.title)} | ${escape(notebook)}</title>
${pageHead({...facts, card: "cards/index.png"}, {name: notebook, site, kind: "article"})}`;
  const [before, between, behind] = partsOf(shell);
  return [before, head, between, page.main, behind].join("");
}

// Thousands of things have one frame: it is cut once.
const partsOf = memoizeRecent((shell: string): [string, string, string] => {
  const framed = shell.replace(main, "$1thing ");
  const [title] = /<title>[\s\S]*?<\/title>/.exec(framed)!;
  const [here] = place.exec(framed)!;
  const [before, rest] = framed.split(title) as [string, string];
  const [between, behind] = rest.split(here) as [string, string];
  return [before, between, behind];
});

/** Returns the file for which an address of a preview asks. */
export function thingFile(path: string): string {
  const file = path.replace(/^\//, "");
  if (file.endsWith("/")) return `${file}index.html`;
  return /\.(html|json)$/.test(file) ? file : `${file}.html`;
}

/** Takes out what ties a page of a preview to its Markdown, which a thing has none of. */
export function withoutSocket(page: string): string {
  return page.replace(/^open\(\{.*\}\);?$/m, "");
}
