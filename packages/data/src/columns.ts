import {parseCitations} from "./shared/citation.js";
import {dateBounds} from "./shared/date.js";
import type {Source} from "./bibliography.js";
import type {LedgerVerdicts} from "./dataset.js";
import {memoize} from "./memoize.js";
import type {Field, Table} from "./description.js";
import type {Dataset} from "./dataset.js";
import type {Row} from "./table.js";

/** A column of the database: its SQL type and the value that a typed row gives it. */
export interface Column {
  name: string;
  type: "VARCHAR" | "INTEGER" | "DOUBLE" | "BOOLEAN" | "DATE" | "VARCHAR[]";
  title: string;
  description: string;
  unit?: string;
  /** The column that was typed; absent where this one is. */
  derivedFrom?: string;
  value: (values: Record<string, unknown>) => unknown;
}

/** A table of the database with its columns, typed and derived. */
export interface DatabaseTable {
  name: string;
  title: string;
  description: string;
  columns: Column[];
  rows: Record<string, unknown>[];
}

const sqlTypes: Record<Field["type"], Column["type"]> = {
  string: "VARCHAR",
  time: "VARCHAR",
  integer: "INTEGER",
  year: "INTEGER",
  number: "DOUBLE",
  boolean: "BOOLEAN",
  date: "DATE"
};

/** Returns the columns that a table has in the database: those typed, and behind a date its bounds. */
export function tableColumns(table: Table): Column[] {
  return table.fields.flatMap((field) => {
    const {name, title, description, unit} = field;
    const typed: Column = {
      name,
      type: field.kind === "list" ? "VARCHAR[]" : sqlTypes[field.type],
      title,
      description,
      unit,
      value: field.kind === "list" ? (values) => split(values[name]) : (values) => values[name]
    };
    return field.kind === "edtf" ? [typed, ...boundColumns(typed)] : [typed];
  });
}

function split(value: unknown): string[] | null {
  return typeof value === "string" ? value.split(";") : null;
}

function boundColumns({name, title}: Column): Column[] {
  const bounds = (values: Record<string, unknown>) =>
    typeof values[name] === "string" ? dateBounds(values[name]) : null;
  const column = (
    suffix: string,
    type: Column["type"],
    what: string,
    value: (read: ReturnType<typeof dateBounds>) => unknown
  ): Column => ({
    name: `${name}_${suffix}`,
    type,
    title: `${title}, ${what}`,
    description: `${title}: ${what}, read from ${name}.`,
    derivedFrom: name,
    value: (values) => {
      const read = bounds(values);
      return read ? value(read) : null;
    }
  });
  return [
    column("from", "DATE", "first possible day", (read) => read.from),
    column("to", "DATE", "last possible day", (read) => read.to),
    column("precision", "VARCHAR", "precision", (read) => read.precision),
    column("certainty", "VARCHAR", "certainty", (read) => read.certainty)
  ];
}

/**
 * Returns the tables of the database: those of `data/`, `sources`, `citations` (a row per row and source) and `verdicts`.
 * A table whose rows are the same objects as before is the same object as before.
 */
export function databaseTables(dataset: Dataset): DatabaseTable[] {
  const tables = dataset.package.tables.map((table) =>
    typedTable(table)(dataset.tables.get(table.name)!)
  );
  return [
    ...tables,
    sourcesTable(dataset.sources),
    citationsTable(citationRows(dataset)),
    verdictsTable(dataset)
  ];
}

const typedTable = memoize((table: Table) => {
  const {name, title, description} = table;
  const columns = tableColumns(table);
  return memoize((rows: Row[]): DatabaseTable => ({
    name,
    title,
    description,
    columns,
    rows: rows.map(({values}) => values)
  }));
});

function plain(name: string, type: Column["type"], description: string): Column {
  return {name, type, title: name, description, value: (values) => values[name]};
}

const findable = ["doi", "archived", "no_archive", "no_urldate", "grade"];

