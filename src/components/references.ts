import {element} from "./dom.js";
import type {Row} from "./spec.js";

/** A work as readers see it: its reference in a citation style, its address, whose voice it is. */
export interface Reference {
  text: string;
  url: string | null;
  family: string;
}

/** One pointer of a row to a work. */
export interface Pointer {
  key: string;
  locator: string;
}

/** Reads the `sources` of a row, `key[locator];key[locator]`. */
export function pointers(sources: unknown): Pointer[] {
  if (typeof sources !== "string") return [];
  return [...sources.matchAll(/([^[\];]+)\[([^\]]*)\]/g)].map(([, key, locator]) => ({key: key!, locator: locator!}));
}

/** Returns the keys of the works that rows rest on, each once, in the order of first use. */
export function citedKeys(rows: Row[]): string[] {
  return [...new Set(rows.flatMap((row) => pointers(row["sources"]).map(({key}) => key)))];
}

/** Draws one reference, with a link where the work has an address. */
export function referenceItem(document: Document, key: string, reference: Reference | undefined): HTMLLIElement {
  const {text = key, url = null} = reference ?? {};
  const safe = url && /^https?:\/\//.test(url) ? url : null;
  const label = safe && text.includes(safe) ? text.replace(safe, "").trim() : text;
  return element(
    document,
    "li",
    {"data-source": key},
    label,
    safe && " ",
    safe && element(document, "a", {href: safe, rel: "noopener noreferrer", target: "_blank"}, host(safe))
  );
}

function host(url: string): string {
  return url.replace(/^https?:\/\/(www\.)?/, "").split("/")[0]!;
}
