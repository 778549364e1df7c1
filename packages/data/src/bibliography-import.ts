import {plugins} from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import type {Source} from "./bibliography.js";

/** A work as a reference manager exported it, in the fields of a `sources.bib`. */
export type Work = Pick<Source, "key" | "type" | "fields">;

interface Name {
  family?: string;
  given?: string;
  literal?: string;
  suffix?: string;
  "non-dropping-particle"?: string;
  "dropping-particle"?: string;
}

type Item = Record<string, unknown>;

const types: Record<string, string> = {
  "article-journal": "article",
  "article-magazine": "article",
  "article-newspaper": "article",
  book: "book",
  chapter: "incollection",
  "entry-encyclopedia": "incollection",
  "paper-conference": "inproceedings",
  dataset: "dataset",
  report: "report",
  thesis: "phdthesis",
  webpage: "online",
  post: "online",
  "post-weblog": "online"
};

/**
 * Reads the works of a file that Zotero, Better BibTeX or another reference manager exported, as BibTeX or BibLaTeX,
 * CSL-JSON or RIS. What the file does not say is not there. Throws in one line where it is none of these.
 */
export function readWorks(text: string): Work[] {
  const plain = text.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
  const keys = new Set<string>();
  return itemsOf(plain).map((item) => {
    const key = freeKey(item, keys);
    keys.add(key);
    return {key, type: typeOf(item), fields: fieldsOf(item)};
  });
}

function itemsOf(text: string): Item[] {
  const bibtex = isBibtex(text);
  try {
    const items = plugins.input.chain(text, {generateGraph: false}) as Item[];
    if (!bibtex) return items;
    // The reader writes an address with %3A as %253A, which leads nowhere.
    const entries = plugins.input.chainLink(text) as {properties: {url?: string}}[];
    return items.map((item, at) => ({...item, URL: entries[at]?.properties.url}));
  } catch (error) {
    const [line] = (error as Error).message.split("\n");
    throw new Error(`the file cannot be read: ${line!}`, {cause: error});
  }
}

function isBibtex(text: string): boolean {
  if (/^TY {2}-/m.test(text) || /^\s*[[{]/.test(text)) return false;
  if (/^\s*@\w+\s*\{/m.test(text)) return true;
  throw new Error("the file is neither BibTeX, CSL-JSON nor RIS");
}

function typeOf(item: Item): string {
  const genre = textOf(item["genre"]) ?? "";
  if (item["type"] === "thesis" && /master|diplom|bachelor/i.test(genre)) return "misc";
  return types[String(item["type"])] ?? "misc";
}

const pattern = /^[A-Za-z0-9][\w.:+-]*$/;

// The key of the file where it has one that a row can cite, else family and year.
function freeKey(item: Item, taken: Set<string>): string {
  const known = [item["citation-key"], item["id"]].find(
    (key) => typeof key === "string" && pattern.test(key) && !key.startsWith("temp_id")
  );
  const [first] = namesOf(item["author"]).concat(namesOf(item["editor"]));
  const name = first?.family ?? first?.literal ?? "work";
  const letters = name
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim()
    .replaceAll(" ", "-");
  const stem = known ? String(known) : [letters || "work", yearOf(item)].filter(Boolean).join("-");
  let key = stem;
  for (let more = 98; taken.has(key); more++) key = `${stem}${String.fromCharCode(more)}`;
  return key;
}

function fieldsOf(item: Item): Record<string, string> {
  const type = typeOf(item);
  const container = textOf(item["container-title"]);
  const publisher = textOf(item["publisher"]);
  const pages = textOf(item["page"])?.replace(/\s*[-\u2013]+\s*/g, "--");
  const plain: Record<string, string | undefined> = {
    title: textOf(item["title"]),
    journal: type === "article" ? container : undefined,
    booktitle: /^in/.test(type) ? container : undefined,
    school: type === "phdthesis" ? publisher : undefined,
    publisher:
      type === "phdthesis" ? undefined : (publisher ?? (type === "online" ? container : undefined)),
    volume: textOf(item["volume"]),
    number: textOf(item["issue"]) ?? textOf(item["number"]),
    pages
  };
  const fields: Record<string, string | undefined> = {
    ...Object.fromEntries(
      Object.entries(plain).map(([name, text]) => [name, text && escaped(text)])
    ),
    author: namesText(item["author"]),
    editor: namesText(item["editor"]),
    year: yearOf(item),
    url: textOf(item["URL"]),
    doi: textOf(item["DOI"])?.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, ""),
    urldate: dayOf(item["accessed"])
  };
  const known = Object.entries(fields).filter((entry): entry is [string, string] =>
    Boolean(entry[1])
  );
  return Object.fromEntries(known);
}

function textOf(value: unknown): string | undefined {
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  const text = String(value).replace(/<\/?(?:i|b|sup|sub|sc|span)\b[^>]*>/g, "");
  return text.replace(/\s+/g, " ").trim() || undefined;
}

const signs: Record<string, string> = {
  "\\": "\\textbackslash{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}"
};

function escaped(text: string): string {
  return text.replace(/[\\~^{}$#_]/g, (sign) => signs[sign] ?? `\\${sign}`);
}

const namesOf = (names: unknown) => (Array.isArray(names) ? (names as Name[]) : []);

function namesText(names: unknown): string | undefined {
  return namesOf(names).map(nameText).filter(Boolean).join(" and ") || undefined;
}

// One who has no given name is an institution, or writes under one name: it stays whole.
function nameText(name: Name): string {
  const family = [name["non-dropping-particle"], name.family].filter(Boolean).join(" ");
  const given = [name.given, name["dropping-particle"]].filter(Boolean).join(" ");
  const whole = (name.literal ?? (given ? "" : family)).replace(/^\{(.*)\}$/, "$1");
  if (whole) return whole === "others" ? whole : `{${escaped(whole)}}`;
  return [escaped(family), ...(name.suffix ? [escaped(name.suffix)] : []), escaped(given)].join(
    ", "
  );
}

function parts(date: unknown): number[] {
  const {"date-parts": list, raw, literal} = (date ?? {}) as Record<string, unknown>;
  if (Array.isArray(list)) return ((list as unknown[][])[0] ?? []).map(Number);
  return (/^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(String(raw ?? literal ?? "")) ?? [])
    .slice(1)
    .filter(Boolean)
    .map(Number);
}

function yearOf(item: Item): string | undefined {
  const [year] = parts(item["issued"]);
  return year !== undefined && /^[12]\d{3}$/.test(String(year)) ? String(year) : undefined;
}

function dayOf(date: unknown): string | undefined {
  const [year, month, day] = parts(date);
  if (!year || !month || !day) return undefined;
  return [year, month, day].map((part) => String(part).padStart(2, "0")).join("-");
}
