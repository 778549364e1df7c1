import type {Cell, Result} from "@cold-winter/data";
import {countRows, rowText} from "./rows.js";

/** What values of one kind are multiplied by. */
export const factor = 2 ** 40;

/** Whether two results differ in their rows, whatever their order. */
export function differs(one: Result, other: Result): boolean {
  const names = one.columns.map(({name}) => name);
  return textsOf(one, names).sort().join("\n") !== textsOf(other, names).sort().join("\n");
}

function textsOf({columns, rows}: Result, names: string[]): string[] {
  const all = names.every((name) => name in rows) ? names : [];
  return Array.from({length: countRows({columns, rows})}, (_, at) => rowText(rows, all, at));
}

/**
 * Returns for each row of a result where it stands in another whose values were multiplied: by the columns that have the
 * same cells in both and, where these do not tell the rows apart, by the cells that are a power of the factor off. Null
 * where neither does, and the rows stand in another order.
 */
export function placesOf(one: Result, other: Result): number[] | null {
  const names = one.columns.map(({name}) => name);
  if (countRows(one) !== countRows(other) || names.some((name) => !(name in other.rows)))
    return null;
  const sorted = (result: Result, name: string) => textsOf(result, [name]).sort().join("\n");
  const key = names.filter((name) => sorted(one, name) === sorted(other, name));
  const moved = names.filter((name) => !key.includes(name));
  if (
    moved.some((name) =>
      one.rows[name]!.some((cell) => typeof cell === "string" && numeric(cell) === null)
    )
  )
    return null;
  const [here, there] = [textsOf(one, key), textsOf(other, key)];
  const alone = new Set(here).size === here.length;
  if (!alone) {
    const paired = pairRows(one, other, moved, [here, there]);
    if (paired) return paired;
  }
  if (here.every((text, at) => text === there[at])) return here.map((_, at) => at);
  if (!alone) return null;
  const places = new Map(there.map((text, at) => [text, at]));
  const found = here.map((text) => places.get(text) ?? -1);
  return found.includes(-1) ? null : found;
}

const mostPaired = 2000;

// Of rows that are alike in what stayed, each is the one whose other cells are its own or a power of the factor off: the
// one at its own place, if that may be.
function pairRows(
  one: Result,
  other: Result,
  moved: string[],
  [here, there]: [string[], string[]]
): number[] | null {
  if (here.length > mostPaired) return null;
  const left = new Set(there.keys());
  const places: number[] = [];
  for (const [row, text] of here.entries()) {
    const fits = (at: number) =>
      text === there[at] &&
      moved.every((name) => changeOf(one.rows[name]![row]!, other.rows[name]![at]!) !== "other");
    const found = left.has(row) && fits(row) ? row : [...left].find(fits);
    if (found === undefined) return null;
    places.push(found);
    left.delete(found);
  }
  return places;
}

function numeric(cell: Cell): number | null {
  if (typeof cell === "number") return cell;
  if (typeof cell !== "string" || !/^[-+]?[\d.]+(e[-+]?\d+)?$/i.test(cell)) return null;
  return Number(cell);
}

/** How a cell changed: not at all, by a power of the factor, or otherwise. */
export function changeOf(before: Cell, after: Cell): "none" | "power" | "other" {
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    const changes = before.map((cell, at) => changeOf(cell, after[at] ?? null));
    if (changes.includes("other")) return "other";
    return changes.includes("power") ? "power" : "none";
  }
  const [from, to] = [numeric(before), numeric(after)];
  if (from === null || to === null) return before === after ? "none" : "other";
  if (close(from, to, 1e-9 * Math.abs(from))) return "none";
  // What was rounded stands for any value that rounds to it.
  const digits = (/\.(\d+)$/.exec(String(from))?.[1] ?? "").length;
  const slack = digits < 7 ? 0.501 * 10 ** -digits : 1e-9 * Math.abs(from);
  if (to === 0) return Math.abs(from) / factor < slack ? "power" : "other";
  if (from === 0) return Math.abs(to) / factor < slack ? "power" : "other";
  if (Math.sign(from) !== Math.sign(to)) return "other";
  const power = Math.round(Math.log2(to / from) / 40);
  if (!power) return "other";
  return close(from, to / factor ** power, Math.max(slack, 1e-9 * Math.abs(from)))
    ? "power"
    : "other";
}

const close = (a: number, b: number, slack: number) => Math.abs(a - b) <= slack;
