import {plainDate, sentenceCase, type TextName} from "@cold-winter/figure";
import {localizedSpan} from "../build/localized-span.js";
import {escape, words} from "../templates/html.js";
import {citationOf} from "./citation.js";
import {letters, section} from "./html.js";
import {neighboursPart} from "./neighbours.js";
import {
  argumentPart,
  drawnPart,
  factsPart,
  historyPart,
  relatedPart,
  restingPart,
  worksPart
} from "./parts.js";
import {readingList} from "./reading-list.js";
import {ThingRecord, type ThingSource} from "./record.js";
import type {Thing, ThingKind, Things} from "./things.js";

/** A page of a thing, or of all things of a table, before it has the frame of the site. */
export interface MadePage {
  title: string;
  description: string;
  /** What stands in the page, as HTML. */
  main: string;
}

/** What makes the pages of the things of a record, and says the same as JSON. */
export interface ThingPages {
  things: Things;
  page: (kind: ThingKind, thing: Thing) => MadePage;
  json: (kind: ThingKind, thing: Thing) => string;
}

/** Returns what makes the pages of the things of a record. */
export function thingPages(source: ThingSource): ThingPages {
  const record = new ThingRecord(source);
  const neighbours = neighboursPart(record);
  return {
    things: record.things,
    page: (kind, thing) => pageOf(record, neighbours, kind, thing),
    json: (kind, thing) => jsonOf(record, kind, thing)
  };
}

type Neighbours = (kind: ThingKind, thing: Thing) => string;

function pageOf(
  record: ThingRecord,
  neighbours: Neighbours,
  kind: ThingKind,
  thing: Thing
): MadePage {
  const says = saysOf(kind, thing);
  const {works} = record.things;
  const part = (name: TextName, body: string, className?: string) =>
    section(localizedSpan(name), body, className);
  const main = `<p class="thing-path"><a href="./index.html">${record.titleOf(kind.table)}</a> <small>${kind.things.length}</small></p>
<h1 id="thing" tabindex="-1">${letters(thing.title)}</h1>
<p class="thing-about">${aboutLine(record, kind, thing)}</p>
${says.map((each) => `<p class="thing-says">${letters(each)}</p>`).join("\n")}
${statusLine(thing)}
<div class="thing-parts"><div>
${part("thing.readings", readingList(record.readingsOf(thing), works))}${part("thing.argument", argumentPart(record, thing))}${part("thing.around", neighbours(kind, thing))}${part("thing.related", relatedPart(record, thing))}${part("thing.rows", restingPart(record, thing))}${part("thing.sources", worksPart(record, thing))}</div><div>
${part("thing.row", factsPart(record, kind, thing), "thing-row")}${part("thing.drawn", drawnPart(record, thing))}${part("thing.cite", citationOf(thing, record.source.citation, record.source.site))}${part("thing.history", historyPart(record, thing))}</div></div>`;
  const description = `${record.about(kind, thing)}. ${says.join(" ")}`.trim();
  return {title: thing.title, description, main};
}

function aboutLine(record: ThingRecord, kind: ThingKind, thing: Thing): string {
  const {described} = kind;
  const field = described?.fields.find(({name}) => name === kind.kind);
  const sort = field ? record.plain(described!, thing as never, field) : words(thing.kind ?? "");
  const when = thing.date === null ? "" : plainDate(thing.date);
  const parts = [record.caseLink(thing), escape(kind.name), letters(sort), letters(when)];
  return parts.filter(Boolean).join(" · ");
}

function saysOf({says = []}: ThingKind, {values}: Thing): string[] {
  return [...new Set([...says, "note"].map((name) => values[name]))]
    .filter((value) => typeof value === "string")
    .map(sentenceCase);
}

function statusLine({values}: Thing): string {
  const {status, seen, unchecked_fields: open} = values as Record<string, string | null>;
  if (!status) return "";
  const name: TextName = status === "checked" ? "thing.checked" : "thing.unchecked";
  const fields = words(open ?? "").replaceAll(";", ", ");
  const rest = fields ? ` ${localizedSpan("thing.fields", {fields})}` : "";
  return `<p class="thing-status ${escape(status)}">${localizedSpan(name, {seen: words(seen ?? "")})}${rest}</p>`;
}

function jsonOf(record: ThingRecord, kind: ThingKind, thing: Thing): string {
  const {version, package: about} = record.source.dataset;
  const sources = record.citations(thing).map(({key, locator}) => ({
    ...{key, locator, reference: record.things.works[key]?.text ?? key}
  }));
  const related = record
    .related(thing)
    .map(({table, id, title, path}) => ({table, id, title, path}));
  const {table, id, title, path, date, values} = thing;
  const told = {
    ...{table, id, kind: kind.name, title, path, date, values, sources, related},
    readings: [...record.readingsOf(thing).values()].flat(),
    drawn: record.relations.drawn(thing),
    ...(table === "sources" && {rows: record.relations.citing(id)}),
    ...{version, as_of: about.asOf}
  };
  return `${JSON.stringify(told, null, 1)}\n`;
}
