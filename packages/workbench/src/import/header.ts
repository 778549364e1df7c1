import type {Raw} from "./grid.js";

/** Where a table stands in a file, by places of rows: its header, null where it has none, and its last row. */
export interface Extent {
  header: number | null;
  last: number;
}

const looked = 60;

/** Finds the header below titles and comments, and the last row above footnotes. */
export function findExtent(rows: Raw[][]): Extent {
  const filled = rows.map(
    (row) => row.filter((cell) => cell !== null && cell.trim() !== "").length
  );
  const widest = Math.max(0, ...filled.slice(0, 500));
  const wide = Math.max(1, widest * 0.6);
  const commented = (at: number) => rows[at]?.[0]?.startsWith("#") === true;
  const header = filled.findIndex(
    (count, at) => count >= wide && !commented(at) && isHeader(rows, at)
  );
  const first = filled.findIndex((count) => count > 0);
  const last = lastRow(rows, filled, widest);
  if (header >= 0 && header < looked) return {header, last};
  // Where values stand below a comment of as many words, these are their names.
  const comment = filled.findLastIndex(
    (count, at) => count >= wide && at < looked && commented(at)
  );
  if (comment >= 0) return {header: comment, last};
  return {header: isHeader(rows, first) ? first : null, last};
}

// A header says nothing twice and nothing that is plainly a value; a year may be a name.
function isHeader(rows: Raw[][], at: number): boolean {
  const row = rows[at];
  if (!row) return false;
  const names = row.flatMap((cell) => (cell === null || !cell.trim() ? [] : [cell.trim()]));
  const value = names.filter(
    (name) => /^[-+]?[\d.,]*\d%?$/.test(name) && !/^[12]\d{3}$/.test(name)
  );
  const days = names.filter((name) => /^\d{4}-\d\d-\d\d/.test(name));
  return value.length === 0 && days.length === 0 && names.some((name) => !/^[12]\d{3}$/.test(name));
}

// Footnotes are sentences in the first column, behind a row that is empty.
function lastRow(rows: Raw[][], filled: number[], widest: number): number {
  const end = rows.length - 1;
  const foot = (at: number) =>
    filled[at] === 0 || (filled[at] === 1 && /\S{2,}\s.{12,}/.test(rows[at]![0] ?? ""));
  let at = end;
  while (widest > 1 && at > 0 && foot(at)) at--;
  return at < end && filled[at + 1] === 0 && filled.slice(at + 1).some(Boolean) ? at : end;
}
