import {Cite} from "@citation-js/core";
import "@citation-js/plugin-csl";
import type {Source} from "./bibliography.js";

/** A work as a reference in a standard style, with its address and the family whose voice it is. */
export interface Reference {
  text: string;
  url: string | null;
  family: string;
}

/** Returns every work's reference in APA style, by citation key. */
export function references(sources: Source[]): Record<string, Reference> {
  const text = JSON.stringify(sources.map(({key, csl, family}) => [key, csl, family]));
  if (last?.text !== text) last = {text, result: formatReferences(sources)};
  return last.result;
}

// The style is slow; a warm program formats anew only when the bibliography changed.
let last: {text: string; result: Record<string, Reference>} | undefined;

function formatReferences(sources: Source[]): Record<string, Reference> {
  if (!sources.length) return {};
  const cite = new Cite(sources.map(({csl}) => csl));
  const entries = cite.format("bibliography", {format: "text", template: "apa", lang: "en-US", asEntryArray: true});
  const texts = new Map((entries as [string, string][]).map(([key, text]) => [key, text.replace(/\s+/g, " ").trim()]));
  return Object.fromEntries(
    sources.map(({key, family, fields}) => [key, {text: texts.get(key) ?? key, url: fields["url"] ?? null, family}])
  );
}
