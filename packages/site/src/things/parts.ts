import {plainDate, text, type TextName} from "@cold-winter/figure";
import type {Field, Row, Table} from "@cold-winter/data";
import {familyName, groupBy} from "@cold-winter/data/shared";
import {localizedSpan} from "../build/localized-span.js";
import {escape, words} from "../templates/html.js";
import {address, letters, linkTo, list} from "./html.js";
import {workList} from "./reading-list.js";
import {envelope, isOfReadings, isOfRows, type ThingRecord} from "./record.js";
import type {Thing, ThingKind} from "./things.js";

const most = 12;
const moreOf = (count: number) => localizedSpan("thing.more", {count: String(count)});

/** For each place that rows give a thing: the argument, and the rivals for it with theirs. */
export function argumentPart(record: ThingRecord, thing: Thing): string {
  const places = record.relations
    .naming(thing)
    .filter(({table}) => record.table(table).rivals !== undefined);
  return places
    .map(({table, row}) => {
      const described = record.table(table);
      const all = record.rivalsOf(described, row);
      const [place, count] = [String(all.indexOf(row) + 1), String(all.length)];
      const rank = all.length > 1 ? `${localizedSpan("thing.candidate", {place, count})}; ` : "";
      const rivals = all
        .filter((each) => each !== row)
        .map((other) => candidate(record, described, other, thing.table));
      return `<p><strong>${letters(placeName(record, described, row))}</strong>: ${rank}${tellPlace(record, described, row, thing.table)}</p>
${rivals.length ? `<p class="muted">${localizedSpan("thing.rivals")}</p>\n${list(rivals, most, moreOf)}` : ""}`;
    })
    .join("");
}

function placeName(record: ThingRecord, described: Table, row: Row): string {
  return described.fields
    .filter(({name}) => name !== "case" && described.rivals!.includes(name))
    .map((field) => record.plain(described, row, field))
    .join(", ");
}

function candidate(record: ThingRecord, described: Table, row: Row, table: string): string {
  const {field} = described.foreignKeys.find(({resource}) => resource === table)!;
  const other = record.things.find(table, row.values[field]);
  return `${other ? `${linkTo(other)}: ` : ""}${tellPlace(record, described, row, table)}`;
}

function tellPlace(record: ThingRecord, described: Table, row: Row, table: string): string {
  const keys = described.foreignKeys.filter(({resource}) => resource === table);
  return record.telling(described, row, [
    ...keys.map(({field}) => field),
    ...described.rivals!,
    "rank"
  ]);
}

/** What a thing belongs to and what belongs to it, by table; of a case how many rows of each table are its own. */
export function relatedPart(record: ThingRecord, thing: Thing): string {
  if (thing.table === "cases") return ownRows(record, thing);
  const linked = [...groupBy(record.related(thing), ({table}) => table)].map(
    ([table, own]) => `<h3>${record.titleOf(table)}</h3>\n${list(own.map(withDate), most, moreOf)}`
  );
  return [...linked, plainRows(record, thing)].join("");
}

// Rows without an address of their own; readings and rivals are told above, look-ups below.
function plainRows(record: ThingRecord, thing: Thing): string {
  const rows = record.namingRows(thing, (table) => !table.rivals && !isOfRows(table));
  return [...groupBy(rows, ({table}) => table)]
    .map(([table, own]) => {
      const described = record.table(table);
      const keys = described.foreignKeys.filter(({resource}) => resource === thing.table);
      const left = keys.map(({field}) => field);
      const items = own.map(({row}) => record.telling(described, row, left));
      return `<h3>${record.titleOf(table)} <small>${own.length}</small></h3>\n${list(items, 5, moreOf)}`;
    })
    .join("");
}

function ownRows(record: ThingRecord, thing: Thing): string {
  const items = record.things.kinds.flatMap((kind) => {
    const own = kind.things.filter((each) => each.case === thing.case && each !== thing);
    if (!own.length) return [];
    const ends = [own.find(({from}) => from), own.findLast(({from}) => from)];
    const links = [...new Set(ends)].flatMap((each) => (each ? [linkTo(each)] : []));
    const place = kind.page ? address(kind.page) : `../${kind.table}/index.html`;
    const said = links.length ? ` <small>${links.join(" – ")}</small>` : "";
    return [`<a href="${place}">${record.titleOf(kind.table)}</a> ${own.length}${said}`];
  });
  return list(items, items.length, moreOf);
}

function withDate(thing: Thing): string {
  const when = thing.date === null ? "" : plainDate(thing.date);
  return when && !thing.title.includes(when)
    ? `${linkTo(thing)} <small>${letters(when)}</small>`
    : linkTo(thing);
}

