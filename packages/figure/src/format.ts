import type {Cell} from "./spec.js";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const seasons = ["spring", "summer", "autumn", "winter"];

/** Writes an EDTF date in plain words: `1963-03` as Mar 1963, `1959~` as about 1959, `[1963,1964]` as 1963 or 1964. */
export function plainDate(text: string): string {
  if (/^[[{]/.test(text)) return orList(text.slice(1, -1).split(",").map(plainDate));
  const [from, to] = text.split("/");
  if (to !== undefined) {
    if (from === ".." || from === "") return `by ${plainDate(to)}`;
    return to === ".." || to === "" ? `since ${plainDate(from!)}` : `${plainDate(from!)} to ${plainDate(to)}`;
  }
  const [, sign, year, second, day, mark] = /^(-?)(\w{4})(?:-(\w\w))?(?:-(\w\w))?([~?%]?)$/.exec(text) ?? [];
  if (!year) return text;
  const month = second === undefined ? "" : (months[Number(second) - 1] ?? seasons[Number(second) - 21] ?? "");
  const words = [day && day !== "XX" ? String(Number(day)) : "", month, year.replace(/XX$/, "00s").replace(/X$/, "0s")];
  const plain = words.filter(Boolean).join(" ") + (sign ? " BC" : "");
  return {"~": `about ${plain}`, "?": `${plain} (uncertain)`, "%": `about ${plain} (uncertain)`}[mark ?? ""] ?? plain;
}

function orList(words: string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)!}`;
}

/** Writes low and high as one text with a unit: `15.4–16.1 years`, or one figure where both print the same. */
export function plainRange(low: number, high: number, digits: number): string {
  const [from, to] = [plainNumber(low, digits), plainNumber(high, digits)];
  return from === to ? from : `${from}–${to}`;
}

/** Writes a number with fixed digits, a true minus sign and thin spaces between thousands. */
export function plainNumber(value: number, digits = 0): string {
  const [whole, rest] = Math.abs(value).toFixed(digits).split(".");
  const grouped = whole!.length > 4 ? whole!.replace(/\B(?=(\d{3})+$)/g, "\u2009") : whole!;
  const text = rest === undefined ? grouped : `${grouped}.${rest}`;
  return value < 0 && Number(value.toFixed(digits)) !== 0 ? `\u2212${text}` : text;
}

/** Writes a cell of a table; days as ISO text, lists with commas, nothing as an empty text. */
export function plainCell(value: Cell): string {
  if (value === null) return "";
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (Array.isArray(value)) return value.map(plainCell).join(", ");
  return typeof value === "number" ? plainNumber(value, Number.isInteger(value) ? 0 : 2) : String(value);
}

const ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

/** Writes a place in an order, from 1: `sixth`, `21st`. */
export function ordinal(place: number): string {
  const tens = Math.floor(place / 10) % 10 === 1;
  return ordinals[place - 1] ?? `${place}${tens ? "th" : (["th", "st", "nd", "rd"][place % 10] ?? "th")}`;
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
