/** A cell of an answer: dates are ISO text, lists are arrays, what has fields is JSON, integers beyond 2^53 are digits. */
export type Cell = string | number | boolean | null | Cell[];

/** Returns a number written in digits as a number, or as its digits where a number would not hold every integer up to it. */
export function exactNumber(digits: string | bigint): number | string {
  const number = Number(digits);
  return Math.abs(number) > Number.MAX_SAFE_INTEGER ? String(digits) : number;
}

/** Returns what was read of an engine as a cell: lists stay lists, what has fields becomes JSON. */
export function asCell(value: unknown): Cell {
  if (Array.isArray(value)) return value.map(asCell);
  return typeof value === "object" && value !== null ? JSON.stringify(value) : (value as Cell);
}