/** The works that say a thing; of a work the rows that rest on it, by table. */
export function worksPart(record: ThingRecord, thing: Thing): string {
  const {works, find} = record.things;
  const cited = record.citations(thing).map(({key, locator}) => {
    const work = find("sources", key);
    const short = works[key]?.short ?? key;
    return {key, locator, link: work ? linkTo(work, short) : escape(short)};
  });
  return workList(cited, works);
}

/** The rows that rest on a work, by table. */
export function restingPart(record: ThingRecord, thing: Thing): string {
  if (thing.table !== "sources") return "";
  return [...groupBy(record.relations.citing(thing.id), ({table}) => table)]
    .map(([table, own]) => {
      const items = own.flatMap(({id, locator}) => {
        const found = record.things.find(table, id);
        return found ? [`${linkTo(found)} <small>${letters(locator)}</small>`] : [];
      });
      const head = `<h3>${record.titleOf(table)} <small>${own.length}</small></h3>\n`;
      return head + list([...new Set(items)], most, moreOf);
    })
    .join("");
}

/** The figures whose answers hold a thing, and questions that no figure draws. */
export function drawnPart(record: ThingRecord, thing: Thing): string {
  const items = record.relations.drawn(thing).map(({title, place}) => {
    return `<a href="${address(place)}">${letters(title)}</a>`;
  });
  return list(items, 8, moreOf) || `<p class="muted">${localizedSpan("thing.drawn.none")}</p>\n`;
}

/** What a row says, column by column, and the way to the same as JSON. */
export function factsPart(record: ThingRecord, kind: ThingKind, thing: Thing): string {
  const {described} = kind;
  const rows = described
    ? described.fields.flatMap((field) => fact(record, kind, thing, field))
    : workFacts(thing);
  const json = `<p><a href="./${thing.path.split("/").at(-1)!}.json">JSON</a> · <code>${escape(thing.id)}</code>${disputeLink(record, thing)}</p>`;
  return `<dl>\n${rows.join("\n")}\n</dl>\n${json}\n`;
}

// A row can be disputed where the notebook has a page for it.
function disputeLink({source: {disputes}}: ThingRecord, {table, id}: Thing): string {
  if (!disputes || table === "sources") return "";
  const place = `../../dispute.html#row=${encodeURIComponent(id)}`;
  return ` · <a href="${place}">${localizedSpan("thing.dispute")}</a>`;
}

function fact(record: ThingRecord, kind: ThingKind, thing: Thing, field: Field): string[] {
  const {find, works} = record.things;
  const {name, unit} = field;
  const value = thing.values[name];
  const told = [...envelope, "case", "native_lang", ...(kind.says ?? [])];
  if (told.includes(name) || value === null || value === undefined) return [];
  const described = kind.described!;
  const key = described.foreignKeys.find((each) => each.field === name);
  const other = key && find(key.resource, value);
  const work = name === "origin" ? find("sources", value) : undefined;
  const plain = record.plain(described, thing as Pick<Row, "values">, field);
  const shown = other
    ? linkTo(other)
    : work
      ? linkTo(work, works[work.id]?.short)
      : letters(unit ? `${plain} ${unit}` : plain);
  return [`<dt>${escape(field.title)}</dt><dd>${shown}</dd>`];
}

const workFields = [
  ...["author", "year", "publisher", "journal", "url", "doi", "archived", "no_archive"],
  ...["urldate", "no_urldate", "family", "grade", "terms", "seen"]
];

function workFacts({values}: Thing): string[] {
  return workFields.flatMap((name) => {
    const value = values[name];
    if (typeof value !== "string") return [];
    const link = /^https?:\/\/[^\s"<>]+$/.test(value)
      ? `<a href="${escape(value)}" rel="noopener noreferrer">${escape(value)}</a>`
      : letters(name === "family" ? familyName(value) : name === "grade" ? words(value) : value);
    return [`<dt>${escape(text(`thing.work.${name}` as TextName))}</dt><dd>${link}</dd>`];
  });
}

/** What is known of the row itself: the data version, and each time that somebody looked it up again. */
export function historyPart(record: ThingRecord, thing: Thing): string {
  const {version, package: about} = record.source.dataset;
  const rows = record.namingRows(thing, (table) => isOfRows(table) && !isOfReadings(table));
  const items = rows.map(({table, row}) =>
    record.telling(record.table(table), row, ["subject_table", "subject"])
  );
  const now = localizedSpan("thing.version", {version, asOf: plainDate(about.asOf)});
  return `<p>${now}</p>\n${list(items, most, moreOf)}`;
}