const sourcesTable = memoize((sources: Source[]): DatabaseTable => ({
  name: "sources",
  title: "Sources",
  description: "One row per work of the bibliography.",
  columns: [
    plain("id", "VARCHAR", "Citation key."),
    plain("type", "VARCHAR", "BibTeX entry type."),
    plain("author", "VARCHAR", "Authors as written in the bibliography."),
    plain("title", "VARCHAR", "Title."),
    plain("year", "INTEGER", "Year of publication."),
    plain("publisher", "VARCHAR", "Publisher or journal."),
    plain("url", "VARCHAR", "Address."),
    plain("doi", "VARCHAR", "Its digital object identifier."),
    plain("archived", "VARCHAR", "Address of an archived copy."),
    plain("no_archive", "VARCHAR", "Why it has neither."),
    plain("urldate", "DATE", "The day on which it was last read."),
    plain("no_urldate", "VARCHAR", "Why that is not known."),
    plain("family", "VARCHAR", "Whose voice the work is; a lens is an order of these."),
    plain("grade", "VARCHAR", "What kind of witness it is, as it was read: an id of grades."),
    plain("terms", "VARCHAR", "Terms of use, in a few words."),
    plain("seen", "VARCHAR", "Where and how deep the work was seen."),
    plain("note", "VARCHAR", "What to know of it.")
  ],
  rows: sources.map(({key, type, family, fields}) => ({
    ...{id: key, type, family},
    author: fields["author"] ?? null,
    title: fields["title"] ?? null,
    year: /^\d{4}$/.test(fields["year"] ?? "") ? Number(fields["year"]) : null,
    publisher: fields["publisher"] ?? fields["journal"] ?? null,
    url: fields["url"] ?? null,
    ...Object.fromEntries(findable.map((name) => [name, fields[name] ?? null])),
    urldate: Number.isNaN(Date.parse(fields["urldate"] ?? "")) ? null : fields["urldate"]!,
    terms: fields["terms"] ?? null,
    seen: fields["seen"] ?? null,
    note: fields["note"] ?? null
  }))
}));

/** One row of the table `citations`. */
export interface CitationRow {
  table_name: string;
  row_id: string;
  position: number;
  source: string;
  locator: string;
}

/** Returns every citation of the record, a row per citing row and work; the same list where none changed. */
export function citationRows(dataset: Dataset): CitationRow[] {
  const rows = dataset.package.tables.flatMap((table) =>
    citationsOf(table)(dataset.tables.get(table.name)!)
  );
  if (!sameCitations(rows, lastCitations)) lastCitations = rows;
  return lastCitations;
}

let lastCitations: CitationRow[] = [];

const citationsOf = memoize((table: Table) =>
  memoize((rows: Row[]) =>
    table.fields
      .filter(({kind}) => kind === "sources")
      .flatMap((field) =>
        rows.flatMap(({id, values}) => citationsIn(table.name, id, values[field.name]))
      )
  )
);

function citationsIn(table_name: string, row_id: string, sources: unknown): CitationRow[] {
  if (typeof sources !== "string") return [];
  return parseCitations(sources).map(({key, locator}, at) => ({
    ...{table_name, row_id, position: at + 1, source: key, locator}
  }));
}

function sameCitations(a: CitationRow[], b: CitationRow[]): boolean {
  return (
    a.length === b.length &&
    a.every((row, at) => {
      const other = b[at]!;
      return (
        row === other ||
        (row.row_id === other.row_id &&
          row.source === other.source &&
          row.locator === other.locator &&
          row.table_name === other.table_name &&
          row.position === other.position)
      );
    })
  );
}

const citationsTable = memoize((rows: CitationRow[]): DatabaseTable => ({
  name: "citations",
  title: "Citations",
  description:
    "One row per row of a table and source that says it; position 1 is the main witness.",
  columns: [
    plain("table_name", "VARCHAR", "Table of the citing row."),
    plain("row_id", "VARCHAR", "Id of the citing row."),
    plain("position", "INTEGER", "1 for the main witness."),
    plain("source", "VARCHAR", "Citation key."),
    plain("locator", "VARCHAR", "Place in the work.")
  ],
  rows: rows as unknown as Record<string, unknown>[]
}));

/** Returns the table of the verdicts that the record holds. */
export function verdictsTable({ledgerVerdicts}: Dataset): DatabaseTable {
  return tableOfVerdicts(ledgerVerdicts);
}

const tableOfVerdicts = memoize(({verdicts}: LedgerVerdicts): DatabaseTable => ({
  name: "verdicts",
  title: "Verdicts",
  description:
    "What ledgers say of each statement: one row per statement, lens, and all or checked rows.",
  columns: [
    plain("statement", "VARCHAR", "Id of the statement."),
    plain("lens", "VARCHAR", "Whose numbers came first."),
    plain("checked", "VARCHAR", "all, or checked where only checked rows answered."),
    plain("verdict", "VARCHAR", "supported, partly, contradicted or not_checkable."),
    plain("computed", "BOOLEAN", "Whether a rule gave the verdict; else the documents did."),
    plain("steady", "BOOLEAN", "Whether the whole published range gives the same verdict."),
    plain("says", "VARCHAR", "The numbers behind it, in words.")
  ],
  rows: verdicts as unknown as Record<string, unknown>[]
}));
