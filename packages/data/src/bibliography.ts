import {plugins} from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import {matterOf} from "./bibliography-matter.js";
import type {Report} from "./problem.js";
import {nameFault, splitNames} from "./shared/names-of-works.js";

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

type Parsed = Omit<Entry, "properties"> & {properties: Record<string, string | number>};

const order = [
  ["author", "editor", "title", "year", "publisher", "journal", "volume", "number", "pages", "url"],
  [
    "doi",
    "archived",
    "no_archive",
    "urldate",
    "no_urldate",
    "note",
    "family",
    "grade",
    "terms",
    "seen"
  ]
].flat();

/** Reads BibTeX text. Reports double keys, missing titles and families not among those given; null where it is malformed. */
export function parseBibliography(
  text: string,
  file: string,
  families: string[],
  report: Report
): Source[] | null {
  let entries: Entry[];
  try {
    entries = (plugins.input.chainLink(text) as Parsed[]).map(inText);
  } catch (error) {
    report(syntaxProblem(error as Error, file));
    return null;
  }
  const whole = entries.map(({label: key, type, properties: fields}) =>
    wholeBodies(formatEntry({key, type, fields}))
  );
  const items = plugins.input.chain(whole.join("\n"), {generateGraph: false}) as Record<
    string,
    unknown
  >[];
  const seen = new Set<string>();
  const lines = entryLines(text);
  return entries.map(({label, type, properties}, index) => {
    const line = lines.get(label) ?? 1;
    const wrong = (field: string, message: string, remedy: string) =>
      report({file, line, field, message, remedy});
    if (seen.has(label))
      wrong(label, `duplicate citation key: ${label}`, "rename or merge one of the two");
    seen.add(label);
    if (!properties["title"]) wrong(label, "missing title", "add title = {...}");
    const family = properties["family"] ?? "";
    if (families.length && !families.includes(family)) {
      wrong(
        label,
        `unknown family: ${family || "none"}`,
        `add family = {...} with one of ${families.join(", ")}`
      );
    }
    for (const field of ["author", "editor"])
      checkNames(properties[field], (message) => wrong(label, message, nameRemedy));
    return {
      key: label,
      file,
      line,
      type,
      family,
      fields: properties,
      csl: withWitness(cslOf(items[index]!, properties), properties)
    };
  });
}

// A year without braces is read as a number.
function inText({properties, ...entry}: Parsed): Entry {
  const texts = Object.entries(properties).map(([name, value]) => [name, String(value)] as const);
  return {...entry, properties: Object.fromEntries(texts)};
}

const nameRemedy = "write Family, Given; in braces, as {Ministry of Defence}, a name stays whole";

function checkNames(names: string | undefined, wrong: (message: string) => void): void {
  if (names === undefined) return;
  for (const [at, name] of splitNames(names).entries()) {
    const others = name === "others";
    const fault =
      others && at === 0 ? "others beside no name" : others ? undefined : nameFault(name);
    if (fault) wrong(fault);
  }
}

// The reader of BibTeX writes an address with %3A as %253A, which leads nowhere.
function cslOf(
  item: Record<string, unknown>,
  {url}: Record<string, string>
): Record<string, unknown> {
  return andOthers({...item, ...(url !== undefined && {URL: url})});
}

// BibTeX ends a list that is cut short in "and others"; a style knows no such name.
function andOthers(item: Record<string, unknown>): Record<string, unknown> {
  for (const role of ["author", "editor"]) {
    const names = item[role] as {family?: string; given?: string}[] | undefined;
    const last = names?.at(-1);
    if (names && names.length > 1 && last?.family === "others" && !last.given)
      item[role] = [...names.slice(0, -1), {literal: etAl}];
  }
  return item;
}

// The day of access and the DOI have fields of their own in every format; the others go into the note.
function withWitness(item: Record<string, unknown>, {grade, archived}: Record<string, string>) {
  const note = [
    item["note"],
    grade && `grade: ${grade.replaceAll("_", " ")}`,
    archived && `archived: ${archived}`
  ];
  return {...item, ...((grade || archived) && {note: note.filter(Boolean).join("; ")})};
}

/** The name that stands for those left out. */
export const etAl = "et al.";

function entryLines(text: string): Map<string, number> {
  const lines = text.split("\n").entries();
  return new Map(
    [...lines]
      .flatMap(([at, line]) =>
        [...line.matchAll(/\{([^{},\s]+),/g)].map(([, key]) => [key!, at + 1] as const)
      )
      .reverse()
  );
}

// BibTeX takes "and" in a publisher or institution for the start of a second one.
function wholeBodies(entry: string): string {
  return entry.replace(
    /^ {2}(publisher|institution|school|organization) = \{(.* and .*)\},$/gm,
    "  $1 = {{$2}},"
  );
}

function syntaxProblem({message}: Error, file: string) {
  const line = Number(/line (\d+)/.exec(message)?.[1] ?? 1);
  return {
    file,
    line,
    message: `malformed BibTeX: ${message.split("\n")[0]}`,
    remedy: "check braces and commas"
  };
}

/**
 * Writes entries sorted by key, one field a line, fields in one order. What the text, from which they were read, holds besides
 * them is kept: abbreviations first, a comment before the entry that it stood before.
 */
export function formatBibliography(sources: Source[], text: string): string {
  const {head, before, abbreviated, tail} = matterOf(text);
  const entries = [...sources]
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map((source) => {
      const comment = before.get(source.key);
      return `${comment === undefined ? "" : `${comment}\n`}${formatEntry(source, abbreviated.get(source.key))}`;
    });
  const loose = (parts: string[]) => (parts.length ? [`${parts.join("\n")}\n`] : []);
  return [...loose(head), ...entries, ...loose(tail ? [tail] : [])].join("\n");
}

/** Writes one entry; a field that names an abbreviation, as it was written. */
export function formatEntry(
  {key, type, fields}: Pick<Source, "key" | "type" | "fields">,
  abbreviated: Record<string, string> = {}
): string {
  const names = Object.keys(fields).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const line = (name: string) => `  ${name} = ${abbreviated[name] ?? `{${fields[name]}}`},\n`;
  return `@${type}{${key},\n${names.map(line).join("")}}\n`;
}

function rank(field: string): number {
  const at = order.indexOf(field);
  return at < 0 ? order.length : at;
}
