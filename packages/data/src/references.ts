import {Cite} from "@citation-js/core";
import "@citation-js/plugin-csl";
import {etAl, type Source} from "./bibliography.js";
import {codeHash, fromCache, keyOf} from "./disk-cache.js";

/**
 * A work as a reference in a standard style, with its grade, the day it was read and where it is archived in brackets;
 * author and year, its address, the family whose voice it is.
 */
export interface Reference {
  text: string;
  short: string;
  url: string | null;
  family: string;
  /** What kind of witness it is; empty where the notebook has no grades. */
  grade: string;
}

/** Returns every work's reference in APA style, by citation key. The style is slow: what it wrote is kept by content. */
export function references(sources: Source[]): Record<string, Reference> {
  if (!sources.length) return {};
  const key = keyOf(
    codeHash(import.meta.url),
    sources.map(({key, csl, family, fields}) => [key, csl, family, fields])
  );
  return fromCache("references", key, () => formatReferences(sources));
}

function formatReferences(sources: Source[]): Record<string, Reference> {
  const cite = new Cite(sources.map(({csl}) => csl));
  const entries = cite.format("bibliography", {
    format: "text",
    template: "apa",
    lang: "en-US",
    asEntryArray: true
  });
  const texts = new Map(
    (entries as unknown as [string, string][]).map(([key, text]) => [
      key,
      text
        .replace(/\s+/g, " ")
        .replace(/Retrieved \w+ \d+, \d{4}, from /, "")
        .replace(/,? & et al\./, `, ${etAl}`)
        .trim()
    ])
  );
  return Object.fromEntries(
    sources.map(({key, csl, family, fields}) => [
      key,
      {
        text: [texts.get(key) ?? key, ...witness(fields)].join(" "),
        ...{
          short: shortName(csl),
          url: fields["url"] ?? null,
          family,
          grade: words(fields["grade"])
        }
      }
    ])
  );
}

const words = (grade = "") => grade.replaceAll("_", " ");

function witness({grade, urldate, archived}: Source["fields"]): string[] {
  const parts = [
    words(grade),
    urldate && `accessed ${plainDay(urldate)}`,
    archived && `archived at ${archived}`
  ];
  const said = parts.filter(Boolean).join("; ");
  return said ? [`[${said[0]!.toUpperCase()}${said.slice(1)}]`] : [];
}

function plainDay(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  return date.toLocaleDateString("en-GB", {dateStyle: "long", timeZone: "UTC"});
}

interface Name {
  family?: string;
  literal?: string;
  given?: string;
}

interface CslItem {
  author?: Name[];
  editor?: Name[];
  title?: string;
  "container-title"?: string;
  publisher?: string;
  issued?: {"date-parts"?: (number | string)[][]};
}

const longest = 48;

function shortName(item: CslItem): string {
  const names = (item.author ?? item.editor ?? []).map(
    ({family, literal, given}) => family ?? literal ?? given ?? ""
  );
  const who = names.length
    ? names.length > 2 || names.at(-1) === etAl
      ? `${names[0]!} et al.`
      : names.join(" and ")
    : (item["container-title"] ?? item.publisher ?? item.title ?? "");
  const year = item.issued?.["date-parts"]?.[0]?.[0];
  const cut = who.length > longest ? `${who.slice(0, longest).replace(/\s\S*$/, "")} …` : who;
  return year ? `${cut}, ${year}` : cut;
}
