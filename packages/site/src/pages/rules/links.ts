import {join} from "node:path/posix";
import {nearest} from "@cold-winter/data/shared";
import {lineAt, proseOf} from "../page-text.js";
import {figuresOf, type Page} from "../pages.js";
import type {Report} from "@cold-winter/data";

/** What a link may lead to: for each page, by path, its anchors. */
export type Anchors = Map<string, {anchors: Set<string>; draft: boolean}>;

const link = /(?<!!)\]\(\s*<?([^)\s>]+)|<a\b[^>]*\bhref=["']([^"']+)/g;

// Headings become ids with other signs than theirs; what is left of both is the same.
const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");

/** Reads where links can lead: headings, figures and ids of pages, and of Markdown that the program makes, by path below the root. */
export function readAnchors(pages: Page[], made: Map<string, string>): Anchors {
  const read = (source: string, figures: string[] = []) =>
    new Set([
      ...[...proseOf(source).matchAll(/^#{1,6} +(.+?)\s*$/gm)].map(([, text]) => plain(text!)),
      ...[...source.matchAll(/\bid=["']([^"']+)/g)].map(([, id]) => plain(id!)),
      ...[...figures, "observablehq-main", "references"].map(plain)
    ]);
  return new Map([
    ...[...made].map(
      ([path, text]) => [path, {anchors: read(text, figuresOf(text)), draft: false}] as const
    ),
    ...pages.map(
      ({path, source, figures, draft}) => [path, {anchors: read(source, figures), draft}] as const
    )
  ]);
}

/** Every link within the notebook leads to a page and a place in it; from a page to be published, to such a page. */
export function checkLinks(
  pages: Page[],
  anchors: Anchors,
  files: (path: string) => boolean,
  report: Report
): void {
  for (const page of pages) {
    for (const match of proseOf(page.source).matchAll(link)) {
      const target = match[1] ?? match[2]!;
      const fault = faultOf(target, page, anchors, files);
      if (fault)
        report({file: page.file, line: lineAt(page.source, match.index), field: target, ...fault});
    }
  }
}

function faultOf(target: string, page: Page, anchors: Anchors, files: (path: string) => boolean) {
  if (/^[a-z][a-z+.-]*:|^\/\/|\$\{/i.test(target)) return null;
  const [address, hash] = target.split("#") as [string, string?];
  const path = address.replace(/\?.*$/, "");
  const whole = path === "" ? page.path : path.startsWith("/") ? path : join(page.path, "..", path);
  const known = anchors.get(whole.replace(/\.html$/, "").replace(/\/index$/, "/"));
  if (!known) {
    if (files(whole)) return null;
    const near = nearest(whole, anchors.keys());
    return {
      message: `broken link: no page ${whole}`,
      remedy: near ? `did you mean ${near}?` : "mend the address or write the page"
    };
  }
  if (known.draft && !page.draft)
    return {
      message: `link to a draft: ${whole}`,
      remedy: "take draft: true off that page, or the link off this one"
    };
  if (!hash || /=/.test(hash) || known.anchors.has(plain(decodeURIComponent(hash)))) return null;
  const near = nearest(hash, known.anchors);
  return {
    message: `broken link: no place #${hash} on ${whole}`,
    remedy: near ? `did you mean #${near}?` : "name a heading or a figure of that page"
  };
}
