import type {Measure} from "./comparison/catalogue.js";
import type {ThingTable} from "./description.js";
import {nearest} from "./shared/nearest.js";

/** The parts of a description that name its tables and columns. */
export interface Described {
  resources: {
    name: string;
    path: string;
    schema: {
      fields: ({name: string} & Record<string, unknown>)[];
      primaryKey?: string | string[];
      foreignKeys?: {
        fields: string | string[];
        reference: {resource: string; fields: string | string[]};
      }[];
    };
    "coldwinter:spans"?: string[][];
    "coldwinter:given"?: {field: string; by: string}[];
    "coldwinter:series"?: {of?: string[]; along: string; value: string};
    "coldwinter:thing"?: ThingTable;
    "coldwinter:rivals"?: string[];
  }[];
  "coldwinter:measures"?: Partial<Measure>[];
}

export type Path = (string | number)[];

/** What is wrong at a place of the description. */
export interface Fault {
  path: Path;
  message: string;
  remedy: string;
}

/** The columns of each table, by its name. */
type Columns = Map<string, Set<string>>;

/** What a description names that it does not describe. */
export function namesUnknown({resources, ...rest}: Described): Fault[] {
  const columns: Columns = new Map(
    resources.map(({name, schema}) => [name, new Set(schema.fields.map((field) => field.name))])
  );
  return [
    ...(rest["coldwinter:measures"] ?? []).flatMap((measure, at) =>
      measureFaults(measure, ["coldwinter:measures", at], columns)
    ),
    ...givenTwice(resources, (at) => ["resources", at, "name"]),
    ...resources.flatMap((table, at) => tableFaults(table, ["resources", at], columns))
  ];
}

function tableFaults(
  table: Described["resources"][number],
  place: Path,
  columns: Columns
): Fault[] {
  const {fields} = table.schema;
  const column = ([path, name]: Named) =>
    unknown([...place, ...path], "column", name, columns.get(table.name)!);
  return [
    ...givenTwice(fields, (at) => [...place, "schema", "fields", at]),
    ...fields.flatMap((field, at) => {
      const path = ["schema", "fields", at];
      return [
        ...columnsNamed(field).flatMap(([property, name]) => column([[...path, property], name])),
        ...tableNamed(
          [...place, ...path, "coldwinter:resource"],
          field["coldwinter:resource"],
          columns
        )
      ];
    }),
    ...keyFaults(table, [...place, "schema"], columns),
    ...(table["coldwinter:spans"] ?? []).flatMap((pair, at) =>
      pair.flatMap((name) => column([["coldwinter:spans", at], name]))
    ),
    ...(table["coldwinter:given"] ?? []).flatMap(({field, by}, at) =>
      [field, by].flatMap((name) => column([["coldwinter:given", at], name]))
    ),
    ...seriesColumns(table).flatMap(column),
    ...thingColumns(table).flatMap(column),
    ...mentionFaults(table, place, columns)
  ];
}

/** A name, and where it is given. */
type Named = [path: Path, name: string];

/** What a measure names of its table. */
function measureFaults(
  {table, time, until, title, each, series, place, categories = []}: Partial<Measure>,
  path: Path,
  columns: Columns
): Fault[] {
  const own = columns.get(table ?? "");
  if (!own) return tableNamed([...path, "table"], table, columns);
  return [
    ...Object.entries({time, until, title, each, series}).flatMap(([property, name]) =>
      name === undefined ? [] : unknown([...path, property], "column", name, own)
    ),
    ...Object.entries(place ?? {}).flatMap(([property, name]) =>
      (typeof name === "string" ? [name] : Object.keys(name)).flatMap((column) =>
        unknown([...path, "place", property], "column", column, own)
      )
    ),
    ...categories.flatMap((name, at) => unknown([...path, "categories", at], "column", name, own))
  ];
}

