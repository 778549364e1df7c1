import {caseColor, plainDate, type Case} from "@cold-winter/figure";
import type {CitationTemplates} from "@cold-winter/figure/drawing";
import {byPosition} from "@cold-winter/data";
import {groupBy, pointers, type Citation} from "@cold-winter/data/shared";
import type {Answers, Dataset, Field, Question, Row, Table} from "@cold-winter/data";
import {localizedSpan} from "../build/localized-span.js";
import {escape} from "../templates/html.js";
import {letters, linkTo} from "./html.js";
import {readingsByThing, type Reading} from "./readings.js";
import {relationsOf, type Naming, type Relations} from "./relations.js";
import {plainValue, thingsOf, type Thing, type ThingKind, type Things} from "./things.js";

/** What the pages of things are made of. */
export interface ThingSource {
  dataset: Dataset;
  questions: Question[];
  answers: Map<string, Answers>;
  readings: Reading[];
  cases: Case[];
  citation: CitationTemplates;
  /** Where the site is published, if the notebook says so. */
  site: string | null;
  /** Whether it has a page on which rows are disputed. */
  disputes: boolean;
}

/** Columns that every row ends with, or begins: told beside what the row says. */
export const envelope = ["id", "sources", "status", "unchecked_fields", "seen", "note"];

/** The record as the page of a thing looks at it. */
export class ThingRecord {
  readonly things: Things;
  readonly relations: Relations;
  readonly readingsOf: (thing: Thing) => Map<string, Reading[]>;
  private readonly tables: Map<string, Table>;
  private readonly rivals: Map<string, Map<string, Row[]>>;

  constructor(readonly source: ThingSource) {
    const {dataset} = source;
    this.things = thingsOf(dataset);
    this.relations = relationsOf(dataset, this.things, source);
    this.readingsOf = readingsByThing(source.readings);
    this.tables = new Map(dataset.package.tables.map((table) => [table.name, table]));
    this.rivals = new Map(
      dataset.package.tables.flatMap(({name, rivals}) =>
        rivals
          ? [[name, groupBy(dataset.tables.get(name) ?? [], (row) => placeKey(rivals, row))]]
          : []
      )
    );
  }

  table(name: string): Table {
    return this.tables.get(name)!;
  }

  /** What all things of a table are called, as HTML. */
  titleOf(table: string): string {
    const described = this.tables.get(table);
    return described ? escape(described.title) : localizedSpan("thing.sources");
  }

  caseName({case: id, table}: Thing): string {
    return id === null || table === "cases" ? "" : this.things.nameOf("cases", id);
  }

  /** The case of a thing with its colour and a link, as HTML. */
  caseLink({case: id, table}: Thing): string {
    const own = table === "cases" ? undefined : this.things.find("cases", id);
    const found = this.source.cases.find((each) => each.id === id);
    const dot = found ? `<span style="color: ${caseColor(found)}">●</span> ` : "";
    return own ? `${dot}${linkTo(own)}` : "";
  }

  /** Writes a cell of a row as readers see it. */
  plain(described: Table, {values}: Pick<Row, "values">, field: Field): string {
    return plainValue(field, values[field.name], described, (table, id) =>
      this.things.nameOf(table, id)
    );
  }

  /** What a row says in its own columns, those named left out, as sentences in HTML. */
  telling(described: Table, row: Row, left: string[]): string {
    const parts = described.fields
      .filter(({name}) => ![...envelope, "case", ...left].includes(name))
      .map((field) => this.plain(described, row, field))
      .filter(Boolean);
    const note = row.values["note"];
    return letters(sentences([...parts, ...(typeof note === "string" ? [note] : [])]));
  }

  /** All rows that claim the place of a row, the best first. */
  rivalsOf(described: Table, row: Row): Row[] {
    const rows = this.rivals.get(described.name)?.get(placeKey(described.rivals!, row)) ?? [];
    return byPosition(rows).sort(
      (a, b) => Number(a.values["rank"] ?? 0) - Number(b.values["rank"] ?? 0)
    );
  }

  /** Rows that name a thing and have no address of their own. */
  namingRows(thing: Thing, wanted: (table: Table) => boolean): Naming[] {
    return this.relations
      .naming(thing)
      .filter(({table, row}) => !this.things.find(table, row.id) && wanted(this.table(table)));
  }

  /** Things that a thing names, or that name it. */
  related(thing: Thing): Thing[] {
    const {naming, mentioned, mentioning} = this.relations;
    const keys = this.tables.get(thing.table)?.foreignKeys ?? [];
    const named = keys.flatMap(({field, resource}) =>
      field === "case" ? [] : (this.things.find(resource, thing.values[field]) ?? [])
    );
    const by = naming(thing).flatMap(({table, row}) => this.things.find(table, row.id) ?? []);
    return [...new Set([...named, ...by, ...mentioned(thing), ...mentioning(thing)])].filter(
      (each) => each !== thing
    );
  }

  /** The works that say a thing, each with its place. */
  citations({values, table}: Thing): Citation[] {
    return table === "sources" ? [] : pointers(values["sources"]);
  }

  /** What a kind of things is called where one of them is shown, and when it was, as text. */
  about(kind: ThingKind, thing: Thing): string {
    const when = thing.date === null ? "" : plainDate(thing.date);
    return [this.caseName(thing), kind.name, when].filter(Boolean).join(", ");
  }
}

// What begins with a small letter or a digit goes on with what was said before it.
function sentences(parts: string[]): string {
  return parts
    .reduce((said, part) => {
      if (!said) return part;
      const joint = /[.!?…]$/.test(said) ? " " : /^[\p{Ll}\d]/u.test(part) ? "; " : ". ";
      return said + joint + part;
    }, "")
    .replace(/([^.!?…])$/, "$1.");
}

function placeKey(rivals: string[], {values}: Row): string {
  return rivals.map((name) => String(values[name])).join("\0");
}

const has = (table: Table, name: string) => table.fields.some((field) => field.name === name);

/** Whether the rows of a table are of a row of any other: readings where they say of which quantity, else look-ups. */
export const isOfRows = (table: Table) => has(table, "subject_table") && has(table, "subject");
export const isOfReadings = (table: Table) => isOfRows(table) && has(table, "quantity");
