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
  /** How its rows are things, each with an address of its own. */
  thing?: ThingTable;
  /** Columns in which rows that claim the same place are alike: candidates that exclude each other. */
  rivals?: string[];
  /** Pairs of columns, the beginning and the end of something. */
  spans: [string, string][];
  given: Given[];
  /** Whether a record without a row of it is none. */
  filled: boolean;
}

/** How the rows of a table are things that readers find: each has an address of its own. */
export interface ThingTable {
  /** How a row is called, as `{name}, {built}`: columns in braces, dates and rows of other tables in words. */
  title: string;
  /** What a row is called, in English, and in other languages by their tags. */
  name: string;
  names?: Record<string, string>;
  /** Columns with other words by which it is found. */
  words?: string[];
  /** Columns that say what it is, in sentences. */
  says?: string[];
  /** The column by whose words rows are of one kind. */
  kind?: string;
  /** The columns of when it was, or began and ended. */
  date?: string;
  until?: string;
  /** The page on which each row has an anchor, its id; where there is none, each has a page of its own. */
  page?: string;
  /** Columns of other tables that speak of a row by its name or one of its other names. */
  mentioned?: Record<string, string[]>;
}

/** Returns the words for whose voice a work is: those that the lenses put in order. */
export function familiesOf({tables}: Pick<DataPackage, "tables">): string[] {
  const lenses = tables.find(({name}) => name === "lenses");
  return lenses?.fields.find(({name}) => name === "families")?.words ?? [];
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
