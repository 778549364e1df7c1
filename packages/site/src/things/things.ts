import {plainDate, sentenceCase} from "@cold-winter/figure";
import {dateBounds, groupBy} from "@cold-winter/data/shared";
import {memoize, memoizeByName, references} from "@cold-winter/data";
import type {Dataset, Field, Reference, Row, Table, ThingTable} from "@cold-winter/data";
import {alikeIds, fileName} from "./address.js";
import {words} from "../templates/html.js";

/** One row of the record that has an address of its own. */
export interface Thing {
  table: string;
  id: string;
  title: string;
  /** Its place below the root of the site, without the end of its file's name; of a row that stands on a page, with its anchor. */
  path: string;
  /** Whether it has a page of its own. */
  own: boolean;
  /** When it was, as the record writes it. */
  date: string | null;
  /** The first day of that, by which things are put in order. */
  from: string;
  kind: string | null;
  case: string | null;
  values: Record<string, unknown>;
}

/** The things of one table. */
export interface ThingKind extends ThingTable {
  table: string;
  described: Table | null;
  things: Thing[];
}

/** All things of a record, by table and by id. */
export interface Things {
  kinds: ThingKind[];
  find: (table: string, id: unknown) => Thing | undefined;
  /** What a row of any table is called: a thing by its title, else by its name, else by its id. */
  nameOf: (table: string, id: string) => string;
  works: Record<string, Reference>;
}

/** The works of the bibliography are things without a row in the description. */
const works: ThingTable & {table: string} = {
  ...{table: "sources", title: "{title}", name: "source", kind: "family", words: ["author", "key"]},
  names: {zh: "出处", ko: "출처"}
};

/** Collects all things of a record, once. */
export const thingsOf = memoize((dataset: Dataset): Things => {
  const naming = nameRows(dataset);
  const kinds = dataset.package.tables.flatMap((described): ThingKind[] => {
    const {name: table, thing} = described;
    if (!thing) return [];
    const rows = dataset.tables.get(table) ?? [];
    const alike = alikeIds(rows.map(({id}) => id));
    const things = rows.map((row) => thingOf(row, {described, thing, alike, naming}));
    return [{table, ...thing, described, things: numbered(inOrder(things))}];
  });
  const all = [...kinds, workKind(dataset)];
  const found = new Map(
    all.map(({table, things}) => [table, new Map(things.map((each) => [each.id, each]))])
  );
  const find = (table: string, id: unknown) => found.get(table)?.get(String(id));
  const nameOf = (table: string, id: string) => find(table, id)?.title ?? naming(table, id);
  return {kinds: all, find, nameOf, works: references(dataset.sources)};
});

type Naming = (table: string, id: string) => string;

/** Finds what rows are called by their column `name`. */
function nameRows({tables}: Dataset): Naming {
  const namesIn = memoizeByName((table) => {
    const rows = tables.get(table) ?? [];
    return new Map(rows.map((row) => [row.id, String(row.values["name"] ?? words(row.id))]));
  });
  return (table, id) => namesIn(table).get(id) ?? words(id);
}

interface Making {
  described: Table;
  thing: ThingTable;
  alike: Set<string>;
  naming: Naming;
}

function thingOf({id, values}: Row, {described, thing, alike, naming}: Making): Thing {
  const title = titleOf(thing.title, described, values, naming);
  const begun = thing.date === undefined ? null : text(values[thing.date]);
  return {
    ...{table: described.name, id, values, own: thing.page === undefined},
    title: sentenceCase(title) || id,
    path: thing.page ? `${thing.page}#${id}` : `thing/${described.name}/${fileName(id, alike)}`,
    date: dateOf(begun, thing.until === undefined ? null : text(values[thing.until])),
    from: dayOf(begun),
    kind: thing.kind === undefined ? null : text(values[thing.kind]),
    case: described.name === "cases" ? id : text(values["case"])
  };
}

/** Writes a title: what stands in braces is filled in, what is empty goes with the sign before it. */
function titleOf(form: string, described: Table, values: Row["values"], naming: Naming): string {
  return form
    .replace(/([,;:·–-]? ?)\{(\w+)\}/g, (_, before: string, name: string) => {
      const field = described.fields.find((each) => each.name === name);
      const value = field && plainValue(field, values[name], described, naming);
      return value ? `${before}${value}` : "";
    })
    .replace(/^[,;:·– -]+/, "");
}

/** Writes a cell as readers see it: dates and names of other rows in words. */
export function plainValue(
  field: Field,
  value: unknown,
  {foreignKeys}: Pick<Table, "foreignKeys">,
  naming: Naming
): string {
  if (value === null || value === undefined || value === "") return "";
  const key = foreignKeys.find((each) => each.field === field.name);
  if (key) return naming(key.resource, String(value));
  if (field.kind === "edtf") return plainDate(String(value));
  if (field.kind === "list") return String(value).split(";").map(words).join(", ");
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (field.constraints.enum) return words(String(value));
  return String(value);
}

const text = (value: unknown) =>
  value === null || value === undefined || value === "" ? null : String(value);

function dateOf(begun: string | null, ended: string | null): string | null {
  if (!begun) return ended && `../${ended}`;
  return ended && !begun.includes("/") ? `${begun}/${ended}` : begun;
}

function dayOf(date: string | null): string {
  if (!date) return "";
  try {
    const {from, to} = dateBounds(date);
    return from ?? to ?? "";
  } catch {
    return "";
  }
}

// Things of one title are told apart by their number.
function numbered(things: Thing[]): Thing[] {
  const titles = groupBy(things, ({title}) => title);
  return things.map((thing) => {
    const same = titles.get(thing.title)!;
    if (same.length === 1) return thing;
    return {...thing, title: `${thing.title} (${same.indexOf(thing) + 1} of ${same.length})`};
  });
}

// Things without a date stand behind, in the order of their table.
function inOrder(things: Thing[]): Thing[] {
  const late = "9999";
  return [...things].sort((a, b) => {
    const [one, other] = [a.from || late, b.from || late];
    return one < other ? -1 : one > other ? 1 : 0;
  });
}

function workKind({sources}: Dataset): ThingKind {
  const alike = alikeIds(sources.map(({key}) => key));
  const things = sources.map(({key, family, fields}): Thing => ({
    ...{table: works.table, id: key, title: fields["title"] ?? key, own: true},
    path: `thing/${works.table}/${fileName(key, alike)}`,
    ...{date: text(fields["year"]), from: dayOf(text(fields["year"])), kind: family, case: null},
    values: {...fields, key, family}
  }));
  return {...works, described: null, things: numbered(inOrder(things))};
}

/** Returns where every thing but the works stands, by its id; of ids that two tables have, that of the first. */
export function thingPaths(dataset: Dataset): Record<string, string> {
  const things = thingsOf(dataset).kinds.filter(({table}) => table !== works.table);
  const pairs = things.flatMap((kind) => kind.things.map(({id, path}) => [id, path] as const));
  return Object.fromEntries(pairs.reverse());
}
