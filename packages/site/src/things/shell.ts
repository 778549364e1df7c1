import {memoizeRecent} from "@cold-winter/data";
import {escape} from "../templates/html.js";
import {publicAddress} from "./citation.js";
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
const longest = 200;

/** Puts what was made of a thing into the frame of the site. */
export function inShell(
  shell: string,
  page: MadePage,
  {path, site, title: notebook}: {path: string; site: string | null; title: string}
): string {
  const title = escape(page.title);
  const said = escape(shortened(page.description));
  const head = `<title>${title} | ${escape(notebook)}</title>
<link rel="canonical" href="${site === null ? `./${path.split("/").at(-1)!}.html` : publicAddress(path, site)}">
<meta name="description" content="${said}">
<meta property="og:type" content="article">
<meta property="og:site_name" content="${escape(notebook)}">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${said}">`;
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

function shortened(text: string): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest).replace(/\s+\S*$/, "")} …`;
}
