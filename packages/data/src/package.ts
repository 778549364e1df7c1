import type {Measure} from "./comparison/catalogue.js";
import {checkDescription} from "./check-description.js";
import type {
  DataPackage,
  Field,
  FieldKind,
  ForeignKey,
  Given,
  Series,
  Table,
  ThingTable
} from "./description.js";
import {lineOf} from "./lines.js";
import {memoizeRecent} from "./memoize.js";
import type {Problem, Report} from "./problem.js";

/** The parts of a package description that are read, as JSON has them. */
interface RawPackage extends Record<string, unknown> {
  name?: string;
  title?: string;
  description?: string;
  version?: string;
  "coldwinter:as_of"?: string;
  "coldwinter:figures"?: DataPackage["figures"];
  "coldwinter:units"?: string[];
  resources?: RawResource[];
}

export interface RawResource {
  name: string;
  path: string;
  title?: string;
  description?: string;
  "coldwinter:grain"?: string;
  "coldwinter:inclusion"?: string;
  "coldwinter:series"?: Series;
  "coldwinter:thing"?: ThingTable;
  "coldwinter:rivals"?: string[];
  "coldwinter:spans"?: [string, string][];
  "coldwinter:given"?: Given[];
  "coldwinter:filled"?: boolean;
  schema: {fields: RawField[]; primaryKey?: string | string[]; foreignKeys?: RawForeignKey[]};
}

export interface RawField extends Partial<
  Pick<Field, "type" | "title" | "description" | "constraints">
> {
  name: string;
  "coldwinter:kind"?: FieldKind;
  "coldwinter:enum"?: string[];
  "coldwinter:resource"?: string;
  "coldwinter:range"?: Field["range"];
  "coldwinter:unit"?: string;
  "coldwinter:duration"?: boolean;
  "coldwinter:lang"?: string;
  "coldwinter:lang_field"?: string;
  "coldwinter:form"?: string;
  "coldwinter:shares"?: string[];
  "coldwinter:sum"?: string[];
  "coldwinter:unique_within"?: string[];
  "coldwinter:currency_of"?: string;
  "coldwinter:year_of"?: string;
  "coldwinter:after_as_of"?: boolean;
  "coldwinter:all_words"?: boolean;
  "coldwinter:negative_where"?: Field["negativeWhere"];
}

interface RawForeignKey {
  fields: string | string[];
  reference: {resource: string; fields: string | string[]};
}

/** Tables that are described elsewhere than in `datapackage.json`, and what of them is compared. */
export interface Elsewhere {
  resources: RawResource[];
  measures: Measure[];
}

const nothing: Elsewhere = {resources: [], measures: []};

/** Reads the text of `datapackage.json`, with tables that are described elsewhere. Reports what is wrong with it; returns null where nothing can be read. */
export function readPackage(
  text: string | undefined,
  report: Report,
  file = "data/datapackage.json",
  more = nothing
): DataPackage | null {
  const {read, problems} = parsePackage(text, file, more);
  for (const problem of problems) report(problem);
  return read;
}

// A warm program reads a text again only when it changed.
const parsePackage = memoizeRecent((text: string | undefined, file: string, more: Elsewhere) => {
  const problems: Problem[] = [];
  const report = (problem: Problem) => void problems.push(problem);
  const raw = withMore(parseJson(text, file, report), more);
  const readable =
    raw !== undefined && checkDescription(text!, raw, file, report, more.resources.length);
  return {read: readable ? packageOf(raw as RawPackage, text!) : null, problems};
});

function withMore(raw: unknown, {resources: more, measures}: Elsewhere): unknown {
  const {resources, "coldwinter:measures": own = []} = (raw ?? {}) as Record<string, unknown>;
  if (!more.length || !Array.isArray(resources) || !Array.isArray(own)) return raw;
  return {
    ...(raw as object),
    resources: [...(resources as unknown[]), ...more],
    ...(measures.length && {"coldwinter:measures": [...(own as unknown[]), ...measures]})
  };
}

function parseJson(text: string | undefined, file: string, report: Report): unknown {
  if (text === undefined) {
    report({
      file,
      message: "missing file",
      remedy: "restore it: it describes every table of data/"
    });
    return undefined;
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const message = (error as Error).message;
    report({file, line: jsonLine(text, message), message, remedy: "mend the JSON"});
    return undefined;
  }
}

function packageOf(raw: RawPackage, text: string): DataPackage {
  return {
    name: raw.name ?? "",
    title: raw.title ?? "",
    description: raw.description ?? "",
    version: raw.version ?? "",
    asOf: raw["coldwinter:as_of"] ?? "",
    figures: raw["coldwinter:figures"] ?? {},
    tables: (raw.resources ?? []).map((resource) =>
      readTable(resource, text, raw["coldwinter:units"])
    ),
    raw
  };
}

function jsonLine(text: string, message: string): number {
  const position = /position (\d+)/.exec(message);
  return position ? text.slice(0, Number(position[1])).split("\n").length : 1;
}

function readTable(resource: RawResource, text: string, units?: string[]): Table {
  const {name, path, title = name, description = "", schema} = resource;
  return {
    ...{name, path, title, description},
    line: lineOf(text, `"${path}"`) ?? 1,
    grain: resource["coldwinter:grain"] ?? "",
    inclusion: resource["coldwinter:inclusion"] ?? "",
    fields: schema.fields.map((field) => readField(field, units)),
    key: [schema.primaryKey ?? "id"].flat()[0]!,
    foreignKeys: (schema.foreignKeys ?? []).map(readForeignKey),
    series: resource["coldwinter:series"],
    thing: resource["coldwinter:thing"],
    rivals: resource["coldwinter:rivals"],
    spans: resource["coldwinter:spans"] ?? [],
    given: resource["coldwinter:given"] ?? [],
    filled: resource["coldwinter:filled"] ?? false
  };
}

function readField(field: RawField, units?: string[]): Field {
  const {name, type = "string", title = name, description = "", constraints = {}} = field;
  return {
    ...{name, type, title, description, constraints},
    kind: field["coldwinter:kind"],
    words: field["coldwinter:kind"] === "unit" ? units : field["coldwinter:enum"],
    resource: field["coldwinter:resource"],
    range: field["coldwinter:range"],
    unit: field["coldwinter:unit"],
    duration: field["coldwinter:duration"],
    lang: field["coldwinter:lang"],
    langField: field["coldwinter:lang_field"],
    form: field["coldwinter:form"],
    shares: field["coldwinter:shares"],
    sum: field["coldwinter:sum"],
    uniqueWithin: field["coldwinter:unique_within"],
    currencyOf: field["coldwinter:currency_of"],
    yearOf: field["coldwinter:year_of"],
    afterAsOf: field["coldwinter:after_as_of"],
    allWords: field["coldwinter:all_words"],
    negativeWhere: field["coldwinter:negative_where"]
  };
}

function readForeignKey({fields, reference}: RawForeignKey): ForeignKey {
  return {
    field: [fields].flat()[0]!,
    resource: reference.resource,
    target: [reference.fields].flat()[0]!
  };
}