function keyFaults(
  {name: table, schema}: Described["resources"][number],
  place: Path,
  columns: Columns
): Fault[] {
  const key = schema.primaryKey ?? "id";
  const keyPath = schema.primaryKey === undefined ? place : [...place, "primaryKey"];
  const own = columns.get(table)!;
  return [
    ...keyColumn(keyPath, key, own),
    ...(schema.foreignKeys ?? []).flatMap(({fields, reference}, at) => {
      const path = [...place, "foreignKeys", at];
      const to = [...path, "reference"];
      const target = columns.get(reference.resource);
      return [
        ...keyColumn(path, fields, own),
        ...tableNamed(to, reference.resource, columns),
        ...(target ? keyColumns(to, reference.fields, target) : [])
      ];
    })
  ];
}

// A row has an id: a key of several columns names none.
function keyColumn(path: Path, names: string | string[], own: Set<string>): Fault[] {
  const message = "a key of several columns";
  return [
    ...([names].flat().length === 1
      ? []
      : [{path, message, remedy: "name one column: rows have an id"}]),
    ...keyColumns(path, names, own)
  ];
}

function keyColumns(path: Path, names: string | string[], own: Set<string>): Fault[] {
  return [names].flat().flatMap((name) => unknown(path, "column", name, own));
}

function givenTwice(named: {name: string}[], path: (at: number) => Path): Fault[] {
  const first = new Map<string, number>();
  for (const [at, {name}] of named.entries()) if (!first.has(name)) first.set(name, at);
  return named.flatMap(({name}, at) =>
    first.get(name) === at
      ? []
      : [{path: path(at), message: `given twice: ${name}`, remedy: "keep one of them"}]
  );
}

function tableNamed(path: Path, name: unknown, columns: Columns): Fault[] {
  return typeof name === "string" ? unknown(path, "table", name, columns) : [];
}

/** Says that a name is none of those that are described, and which may be meant; nothing where it is one. */
function unknown(
  path: Path,
  kind: "table" | "column",
  name: string,
  known: Columns | Set<string>
): Fault[] {
  if (known.has(name)) return [];
  const near = nearest(name, known.keys());
  const remedy = near ? `did you mean ${near}?` : `name a ${kind} that is described`;
  return [{path, message: `unknown ${kind}: ${name}`, remedy}];
}

const namingOne = ["coldwinter:lang_field", "coldwinter:currency_of", "coldwinter:year_of"];
const namingSeveral = ["coldwinter:sum", "coldwinter:unique_within"];

function columnsNamed(field: Record<string, unknown>): [property: string, name: string][] {
  return [...namingOne, ...namingSeveral].flatMap((property) =>
    [field[property] ?? []].flat().map((name): [string, string] => [property, String(name)])
  );
}

function seriesColumns(table: Described["resources"][number]): Named[] {
  const series = table["coldwinter:series"];
  const each = (property: string, part: string, names: string[] = []) =>
    names.map((name, at): Named => [[property, part, at], name]);
  return [
    ...each("coldwinter:series", "of", series?.of),
    ...(series ? (["along", "value"] as const) : []).map((part): Named => [
      ["coldwinter:series", part],
      series![part]
    ])
  ];
}

/** The columns of its own that a description of things names. */
function thingColumns(table: Described["resources"][number]): Named[] {
  const thing = table["coldwinter:thing"];
  const inTitle = [...(thing?.title ?? "").matchAll(/\{(\w+)\}/g)].map(([, column]) => column!);
  const listed = (["words", "says"] as const).flatMap((part) =>
    (thing?.[part] ?? []).map((name, at): Named => [["coldwinter:thing", part, at], name])
  );
  const single = (["kind", "date", "until"] as const).flatMap((part): Named[] => {
    const name = thing?.[part];
    return name === undefined ? [] : [[["coldwinter:thing", part], name]];
  });
  const rivals = table["coldwinter:rivals"] ?? [];
  return [
    ...inTitle.map((name): Named => [["coldwinter:thing", "title"], name]),
    ...listed,
    ...single,
    ...rivals.map((name, at): Named => [["coldwinter:rivals", at], name])
  ];
}

function mentionFaults(table: Described["resources"][number], place: Path, columns: Columns) {
  return Object.entries(table["coldwinter:thing"]?.mentioned ?? {}).flatMap(([other, names]) => {
    const path = [...place, "coldwinter:thing", "mentioned", other];
    const known = columns.get(other);
    if (!known) return unknown(path, "table", other, columns);
    return names.flatMap((name, at) => unknown([...path, at], "column", name, known));
  });
}
