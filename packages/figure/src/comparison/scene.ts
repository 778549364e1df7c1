import type {ComparedRow, Told, ToldPart} from "@cold-winter/data/comparison";
import english from "../catalogue/comparison.js";
import {translator} from "../catalogue.js";
import {caseName} from "../cases.js";
import {amount} from "../scale.js";
import {writtenRange} from "../format.js";
import type {Context} from "../spec.js";

/** Texts of comparisons. */
export const say = translator("comparison", english);

/** A sentence, and the rows whose numbers it says. */
export interface Spoken {
  text: string;
  /** Of when its numbers are, and out of how many. */
  detail?: string;
  rows: ComparedRow[];
}

/** A part of a comparison whose rows are to be told. */
export interface Scene {
  part: ToldPart;
  told: Told;
  context: Context;
  rows: ComparedRow[];
  what: string;
}

/** The rows of a part that have a place and a value or a mark. */
export function drawnOf(rows: ComparedRow[], n?: number): ComparedRow[] {
  return rows.filter(
    ({role, what, x, x_to}) =>
      role === "value" && (n === undefined || what === n) && (x ?? x_to) !== null
  );
}

/** The bounds of a value; null where it has none. */
export function boundsOf({low, best, high}: ComparedRow): [number, number] | null {
  const from = low ?? best ?? high;
  const to = high ?? best ?? low;
  return from === null || to === null ? null : [from, to];
}

/** Writes a value, or its range. */
export function valueText(row: ComparedRow): string {
  return rangeText([row]);
}

/** Writes the values of rows, from the least to the most. */
export function rangeText(rows: ComparedRow[]): string {
  const all = rows.flatMap((row) => (row.best === null ? (boundsOf(row) ?? []) : [row.best]));
  const [from, to] = [amount(Math.min(...all)), amount(Math.max(...all))];
  return writtenRange(from, to);
}

/** The rows of each country, in the order of the countries. */
export function byCase({rows, context}: Scene): {id: string; name: string; rows: ComparedRow[]}[] {
  const ids = [...new Set(rows.map((row) => row.case))];
  const order = (id: string) => context.cases.findIndex((each) => each.id === id);
  return ids
    .sort((a, b) => order(a) - order(b))
    .map((id) => ({id, name: caseName(id, context), rows: rows.filter((row) => row.case === id)}));
}

/** Writes a year of the clock, with a true minus. */
export const yearText = (x: number) => (x < 0 ? `−${-x}` : String(x));

/** The unit of a value as it follows the number. */
export const unitOf = ({unit}: ComparedRow) =>
  unit === "percent" || unit?.startsWith("percent ")
    ? " %"
    : unit === null || unit === "index" || unit === "rank"
      ? ""
      : ` ${unit}`;
