import {Ajv, type ErrorObject} from "ajv";
import {isScalar, LineCounter, parseDocument, type Document} from "yaml";
import {descriptionSchema} from "./description-schema.js";
import type {Measure} from "./comparison/catalogue.js";
import {nearest} from "./shared/nearest.js";
import type {Report} from "./problem.js";

interface Described {
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

type Path = (string | number)[];
interface Fault {
  path: Path;
  message: string;
  remedy: string;
}

const ajv = new Ajv({
  allErrors: true,
  verbose: true,
  strict: true,
  allowUnionTypes: true,
  formats: {regex: isRegex}
});
const validate = ajv.compile(descriptionSchema);

function isRegex(text: string): boolean {
  try {
    return Boolean(new RegExp(text, "u"));
  } catch {
    return false;
  }
}

/**
 * Reports, each with its line, what a description says that its schema does not know, and what it names that it does
 * not describe: a table, a column, a key. Returns whether its tables can be read all the same.
 */
export function checkDescription(
  text: string,
  read: unknown,
  file: string,
  report: Report
): boolean {
  const faults = validate(read) ? [] : worded(validate.errors!);
  const readable = isReadable(read);
  if (readable) faults.push(...namesUnknown(read));
  if (faults.length) {
    const lines = new LineCounter();
    const document = parseDocument(text, {lineCounter: lines, keepSourceTokens: false});
    for (const {path, message, remedy} of faults)
      report({file, line: lineAt(document, lines, path), field: fieldName(path), message, remedy});
  }
  return readable;
}

/** Parts of a description that may be missing. */
interface Loose {
  name?: unknown;
  path?: unknown;
  schema?: {
    fields?: ({name?: unknown} | null)[];
    foreignKeys?: ({reference?: unknown; fields?: unknown} | null)[];
  } | null;
}

function isReadable(read: unknown): read is Described {
  const {resources} = (read ?? {}) as {resources?: (Loose | null)[]};
  return (
    Array.isArray(resources) &&
    resources.every(
      (table) =>
        typeof table?.name === "string" &&
        typeof table.path === "string" &&
        Array.isArray(table.schema?.fields) &&
        table.schema.fields.every((field) => typeof field?.name === "string") &&
        (table.schema.foreignKeys ?? []).every((key) => Boolean(key?.reference && key.fields))
    )
  );
}

function worded(errors: ErrorObject[]): Fault[] {
  return errors.map(({instancePath, keyword, params, message, parentSchema}) => {
    const path = instancePath
      .split("/")
      .slice(1)
      .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
      .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
    const given = params as Record<string, unknown>;
    if (keyword === "additionalProperties") {
      const property = String(given["additionalProperty"]);
      const known = Object.keys((parentSchema as {properties: object}).properties);
      const near = nearest(property, known);
      return {
        path: [...path, property],
        message: `unknown property: ${property}`,
        remedy: near ? `did you mean ${near}?` : "remove it: nothing reads it"
      };
    }
    if (keyword === "required") {
      const property = String(given["missingProperty"]);
      return {path, message: `missing property: ${property}`, remedy: `give its ${property}`};
    }
    if (keyword === "enum")
      return {
        path,
        message: "unknown word",
        remedy: `write one of ${(given["allowedValues"] as string[]).join(", ")}`
      };
    return {path, message: message ?? keyword, remedy: "mend the description"};
  });
}

/** What a description names that it does not describe. */
function namesUnknown({resources, ...rest}: Described): Fault[] {
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

/** The line of what a path leads to, or of the nearest thing around it that is there. */
function lineAt(document: Document, lines: LineCounter, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const parent = document.getIn(path.slice(0, length - 1), true) as {items?: Pairs} | undefined;
    const last = path[length - 1];
    const pair = parent?.items?.find((item) => isScalar(item.key) && item.key.value === last);
    const node = (pair?.key ?? document.getIn(path.slice(0, length), true)) as Ranged | undefined;
    if (node?.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

type Pairs = {key?: unknown}[];
interface Ranged {
  range?: [number, number, number] | null;
}

const fieldName = (path: Path) => path.filter((part) => typeof part === "string").at(-1) ?? "";
