import {citationKeys} from "../shared/citation.js";
import {groupBy} from "../shared/group-by.js";
import type {Asked, LineageFile, RecordReading, RecordRow, RecordWork} from "./lineage.js";

/** A row of `readings`, as a picture of provenance looks at it. */
export interface ReadingRow {
  table_name: string;
  row_id: string;
  subject: string;
  quantity: string;
  printed: string | null;
  low: number | null;
  best: number | null;
  high: number | null;
  unit: string | null;
  status: string;
  witness: string | null;
  locator: string | null;
  voice: string | null;
  derives_from: string[] | null;
}

/** The columns of `readings` that are looked at. */
export const readingRowColumns =
  "table_name, row_id, subject, quantity, printed, low, best, high, unit, status, witness, locator, voice, derives_from";

/** A row of the record with its table. */
export interface RecordLine {
  table: string;
  values: Record<string, unknown>;
}

/** The record as pictures of provenance look at it: all of it at build, what was asked for in the browser. */
export interface LineageRecord {
  rows: Map<string, RecordLine>;
  readings: ReadingRow[];
  /** Ids of the things that a row is about. */
  about: (row: RecordLine) => string[];
  /** How a row is called, and where it has a page. */
  told: (id: string, row: RecordLine) => Pick<RecordRow, "table" | "title" | "path">;
  work: (key: string) => RecordWork | undefined;
  /** A date in words. */
  date: (text: string) => string;
}

/** Returns a function that gives what some names and works go back to. */
export function lineageParts(
  record: LineageRecord
): (asked: Asked) => Pick<LineageFile, "rows" | "readings" | "works"> {
  const bySubject = groupBy(record.readings, ({subject}) => subject);
  const byRow = groupBy(record.readings, ({row_id}) => row_id);
  // What is read of a row, of the thing that it is about, or what it is a reading of.
  const saidOf = (id: string, row: RecordLine): ReadingRow[] =>
    bySubject.get(id) ??
    byRow.get(id) ??
    record.about(row).flatMap((each) => bySubject.get(each) ?? []);
  return ({names, works: cited}) => {
    const rows: LineageFile["rows"] = {};
    const readings: LineageFile["readings"] = {};
    const keys = new Set(cited);
    for (const name of names) {
      const row = record.rows.get(name);
      if (!row || Object.hasOwn(rows, name)) continue;
      const said = saidOf(name, row);
      const works = citationKeys(row.values["sources"]);
      const status = String(row.values["status"] ?? "");
      for (const key of works) keys.add(key);
      rows[name] = {...record.told(name, row), status, works, readings: said.map(keyOf)};
      for (const each of said) {
        const voices = voicesOf(each, record, byRow);
        readings[keyOf(each)] = readingOf(each, voices, printedOf(each, record));
        for (const key of [...voices, each.witness]) if (key) keys.add(key);
      }
    }
    const works = [...keys].flatMap((key): [string, RecordWork][] => {
      const work = record.work(key);
      return work ? [[key, work]] : [];
    });
    return {rows, readings, works: Object.fromEntries(works)};
  };
}

/** Returns the ids or keys that a row says it was made from. */
export function madeFrom(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  return typeof value === "string" && value ? value.split(";") : [];
}

/** The voices that a reading goes back to: its own, or those of the rows, series or works that it was made from. */
function voicesOf(
  reading: ReadingRow,
  {rows, work}: LineageRecord,
  byRow: Map<string, ReadingRow[]>
): string[] {
  const voices = new Set<string>();
  const seen = new Set<string>();
  const follow = (id: string): void => {
    if (seen.has(id)) return;
    seen.add(id);
    const row = rows.get(id);
    const from = madeFrom(row?.values["derives_from"] ?? byRow.get(id)?.[0]?.derives_from);
    if (from.length) from.forEach(follow);
    else if (row) {
      const {origin, sources} = row.values;
      const own = typeof origin === "string" ? origin : citationKeys(sources)[0];
      if (own) voices.add(own);
    } else if (work(id)) voices.add(id);
  };
  reading.derives_from?.forEach(follow);
  return voices.size ? [...voices] : [reading.voice].flatMap((each) => each ?? []);
}

// As its row has it; a figure that was written as numbers alone in those.
function printedOf(
  {printed, unit, low, best, high}: ReadingRow,
  {date}: Pick<LineageRecord, "date">
): string {
  if (printed) return unit === "day" ? date(printed) : printed;
  const range = low !== null && high !== null && low !== high ? `${low}–${high}` : null;
  const bound = low === null ? `≤ ${high}` : high === null ? `≥ ${low}` : `${low}`;
  const value = best === null ? (range ?? bound) : range ? `${best} (${range})` : `${best}`;
  return [value, unit].filter(Boolean).join(" ");
}

const keyOf = ({row_id, quantity}: ReadingRow) => `${row_id}/${quantity}`;

function readingOf(
  {quantity, status, witness, locator, derives_from}: ReadingRow,
  voices: string[],
  printed: string
): RecordReading {
  return {
    ...{quantity: quantity.split(",")[0]!.replaceAll("_", " "), printed, status},
    ...{work: witness, locator: locator ?? "", voices, derived: derives_from !== null}
  };
}
