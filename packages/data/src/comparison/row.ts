import type {Cell} from "../shared/cell.js";

/** One row of a comparison: a value, what lies behind it, or a case that has none. */
export interface ComparedRow {
  [column: string]: Cell;
  role: "value" | "context" | "absent";
  id: string;
  what: number;
  panel: string;
  case: string;
  series: string | null;
  series_name: string | null;
  part: string | null;
  zero: string | null;
  x: number | null;
  x_to: number | null;
  year: number | null;
  date: string | null;
  low: number | null;
  best: number | null;
  high: number | null;
  listed: number | null;
  unit: string | null;
  denominator: string | null;
  stretch: number | null;
  rival: boolean | null;
  partial: boolean | null;
  title: string | null;
  reason: string | null;
  note: string | null;
  sources: string | null;
  status: string | null;
}

/** One row of a comparison on a map. */
export interface PlacedRow extends ComparedRow {
  /** What the place is called. */
  place: string | null;
  /** In degrees; null where nobody printed them. */
  latitude: number | null;
  longitude: number | null;
  /** Whether that point stands for a whole area. */
  area: boolean;
}

/** Rows of a table by column, as a page asks for them. */
export type Slice = Record<string, Cell[]>;

/** What of the record is at hand: slices by their names. */
export type Slices = Map<string, Slice>;

/** A row as a slice has it. */
export type Raw = Record<string, Cell>;

const empty: ComparedRow = {
  ...{role: "value", id: "", what: 0, panel: "", case: "", series: null, series_name: null},
  ...{part: null, zero: null, x: null, x_to: null, year: null, date: null},
  ...{low: null, best: null, high: null, listed: null, unit: null, denominator: null},
  ...{stretch: null, rival: null, partial: null, title: null, reason: null},
  ...{note: null, sources: null, status: null}
};

/** Makes a row whose other columns are empty. */
export function comparedRow(cells: Partial<ComparedRow>): ComparedRow {
  return {...empty, ...cells} as ComparedRow;
}

const read = new WeakMap<Slice, Raw[]>();

/** Returns the rows of a slice, the same objects each time. */
export function rawRows(slice: Slice): Raw[] {
  const known = read.get(slice);
  if (known) return known;
  const names = Object.keys(slice);
  const rows = (slice[names[0]!] ?? []).map((_, at) =>
    Object.fromEntries(names.map((name) => [name, slice[name]![at] ?? null]))
  );
  read.set(slice, rows);
  return rows;
}

/** Days since 1970-01-01 of a day as ISO text. */
export function dayNumber(day: Cell): number | null {
  return typeof day === "string" ? Date.parse(`${day}T00:00:00Z`) / 86_400_000 : null;
}

/** The citation keys of a text of sources. */
export function keysOf(sources: Cell): string[] {
  return String(sources ?? "")
    .split(";")
    .map((part) => part.split("[")[0]!)
    .filter(Boolean);
}

/** The works behind many rows as one text, each key once with the number of rows that cite it: as the macro `works_of`. */
export function worksOf(texts: Cell[]): string {
  const keys = texts.flatMap(keysOf);
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts.keys()]
    .sort()
    .map((key) => `${key}[${counts.get(key)!} ${counts.get(key) === 1 ? "row" : "rows"}]`)
    .join(";");
}
