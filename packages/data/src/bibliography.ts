import {plugins} from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import type {Report} from "./problem.js";

/** Whose voice a work is; a lens is an order of these. */
export const families = [
  "own_state",
  "us_government",
  "rok_government",
  "other_government",
  "international_organisation",
  "scholar",
  "think_tank",
  "advocacy",
  "participant",
  "press",
  "reference_work"
] as const;

/** One work of a `sources.bib` below `data/`. */
export interface Source {
  key: string;
  file: string;
  line: number;
  type: string;
  family: string;
  /** Every BibTeX field as written. */
  fields: Record<string, string>;
  /** The same work as a CSL item, for citation styles. */
  csl: Record<string, unknown>;
}

interface Entry {
  label: string;
  type: string;
  properties: Record<string, string>;
}

const order = [
  ["author", "editor", "title", "year", "publisher", "journal", "volume", "number", "pages", "url"],
  ["doi", "note", "family", "terms", "seen"]
].flat();

/** Reads BibTeX text. Reports double keys, missing titles and unknown families; null where it is malformed. */
export function parseBibliography(text: string, file: string, report: Report): Source[] | null {
  let entries: Entry[];
  try {
    entries = plugins.input.chainLink(text) as Entry[];
  } catch (error) {
    report(syntaxProblem(error as Error, file));
    return null;
  }
  const items = plugins.input.chain(wholePublishers(text), {generateGraph: false}) as {id: string}[];
  const seen = new Set<string>();
  const lines = entryLines(text);
  return entries.map(({label, type, properties}, index) => {
    const line = lines.get(label) ?? 1;
    const wrong = (field: string, message: string, remedy: string) => report({file, line, field, message, remedy});
    if (seen.has(label)) wrong(label, `duplicate citation key: ${label}`, "rename or merge one of the two");
    seen.add(label);
    if (!properties["title"]) wrong(label, "missing title", "add title = {...}");
    const family = properties["family"] ?? "";
    if (!(families as readonly string[]).includes(family)) {
      wrong(label, `unknown family: ${family || "none"}`, `add family = {...} with one of ${families.join(", ")}`);
    }
    return {key: label, file, line, type, family, fields: properties, csl: {...items[index]}};
  });
}

function entryLines(text: string): Map<string, number> {
  const lines = text.split("\n").entries();
  return new Map(
    [...lines]
      .flatMap(([at, line]) => [...line.matchAll(/\{([^{},\s]+),/g)].map(([, key]) => [key!, at + 1] as const))
      .reverse()
  );
}

// BibTeX takes "and" in a publisher for the start of a second one.
function wholePublishers(text: string): string {
  return text.replace(/^(\s*publisher = )\{([^{}\n]* and [^{}\n]*)\}/gm, "$1{{$2}}");
}

function syntaxProblem({message}: Error, file: string) {
  const line = Number(/line (\d+)/.exec(message)?.[1] ?? 1);
  return {file, line, message: `malformed BibTeX: ${message.split("\n")[0]}`, remedy: "check braces and commas"};
}

/** Writes entries sorted by key, one field a line, fields in one order. */
export function formatBibliography(sources: Source[]): string {
  return [...sources]
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(formatEntry)
    .join("\n");
}

/** Writes one entry. */
export function formatEntry({key, type, fields}: Source): string {
  const names = Object.keys(fields).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return `@${type}{${key},\n${names.map((name) => `  ${name} = {${fields[name]}},\n`).join("")}}\n`;
}

function rank(field: string): number {
  const at = order.indexOf(field);
  return at < 0 ? order.length : at;
}
