import type {Result} from "@cold-winter/data";
import {isNumeric} from "./chart.js";
import {momentOf} from "./moment.js";
import {ownText, type Exact} from "./own-text.js";
import {countRows} from "./rows.js";

/** A result as far as a table of it goes; `texts` has the engine's own words where the cells would lose something. */
export type Tabular = Pick<Result, "columns" | "rows"> & Partial<Pick<Exact, "texts">>;

/** How rows stand: by a column, or as the query gave them. */
export interface Sorting {
  column: string;
  direction: "ascending" | "descending";
}

/** Returns the text of a cell as the engine writes it; null for NULL. */
export function cellOf({columns, rows, texts}: Tabular, name: string, at: number): string | null {
  const type = columns.find((column) => column.name === name)?.type ?? "";
  return texts?.get(name)?.[at] ?? ownText(rows[name]![at] ?? null, type);
}

/** Returns the places of the rows that hold a text, sorted; NULL stands last, equal rows as the query gave them. */
export function arrange(result: Tabular, sorting: Sorting | null, find: string): number[] {
  const wanted = find.trim().toLowerCase();
  const all = Array.from({length: countRows(result)}, (_, at) => at);
  const names = result.columns.map(({name}) => name);
  const found = wanted
    ? all.filter((at) =>
        names.some((name) => (cellOf(result, name, at) ?? "").toLowerCase().includes(wanted))
      )
    : all;
  if (!sorting) return found;
  const keys = new Map(found.map((at) => [at, keyOf(result, sorting.column, at)]));
  const turn = sorting.direction === "ascending" ? 1 : -1;
  return found.sort((a, b) => {
    const [one, other] = [keys.get(a) ?? null, keys.get(b) ?? null];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    return one < other ? -turn : one > other ? turn : 0;
  });
}

function keyOf(result: Tabular, name: string, at: number): number | bigint | string | null {
  const text = cellOf(result, name, at);
  const type = result.columns.find((column) => column.name === name)?.type ?? "";
  if (text === null) return null;
  if (/^(DATE|TIMESTAMP)/.test(type))
    return momentOf(text)?.getTime() ?? (text.startsWith("-") ? -Infinity : Infinity);
  if (!isNumeric(type)) return text;
  return /^-?\d{16,}$/.test(text) ? BigInt(text) : Number(text);
}

/** What a column holds, over all rows in hand, or over rows at even distances where there are very many. */
export interface ColumnSummary {
  /** How many rows were looked at. */
  count: number;
  nulls: number;
  /** How many different values there are, NULL apart. */
  different: number;
  /** The most frequent values with their counts. */
  frequent: [text: string, count: number][];
  /** Heights of at most twelve bars: stretches of equal width of numbers and dates, else the most frequent values. */
  bars: number[];
}

const mostBars = 12;
const mostSummed = 20_000;

/** Sums a column up. */
export function summarize(result: Tabular, name: string): ColumnSummary {
  const all = countRows(result);
  const step = Math.ceil(all / mostSummed) || 1;
  const count = Math.ceil(all / step);
  const type = result.columns.find((column) => column.name === name)?.type ?? "";
  const counts = new Map<string, number>();
  const values: number[] = [];
  const ranged = isNumeric(type) || /^(DATE|TIMESTAMP)/.test(type);
  let nulls = 0;
  for (let at = 0; at < all; at += step) {
    const text = cellOf(result, name, at);
    if (text === null) nulls++;
    else {
      counts.set(text, (counts.get(text) ?? 0) + 1);
      const value = ranged ? Number(isNumeric(type) ? text : momentOf(text)?.getTime()) : NaN;
      if (Number.isFinite(value)) values.push(value);
    }
  }
  const frequent = [...counts].sort((a, b) => b[1] - a[1]).slice(0, mostBars);
  const bars = ranged ? bins(values) : frequent.map(([, each]) => each);
  return {count, nulls, different: counts.size, frequent, bars};
}

function bins(values: number[]): number[] {
  let [least, most] = [Infinity, -Infinity];
  for (const value of values) [least, most] = [Math.min(least, value), Math.max(most, value)];
  if (!(most > least)) return [];
  const heights = Array.from({length: mostBars}, () => 0);
  for (const value of values)
    heights[Math.min(mostBars - 1, Math.floor(((value - least) / (most - least)) * mostBars))]! +=
      1;
  return heights;
}
