import type {Result} from "@cold-winter/data";
import {retryingMemoize} from "@cold-winter/data/shared";
import {address, load, pageAddress, site} from "@cold-winter/figure/live";

/** What fences of every page need to know of the site. */
export interface FenceSite {
  choices: {name: string; values: string[]; labels: string[]; label: string}[];
  workbench: boolean;
}

const fenceSite = retryingMemoize(() => load<FenceSite>("data/fence-site.json"));

/** Loads what fences need to know of the site, once a page. */
export function loadFenceSite(): Promise<FenceSite> {
  return fenceSite();
}

/** Loads the choices that every page may obey. */
export async function siteChoices(): Promise<FenceSite["choices"]> {
  return (await loadFenceSite()).choices;
}

let fetched: {at: number; answers: Promise<Record<string, Result>>} | undefined;

/** Loads what was answered beforehand for this page, once; in preview anew when it may have changed. */
export async function fetchedAnswers(): Promise<Record<string, Result>> {
  const {preview} = await site();
  if (!fetched || (preview && Date.now() - fetched.at > 100))
    fetched = {at: Date.now(), answers: fetchAnswers()};
  return fetched.answers;
}

// What does not come is asked of the engine, which says so if that fails too.
async function fetchAnswers(): Promise<Record<string, Result>> {
  const page = pageName().replaceAll("/", "--");
  const response = await fetch(address(`data/fences-${page}.json`)).catch(() => null);
  return response?.ok ? ((await response.json()) as Record<string, Result>) : {};
}

function pageName(): string {
  const root = pageAddress("").pathname;
  const path = location.pathname.slice(root.length).replace(/\.html$/, "");
  return path.replace(/(^|\/)$/, "$1index");
}
