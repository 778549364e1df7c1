import {readDate, type DatePoint} from "@cold-winter/data/shared";
import {text} from "./catalogue.js";
import type {Cell} from "./spec.js";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/**
 * Writes a date in plain words: `1963-03` as Mar 1963, `1959~` as about 1959, `[1963,1964]` as 1963 or 1964. A question
 * may put two dates together with `/`. What is no date stays as it is.
 */
export function plainDate(text: string): string {
  const [begin, end] = text.split("/");
  if (end === undefined) return wordsOf(text);
  if (begin === "..") return `by ${wordsOf(end)}`;
  return end === ".." ? `since ${wordsOf(begin!)}` : `${wordsOf(begin!)} to ${wordsOf(end)}`;
}

function wordsOf(text: string): string {
  try {
    const date = readDate(text);
    if (date.form === "choice") return orList(date.points.map(pointWords));
    return date.form === "point" ? pointWords(date.point) : text;
  } catch {
    return text;
  }
}

function pointWords({year, decade, month, day, mark}: DatePoint): string {
  const four = String(year).padStart(4, "0");
  const words = [day, month && months[month - 1], decade ? `${four}s` : four]
    .filter(Boolean)
    .join(" ");
  const about = mark === "~" || mark === "%" ? "about " : "";
  return `${about}${words}${mark === "?" || mark === "%" ? " (uncertain)" : ""}`;
}

function orList(words: string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)!}`;
}

/** Writes low and high as one text with a unit: `15.4–16.1 years`, or one figure where both print the same. */
export function plainRange(low: number, high: number, digits: number): string {
  return writtenRange(plainNumber(low, digits), plainNumber(high, digits));
}

/** Joins two written numbers as a range, one if they are alike: `6–7`, and with a word where a minus stands before one. */
export function writtenRange(from: string, to: string): string {
  if (from === to) return from;
  return /^[-\u2212]/.test(from) ? text("range.below", {from, to}) : `${from}–${to}`;
}

/** Writes a number with fixed digits, a true minus sign and thin spaces between thousands. */
export function plainNumber(value: number, digits = 0): string {
  const [whole, rest] = Math.abs(value).toFixed(digits).split(".");
  const grouped = whole!.length > 4 ? whole!.replace(/\B(?=(\d{3})+$)/g, "\u2009") : whole!;
  const size = rest === undefined ? grouped : `${grouped}.${rest}`;
  return value < 0 && Number(value.toFixed(digits)) !== 0 ? `\u2212${size}` : size;
}

/** Writes a cell of a table; days as ISO text, lists with commas, nothing as an empty text. */
export function plainCell(value: Cell): string {
  if (value === null) return "";
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (Array.isArray(value)) return value.map(plainCell).join(", ");
  return typeof value === "number"
    ? plainNumber(value, Number.isInteger(value) ? 0 : 2)
    : String(value);
}

const ordinals = [
  "first",
  "second",
  "third",
  "fourth",
  "fifth",
  "sixth",
  "seventh",
  "eighth",
  "ninth",
  "tenth"
];

/** Writes a place in an order, from 1: `sixth`, `21st`. */
export function ordinal(place: number): string {
  const tens = Math.floor(place / 10) % 10 === 1;
  return (
    ordinals[place - 1] ?? `${place}${tens ? "th" : (["th", "st", "nd", "rd"][place % 10] ?? "th")}`
  );
}

/** Writes a share between 0 and 1 in per cent, or the range of two. */
export function percent(low: number, high = low, digits = 0): string {
  return `${plainRange(low * 100, high * 100, digits)}\u00a0%`;
}

/** Writes the first and the last of some years: `1950–1981`, one year alone, or that there is no value. */
export function plainYears(years: number[]): string {
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return years.length ? (first === last ? String(first) : `${first}–${last}`) : "no value";
}

/** Formats the cells of a column that hold a number; the others stay empty. */
export function numberCell(format: (value: number) => string): (cell: unknown) => string {
  return (cell) => (typeof cell === "number" ? format(cell) : "");
}

/** Formats the cells of a column that hold text; the others stay empty. */
export function textCell(format: (value: string) => string): (cell: unknown) => string {
  return (cell) => (typeof cell === "string" ? format(cell) : "");
}
