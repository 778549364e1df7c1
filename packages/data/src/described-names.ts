import type {Measure} from "./comparison/catalogue.js";
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
    "coldwinter:search"?: {title: string; words?: string[]};
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

/** What a description names that it does not describe. */
export function namesUnknown({resources, ...rest}: Described): Fault[] {
  const columns = new Map(
    resources.map(({name, schema}) => [name, new Set(schema.fields.map((field) => field.name))])
  );
  const ofMeasures = (rest["coldwinter:measures"] ?? []).flatMap((measure, at) =>
    measureFaults(measure, ["coldwinter:measures", at], columns)
  );
  const ofTables = resources.flatMap((table, at) => {
    const own = columns.get(table.name)!;
    const place = ["resources", at];
    const column = (path: Path, name: string, of = own): Fault[] =>
      of.has(name) ? [] : [unknown(path, "column", name, [...of])];
    const twice = (path: Path, name: string, is: boolean): Fault[] =>
      is ? [{path, message: `given twice: ${name}`, remedy: "keep one of them"}] : [];
    return [
      ...twice(
        [...place, "name"],
        table.name,
        resources.findIndex(({name}) => name === table.name) < at
      ),
      ...table.schema.fields.flatMap((field, index) => {
        const path = [...place, "schema", "fields", index];
        return [
          ...twice(
            path,
            field.name,
            table.schema.fields.findIndex(({name}) => name === field.name) < index
          ),
          ...columnsNamed(field).flatMap(([property, name]) => column([...path, property], name)),
          ...tableNamed([...path, "coldwinter:resource"], field["coldwinter:resource"], columns)
        ];
      }),
      ...keyFaults(table, place, columns),
      ...(table["coldwinter:spans"] ?? []).flatMap((pair, index) =>
        pair.flatMap((name) => column([...place, "coldwinter:spans", index], name))
      ),
      ...(table["coldwinter:given"] ?? []).flatMap(({field, by}, index) =>
        [field, by].flatMap((name) => column([...place, "coldwinter:given", index], name))
      ),
      ...seriesColumns(table).flatMap(([path, name]) => column([...place, ...path], name))
    ];
  });
  return [...ofMeasures, ...ofTables];
}

/** What a measure names of its table. */
function measureFaults(
  {table, time, until, title, each, series, categories = []}: Partial<Measure>,
  path: Path,
  columns: Map<string, Set<string>>
): Fault[] {
  const own = columns.get(table ?? "");
  if (!own) return tableNamed([...path, "table"], table, columns);
  const named = {time, until, title, each, series};
  return [
    ...Object.entries(named).map(([property, name]): [Path, string | undefined] => [
      [...path, property],
      name
    ]),
    ...categories.map((name, at): [Path, string] => [[...path, "categories", at], name])
  ].flatMap(([place, name]) =>
    name === undefined || own.has(name) ? [] : [unknown(place, "column", name, [...own])]
  );
}

function keyFaults(
  {schema}: Described["resources"][number],
  place: Path,
  columns: Map<string, Set<string>>
): Fault[] {
  const own = new Set(schema.fields.map(({name}) => name));
  const single = (path: Path, names: string | string[]): Fault[] =>
    [names].flat().length === 1
      ? []
      : [{path, message: "a key of several columns", remedy: "name one column: rows have an id"}];
  const key = schema.primaryKey ?? "id";
  const keyPath = [...place, "schema", ...(schema.primaryKey === undefined ? [] : ["primaryKey"])];
  return [
    ...single(keyPath, key),
    ...[key]
      .flat()
      .flatMap((name) => (own.has(name) ? [] : [unknown(keyPath, "column", name, [...own])])),
    ...(schema.foreignKeys ?? []).flatMap(({fields, reference}, index) => {
      const path = [...place, "schema", "foreignKeys", index];
      const target = columns.get(reference.resource);
      return [
        ...single(path, fields),
        ...[fields]
          .flat()
          .flatMap((name) => (own.has(name) ? [] : [unknown(path, "column", name, [...own])])),
        ...tableNamed([...path, "reference"], reference.resource, columns),
        ...(target
          ? [reference.fields]
              .flat()
              .flatMap((name) =>
                target.has(name)
                  ? []
                  : [unknown([...path, "reference"], "column", name, [...target])]
              )
          : [])
      ];
    })
  ];
}

function tableNamed(path: Path, name: unknown, columns: Map<string, unknown>): Fault[] {
  if (typeof name !== "string" || columns.has(name)) return [];
  return [unknown(path, "table", name, [...columns.keys()])];
}

function unknown(path: Path, kind: string, name: string, known: string[]): Fault {
  const near = nearest(name, known);
  return {
    path,
    message: `unknown ${kind}: ${name}`,
    remedy: near ? `did you mean ${near}?` : `name a ${kind} that is described`
  };
}

const namingOne = ["coldwinter:lang_field", "coldwinter:currency_of", "coldwinter:year_of"];
const namingSeveral = ["coldwinter:sum", "coldwinter:unique_within"];

function columnsNamed(field: Record<string, unknown>): [property: string, name: string][] {
  return [...namingOne, ...namingSeveral].flatMap((property) =>
    [field[property] ?? []].flat().map((name): [string, string] => [property, String(name)])
  );
}

function seriesColumns(table: Described["resources"][number]): [path: Path, name: string][] {
  const series = table["coldwinter:series"];
  const search = table["coldwinter:search"];
  const each = (property: string, part: string, names: string[] = []) =>
    names.map((name, at): [Path, string] => [[property, part, at], name]);
  return [
    ...each("coldwinter:series", "of", series?.of),
    ...(series ? (["along", "value"] as const) : []).map((part): [Path, string] => [
      ["coldwinter:series", part],
      series![part]
    ]),
    ...(search ? [[["coldwinter:search", "title"], search.title] as [Path, string]] : []),
    ...each("coldwinter:search", "words", search?.words)
  ];
}
