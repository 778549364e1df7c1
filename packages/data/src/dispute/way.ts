import type {Field} from "../description.js";
import type {Dispute, Rival} from "./value.js";
import type {Grounds, GroundTable} from "./grounds.js";
import {DisputeRefused} from "./refusal.js";

/** A row as a table of the database or a file has it. */
export type RowValues = Record<string, unknown>;

/** One thing about a row that can be disputed. */
export interface Way {
  field: string;
  title: string;
  /** Whether a rival is kept as a reading beside others, or as a look-up that contradicts a cell. */
  kept: "reading" | "cell";
  form: "date" | "figure" | "word" | "text";
  units: string[];
  /** The words that a cell may have. */
  words: string[];
  /** The columns that it takes: of a figure its bounds too. */
  columns: {[part in keyof Rival]?: string | undefined};
}

const envelope = [
  ...["sources", "status", "unchecked_fields", "seen", "note", "origin", "derives_from"],
  ...["vintage", "rank", "range_kind", "missing"]
];

/** Returns the table that holds a row. Throws DisputeRefused where it is no ground. */
export function groundTable({tables}: Grounds, name: string): GroundTable {
  const table = tables.find((each) => each.name === name);
  if (!table) throw new DisputeRefused("table", {name});
  return table;
}

/** Returns all that can be disputed about a row. */
export function waysOf(grounds: Grounds, table: GroundTable, row: RowValues): Way[] {
  const readings = readingWays(grounds, table, row);
  if (table.name === grounds.readings || !grounds.lookups) return readings;
  const told = new Set(readings.map(({field}) => field));
  const named = new Set(table.foreignKeys.map(({field}) => field));
  const open = table.fields.filter(
    ({name, resource}) =>
      ![table.key, "case", ...envelope].includes(name) &&
      !named.has(name) &&
      !resource &&
      !told.has(name)
  );
  return [...readings, ...open.flatMap((field) => cellWay(field, table))];
}

/** Returns what of a row a dispute is about. Throws DisputeRefused where the row has no such thing. */
export function wayOf(grounds: Grounds, {table: name, field}: Dispute, row: RowValues): Way {
  const table = groundTable(grounds, name);
  const ways = waysOf(grounds, table, row);
  const way = ways.find((each) => each.field === field);
  if (!way)
    throw new DisputeRefused("field", {field, known: ways.map((each) => each.field).join(", ")});
  return way;
}

function readingWays(grounds: Grounds, table: GroundTable, row: RowValues): Way[] {
  const own = table.name === grounds.readings;
  const subject = own ? String(row["subject_table"]) : table.name;
  const quantities = grounds.tables.find(({name}) => name === subject)?.quantities ?? [];
  const fields = grounds.tables.find(({name}) => name === grounds.readings)?.fields ?? [];
  return quantities
    .filter(({name}) => !own || name === row["quantity"])
    .map(({name, form, units}) => ({
      ...{field: name, title: titleOf(table, name), kept: "reading", form, units, words: []},
      columns: Object.fromEntries(
        ["date", "low", "best", "high", "unit"].flatMap((each) =>
          fields.some((field) => field.name === each) ? [[each, each]] : []
        )
      )
    }))
    .map((way) => ({...way, columns: {...way.columns, text: "statement"}}) as Way);
}

function titleOf({fields}: GroundTable, name: string): string {
  const words = name.replaceAll("_", " ");
  const own = fields.find((field) => field.name === name)?.title;
  return own ?? words[0]!.toUpperCase() + words.slice(1);
}

function cellWay(field: Field, {fields}: GroundTable): Way[] {
  const {name, title, kind, type, range, constraints} = field;
  const way = (form: Way["form"], columns: Way["columns"], words: string[] = []): Way[] => [
    {field: name, title, kept: "cell", units: [], words, form, columns}
  ];
  if (range) {
    if (range.bound !== "best") return [];
    const bound = (which: string) =>
      fields.find((each) => each.range?.of === range.of && each.range.bound === which)?.name;
    return way("figure", {best: name, low: bound("low"), high: bound("high")});
  }
  if (kind === "unit" || kind === "native" || kind === "list") return [];
  if (kind === "edtf" || type === "date") return way("date", {date: name});
  if (constraints.enum) return way("word", {text: name}, constraints.enum);
  if (type === "number" || type === "integer" || type === "year")
    return way("figure", {best: name});
  return way("text", {text: name});
}
