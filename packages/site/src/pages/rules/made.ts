import {existsSync, readdirSync} from "node:fs";
import {basename, dirname} from "node:path/posix";
import type {PageRuns} from "../../reactive/page-runs.js";
import type {Page} from "../pages.js";
import type {Report} from "@cold-winter/data";
import type {SearchFile} from "../../outputs/search-documents.js";
import {checkChannels} from "./channels.js";
import {checkLinks, readAnchors} from "./links.js";
import {madePages} from "./paths.js";

/** Reports charts and links of pages that do not fit what the program made: answers of fenced questions, and pages. */
export function checkMade(
  pages: Page[],
  files: Map<string, Uint8Array | string>,
  runs: PageRuns,
  report: Report
): void {
  for (const page of pages) checkChannels(page, runs.columnsOf(page), report);
  const made = madePages.map(
    (path) => [path, String(files.get(`${path.slice(1)}.md`) ?? "")] as const
  );
  const things = thingAddresses(String(files.get("data/search.json") ?? "{}"));
  const isFile = (path: string) =>
    /^\/(download|embed)\//.test(path) ||
    things.has(path.replace(/\.html$/, "")) ||
    files.has(path.slice(1)) ||
    existsSync(`src${path}`) ||
    isLoaded(path.replace(/\.html$/, ""));
  checkLinks(pages, readAnchors(pages, new Map(made)), isFile, report);
}

// A page that a loader of the notebook writes, or one of those that a page with a parameter stands for.
function isLoaded(path: string): boolean {
  const folder = `src${dirname(path)}`;
  if (!existsSync(folder)) return false;
  return readdirSync(folder).some(
    (name) => name.startsWith(`${basename(path)}.md.`) || /\[\w+\].*\.md(\.\w+)?$/.test(name)
  );
}

/** The pages of things and the lists of them, as what a search leads to names them. */
function thingAddresses(search: string): Set<string> {
  const {documents = []} = JSON.parse(search) as Partial<SearchFile>;
  const paths = documents.map(({path}) => path).filter((path) => path.startsWith("thing/"));
  const lists = paths.map((path) => path.replace(/[^/]*$/, "index"));
  return new Set([...paths, ...lists].map((path) => `/${path}`));
}
