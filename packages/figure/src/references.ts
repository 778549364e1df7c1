import {pointers} from "@cold-winter/data/shared";
import {element} from "./dom.js";
import type {Row} from "./spec.js";

/** A work as readers see it: its reference in a citation style, author and year, its address, whose voice and what kind of witness it is. */
export interface Reference {
  text: string;
  short: string;
  url: string | null;
  family: string;
  grade?: string;
}

/** The references of all works by citation key. */
export type References = Record<string, Reference>;

/** Returns the works that rows rest on, each once in the order of first use, with the number of rows that cite it. */
export function citedKeys(rows: Row[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const {sources} of rows)
    for (const {key} of pointers(sources)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** Draws a pointer to the list of references at the end of the page; `page-references` gives it its number. */
export function citeLink(document: Document, key: string): HTMLAnchorElement {
  return element(document, "a", {class: "cite", href: `#ref-${key}`, "data-cite": key});
}

/** Draws one reference of the list at the end of a page, with a link where the work has an address. */
export function referenceItem(
  document: Document,
  key: string,
  reference: Reference | undefined
): HTMLLIElement {
  const {text = key, url = null} = reference ?? {};
  const link = externalLink(document, url);
  const label = link && text.includes(link.href) ? text.replace(link.href, "").trim() : text;
  return element(document, "li", {id: `ref-${key}`, "data-source": key}, label, link && " ", link);
}

/** Draws a link to another site under its host's name; null where there is no safe address. */
export function externalLink(document: Document, url: string | null): HTMLAnchorElement | null {
  if (!url || !/^https?:\/\//.test(url)) return null;
  const host = url.replace(/^https?:\/\/(www\.)?/, "").split("/")[0]!;
  return element(document, "a", {href: url, rel: "noopener noreferrer", target: "_blank"}, host);
}
