import type {Cell, Columns, Result} from "@cold-winter/data";

/** What identifies the rows of a result later: how many, and for the first of them a label and a hash each. */
export interface Print {
  count: number;
  rows: [label: string, hash: string][];
}

/** Most rows that a print holds one by one. */
export const mostPrinted = 500;

const longestLabel = 60;

/** Columns that tell how a row is known, not what it is of. */
export const known = new Set(["sources", "note", "status", "unchecked_fields", "seen"]);

/** How many rows a result has. */
export function countRows({columns, rows}: Pick<Result, "columns" | "rows">): number {
  return columns.length ? rows[columns[0]!.name]!.length : 0;
}

/** Returns a hash of a text, 32 bits by FNV-1a, in six letters. */
export function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++)
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return (value >>> 0).toString(36).padStart(7, "0");
}

/** Writes the cells of a row so that the same row gives the same text on any machine. */
export function rowText(rows: Columns, names: string[], at: number): string {
  return JSON.stringify(names.map((name) => plain(rows[name]![at] ?? null)));
}

function plain(cell: Cell): Cell {
  if (typeof cell === "number") return Number.isInteger(cell) ? cell : Number(cell.toPrecision(10));
  return Array.isArray(cell) ? cell.map(plain) : cell;
}

/** Returns the shortest run of first columns, at most four, that tells the rows apart; the first column where none does. How rows are known names none. */
export function keyColumns(
  {columns, rows}: Pick<Result, "columns" | "rows">,
  declared: string[] = []
): string[] {
  const all = columns.map(({name}) => name);
  const naming = all.filter((name) => !known.has(name));
  const names = naming.length ? naming : all;
  const count = countRows({columns, rows});
  if (declared.length && declared.every((name) => all.includes(name))) return declared;
  for (let length = 1; length <= Math.min(4, names.length); length++) {
    const key = names.slice(0, length);
    if (new Set(Array.from({length: count}, (_, at) => rowText(rows, key, at))).size === count)
      return key;
  }
  return names.slice(0, 1);
}

/** Returns what identifies the rows of a result later. */
export function printRows(
  result: Pick<Result, "columns" | "rows">,
  declared: string[] = [],
  most = mostPrinted
): Print {
  const names = result.columns.map(({name}) => name);
  const key = keyColumns(result, declared);
  const count = countRows(result);
  const rows = Array.from({length: Math.min(count, most)}, (_, at): [string, string] => [
    key
      .map((name) => String(plain(result.rows[name]![at] ?? null) ?? ""))
      .join(" · ")
      .slice(0, longestLabel),
    hash(rowText(result.rows, names, at))
  ]);
  return {count, rows};
}

/** What became of rows since a print was taken: by place in the later result, and by label for what is gone. */
export interface Changes {
  added: number[];
  changed: number[];
  gone: string[];
  /** Whether only the first rows could be compared. */
  partial: boolean;
}

/** Compares two prints, the later one against the earlier. */
export function compareRows(earlier: Print, later: Print): Changes {
  const hashes = new Map<string, number>();
  for (const [, each] of earlier.rows) hashes.set(each, (hashes.get(each) ?? 0) + 1);
  const fresh: number[] = [];
  later.rows.forEach(([, each], at) => {
    const left = hashes.get(each) ?? 0;
    if (left) hashes.set(each, left - 1);
    else fresh.push(at);
  });
  const lost = earlier.rows.filter(([, each]) => {
    const left = hashes.get(each) ?? 0;
    if (left) hashes.set(each, left - 1);
    return left > 0;
  });
  const labels = new Map<string, number>();
  for (const [label] of lost) labels.set(label, (labels.get(label) ?? 0) + 1);
  const changed = fresh.filter((at) => {
    const label = later.rows[at]![0];
    const left = labels.get(label) ?? 0;
    if (left) labels.set(label, left - 1);
    return left > 0;
  });
  const gone = [...labels].flatMap(([label, left]) => Array.from({length: left}, () => label));
  const kept = new Set(changed);
  const partial = earlier.count > earlier.rows.length || later.count > later.rows.length;
  return {added: fresh.filter((at) => !kept.has(at)), changed, gone, partial};
}
