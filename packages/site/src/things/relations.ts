import {citationKeys, escapePattern} from "@cold-winter/data/shared";
import {citationRows} from "@cold-winter/data";
import type {Answers, Dataset, Question, Row, Table} from "@cold-winter/data";
import {questionPlace} from "../pages/questions.js";
import type {Thing, Things} from "./things.js";

/** A row that names a thing, and the columns by which it does. */
export interface Naming {
  table: string;
  row: Row;
}

/** A question that draws a thing: its title, and the path of its figure, else of itself in the gallery. */
export interface Drawn {
  query: string;
  title: string;
  place: string;
}

/** What the record says of how its things belong together. */
export interface Relations {
  /** Rows of other tables that name a thing. */
  naming: (thing: Thing) => Naming[];
  /** Things whose text speaks of a thing by its name, and names of which a thing speaks. */
  mentioning: (thing: Thing) => Thing[];
  mentioned: (thing: Thing) => Thing[];
  /** Questions whose answers hold it, each with the place where it is drawn or asked. */
  drawn: (thing: Thing) => Drawn[];
  /** Rows that rest on a work. */
  citing: (key: string) => {table: string; id: string; locator: string}[];
}

const keyOf = (table: string, id: string) => `${table}\0${id}`;

/** Finds out how the things of a record belong together. */
export function relationsOf(
  dataset: Dataset,
  things: Things,
  asked: {questions: Question[]; answers: Map<string, Answers>}
): Relations {
  const naming = lists<Naming>();
  for (const table of dataset.package.tables)
    for (const row of dataset.tables.get(table.name) ?? [])
      for (const named of namedBy(table, row)) naming.add(named, {table: table.name, row});
  const {mentioning, mentioned} = mentionsOf(things);
  const citing = lists<{table: string; id: string; locator: string}>();
  for (const {table_name, row_id, source, locator} of citationRows(dataset))
    citing.add(source, {table: table_name, id: row_id, locator});
  const drawn = drawnBy(asked);
  return {
    naming: ({table, id}) => naming.of(keyOf(table, id)),
    mentioning: ({table, id}) => mentioning.of(keyOf(table, id)),
    mentioned: ({table, id}) => mentioned.of(keyOf(table, id)),
    // A step is drawn where the row is that counts it.
    drawn: ({table, id}) => [
      ...new Set([id, ...naming.of(keyOf(table, id)).map(({row}) => row.id)].flatMap(drawn.of))
    ],
    citing: (key) => citing.of(key)
  };
}

/** Lists by a key, each thing once. */
function lists<Item>() {
  const known = new Map<string, Set<Item>>();
  return {
    add: (key: string, item: Item) => {
      const list = known.get(key);
      if (list) list.add(item);
      else known.set(key, new Set([item]));
    },
    of: (key: string) => [...(known.get(key) ?? [])]
  };
}

/** Rows of other tables that a row names: by a key, or as what its reading is of. Its case is said beside everything. */
function namedBy({foreignKeys, fields}: Table, {values}: Row): string[] {
  const keys = foreignKeys.flatMap(({field, resource}) => {
    const value = values[field];
    return typeof value === "string" && field !== "case" ? [keyOf(resource, value)] : [];
  });
  const lists = fields.flatMap(({name, resource}) => {
    const value = values[name];
    return resource && typeof value === "string"
      ? value.split(";").map((id) => keyOf(resource, id))
      : [];
  });
  const {subject_table: table, subject} = values;
  const subjects =
    typeof table === "string" && typeof subject === "string" ? [keyOf(table, subject)] : [];
  return [...keys, ...lists, ...subjects];
}

/** Finds names in the columns that speak of them, whole words alone. */
function mentionsOf({kinds}: Things) {
  const mentioning = lists<Thing>();
  const mentioned = lists<Thing>();
  for (const {things, mentioned: columns} of kinds) {
    if (!columns) continue;
    const named = things.map((thing) => ({thing, pattern: patternOf(thing)}));
    for (const {table, things: others} of kinds)
      for (const other of columns[table] ? others : []) {
        const text = columns[table]!.map((name) => other.values[name] ?? "").join("\n");
        for (const {thing, pattern} of named)
          if (pattern.test(text)) {
            mentioning.add(keyOf(thing.table, thing.id), other);
            mentioned.add(keyOf(other.table, other.id), thing);
          }
      }
  }
  return {mentioning, mentioned};
}

function patternOf({values}: Thing): RegExp {
  const names = [values["name"], ...String(values["aliases"] ?? "").split(";")].filter(Boolean);
  const escaped = names.map((name) => escapePattern(String(name)));
  return new RegExp(`(?<![\\p{L}\\p{N}-])(?:${escaped.join("|")})(?![\\p{L}\\p{N}])`, "u");
}

// A question draws what its answers name; a work, where a row of them cites it.
function drawnBy({questions, answers}: {questions: Question[]; answers: Map<string, Answers>}) {
  const drawn = lists<Drawn>();
  for (const each of questions) {
    const question = {query: each.name, title: each.title, place: questionPlace(each)};
    const columns = answers.get(each.name)?.sets[0] ?? {};
    for (const [name, cells] of Object.entries(columns))
      for (const cell of new Set(cells.flat()))
        if (typeof cell === "string")
          for (const key of name === "sources" ? citationKeys(cell) : [cell])
            drawn.add(key, question);
  }
  return drawn;
}
