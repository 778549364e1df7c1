import {lineOf} from "./lines.js";
import type {Report} from "./problem.js";

/** What a column's text means beyond its type. */
export type FieldKind = "edtf" | "sources" | "list" | "text" | "native" | "unit";

/** One column as `data/datapackage.json` describes it. */
export interface Field {
  name: string;
  type: "string" | "integer" | "number" | "boolean" | "date" | "time" | "year";
  title: string;
  description: string;
  constraints: {
    required?: boolean;
    unique?: boolean;
    enum?: string[];
    pattern?: string;
    minimum?: number;
    maximum?: number;
  };
  kind?: FieldKind;
  /** Words allowed in a list, or with which a unit may begin. */
  words?: string[];
  /** The table whose ids a list holds. */
  resource?: string;
  /** The quantity of which this column is one bound. */
  range?: {of: string; bound: "low" | "best" | "high"};
  unit?: string;
  /** Whether a date may be a stretch of time. */
  duration?: boolean;
  /** The language of a native name: a tag, or the column that holds it. */
  lang?: string;
  langField?: string;
  /** How the text is made of other columns, in small letters: `{case}-ev-*`, where the star is any text. */
  form?: string;
  /** Columns in which the row that this column names is the same as the row itself. */
  shares?: string[];
  /** Columns of which this one is the sum. */
  sum?: string[];
  /** Columns among whose like rows no two have the same value here; none, and it is unique in the table. */
  uniqueWithin?: string[];
  /** The column whose unit is in this currency. */
  currencyOf?: string;
  /** The column of dates within which this year lies. */
  yearOf?: string;
  /** Whether a day may lie after the one up to which the record was searched: it does not claim to have happened. */
  afterAsOf?: boolean;
  /** Whether a list holds every word that it may. */
  allWords?: boolean;
  /** Where alone a figure may be below zero: the row that `by` names has one of the words in `field`. */
  negativeWhere?: {by: string; field: string; words: string[]};
}

/** A column, or columns, of one table that name a row of another. */
export interface ForeignKey {
  field: string;
  resource: string;
  target: string;
}

/** Rows of a table that follow each other: those alike in `of`, ordered by `along`, each with a figure in `value`. */
export interface Series {
  of: string[];
  along: string;
  value: string;
  /** The column that names a kind, and what is alike in kinds whose figures have one size. */
  alike?: {by: string; field: string};
}

/** What a word in one column says of another: that it is filled, or empty. */
export interface Given {
  field: string;
  by: string;
  filled: string[];
  empty: string[];
}

/** One table as `data/datapackage.json` describes it. */
export interface Table {
  name: string;
  path: string;
  /** The line of the description that names its file. */
  line: number;
  title: string;
  description: string;
  grain: string;
  inclusion: string;
  fields: Field[];
  key: string;
  foreignKeys: ForeignKey[];
  series?: Series;
  search?: Findable;
  /** Pairs of columns, the beginning and the end of something. */
  spans: [string, string][];
  given: Given[];
  /** Whether a record without a row of it is none. */
  filled: boolean;
}

/** How readers find the rows of a table. */
export interface Findable {
  /** The column that names a row, and those with other words for it. */
  title: string;
  words: string[];
  /** The page on which its rows stand; whether each has an anchor there, its id. */
  page: string;
  anchors?: boolean;
  /** What a row is called, in English, and in other languages by their tags. */
  name: string;
  names?: Record<string, string>;
}

/** `data/datapackage.json`, read: the one description of what is typed by hand. */
export interface DataPackage {
  name: string;
  title: string;
  description: string;
  version: string;
  /** The day up to which the record was searched; no query reads the clock. */
  asOf: string;
  tables: Table[];
  /** Figures that the codebook shows: of what the record covers, and of where sources disagree. */
  figures: {coverage?: string; disagreements?: string};
  raw: Record<string, unknown>;
}

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

interface RawResource {
  name: string;
  path: string;
  title?: string;
  description?: string;
  "coldwinter:grain"?: string;
  "coldwinter:inclusion"?: string;
  "coldwinter:series"?: Series;
  "coldwinter:search"?: Findable;
  "coldwinter:spans"?: [string, string][];
  "coldwinter:given"?: Given[];
  "coldwinter:filled"?: boolean;
  schema: {fields: RawField[]; primaryKey?: string | string[]; foreignKeys?: RawForeignKey[]};
}

interface RawField extends Partial<Pick<Field, "type" | "title" | "description" | "constraints">> {
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

/** Reads the text of `datapackage.json`. Reports what is missing; returns null where nothing can be read. */
export function readPackage(text: string | undefined, report: Report): DataPackage | null {
  const file = "data/datapackage.json";
  if (text === undefined) {
    report({file, message: "missing file", remedy: "restore it: it describes every table of data/"});
    return null;
  }
  try {
    const read = parsePackage(text);
    for (const {name, key, line, fields} of read.tables) {
      if (fields.some((field) => field.name === key)) continue;
      report({file, line, field: name, message: "primaryKey names no field", remedy: "add the field id"});
    }
    return read;
  } catch (error) {
    const message = (error as Error).message;
    report({file, line: jsonLine(text, message), message, remedy: "mend the JSON"});
    return null;
  }
}

let last: {text: string; read: DataPackage} | undefined;

function parsePackage(text: string): DataPackage {
  if (last?.text === text) return last.read;
  const raw = JSON.parse(text) as RawPackage;
  const read = {
    name: raw.name ?? "",
    title: raw.title ?? "",
    description: raw.description ?? "",
    version: raw.version ?? "",
    asOf: raw["coldwinter:as_of"] ?? "",
    figures: raw["coldwinter:figures"] ?? {},
    tables: (raw.resources ?? []).map((resource) => readTable(resource, text, raw["coldwinter:units"])),
    raw
  };
  last = {text, read};
  return read;
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
    search: resource["coldwinter:search"],
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
  return {field: [fields].flat()[0]!, resource: reference.resource, target: [reference.fields].flat()[0]!};
}
