import {existsSync} from "node:fs";
import type {FenceAnswer, Page} from "../pages.js";
import type {Report} from "@cold-winter/data";
import {checkChannels} from "./channels.js";
import {checkLinks, readAnchors} from "./links.js";
import {madePages} from "./paths.js";

/** Reports charts and links of pages that do not fit what the program made: answers of fenced questions, and pages. */
export function checkMade(
  pages: Page[],
  files: Map<string, Uint8Array | string>,
  fences: Record<string, FenceAnswer>,
  report: Report
): void {
  for (const page of pages) checkChannels(page, fences, report);
  const made = madePages.map(
    (path) => [path, String(files.get(`${path.slice(1)}.md`) ?? "")] as const
  );
  const isFile = (path: string) =>
    /^\/(download|embed)\//.test(path) || files.has(path.slice(1)) || existsSync(`src${path}`);
  checkLinks(pages, readAnchors(pages, new Map(made)), isFile, report);
}

/** Returns the answers of those fences that readers see: a draft's are left out where its page is. */
export function shownFences(
  shown: Page[],
  fences: Record<string, FenceAnswer>
): Record<string, FenceAnswer> {
  const statements = new Set(shown.flatMap((page) => page.fences.map(({sql}) => sql)));
  return Object.fromEntries(Object.entries(fences).filter(([sql]) => statements.has(sql)));
}
