import {FileAttachment} from "observablehq:stdlib";
import type {Answers, Question} from "@cold-winter/data";
import {retryingMemoize} from "@cold-winter/data/shared";
import {damaged, noFile} from "./fault.js";
import type {CitationTemplates} from "./citation-forms.js";
import type {References} from "./references.js";
import type {Case} from "./spec.js";

/** What every page may ask of the record. */
export interface Site {
  version: string;
  asOf: string;
  preview: boolean;
  problems: string[];
  cases: Case[];
  lenses: {id: string; name: string; description: string}[];
  /** The notebook's own title. */
  title: string;
  /** Where issues are kept, if the site says so. */
  repository: string | null;
  /** Whether it has a page on which rows are disputed. */
  disputes: boolean;
}

const attachment = FileAttachment("/data/site.json") as {href: string; json: () => Promise<Site>};
const preview = attachment.href.includes("/_file/data/site.json");

/** Loads the record's short description, once a page. */
export const site = retryingMemoize(() => attachment.json());

/**
 * Returns the address of a file of the site from its path below the root, wherever the site stands: `data/...`,
 * `kit/figures/<name>.js` or a page. Preview keeps the first two elsewhere and changes them under the same name.
 */
export function address(path: string): URL {
  const folder = preview
    ? path.startsWith("data/")
      ? "_file/"
      : path.startsWith("kit/")
        ? "_import/"
        : ""
    : "";
  const url = new URL(`../../${folder}${path}`, import.meta.url);
  const {build} = document.documentElement.dataset;
  if (build ?? folder) url.searchParams.set("v", build ?? String(Date.now()));
  return url;
}

/** Returns the address of a page from its path below the root, as `harvests#rice`; pages are files, so that any host serves them. */
export function pageAddress(path: string): URL {
  const [, page = "", hash = ""] = /^([^#]*)(#.*)?$/.exec(path) ?? [];
  return new URL(
    `../../${page && !page.endsWith("/") ? `${page}.html` : page}${hash}`,
    import.meta.url
  );
}

/** Asks for a file of the site. Throws in plain words where there is none. */
export async function ask(path: string): Promise<Response> {
  const response = await fetch(address(path)).catch(() => null);
  if (!response?.ok) throw noFile(path, response?.status ?? null);
  return response;
}

/** Loads a JSON file of the site. Throws in plain words where there is none, or a damaged one. */
export async function load<T>(path: string): Promise<T> {
  const response = await ask(path);
  try {
    return (await response.json()) as T;
  } catch (error) {
    throw damaged(path, error);
  }
}

/** Loads the answers to a question for all its choices. */
export function loadAnswers(query: string): Promise<Answers> {
  return load(`data/answers/${query}.json`);
}

/** Loads the answers to a listed question; those of ledgers stand in one file, which may lack it. */
export async function questionAnswers({
  name,
  kind
}: Pick<Question, "name" | "kind">): Promise<Answers | undefined> {
  if (kind !== "ledger") return loadAnswers(name);
  return (await load<Record<string, Answers>>("data/ledgers.json"))[name];
}

/** Loads the templates of citations. */
export function loadCitation(): Promise<CitationTemplates> {
  return load("data/citation.json");
}

/** Loads the references of all works. */
export function loadReferences(): Promise<References> {
  return load("data/references.json");
}
