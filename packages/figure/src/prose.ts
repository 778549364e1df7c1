import {plainNumber, writtenRange} from "./format.js";

const numbers = [
  ...["no", "one", "two", "three", "four", "five", "six", "seven"],
  ...["eight", "nine", "ten", "eleven", "twelve"]
];

/** Writes a whole number as a newspaper does: in words up to twelve. */
export const inWords = (value: number): string => numbers[value] ?? plainNumber(value);

/** The noun that follows a number, in figures or words: `one row`, `two rows`, `three boxes`. */
export const noun = (count: number | string, one: string, many = `${one}s`): string =>
  [1, "1", "one"].includes(count) ? one : many;

/** Writes a range rounded to whole numbers: `three`, `26–28`. */
export function roughly(low: number, high: number): string {
  const [from, to] = [Math.round(low), Math.round(high)];
  return from === to ? inWords(from) : writtenRange(plainNumber(from), plainNumber(to));
}

/** Writes how often: `once`, `twice`, `six times`, `30 times`; `never` for none. */
export function timesInWords(count: number): string {
  return ["never", "once", "twice"][count] ?? `${inWords(count)} times`;
}

/** Writes how many times as much, rounded: `twofold`, `80-fold`. */
export function fold(ratio: number): string {
  const whole = Math.round(ratio);
  return whole <= 10 ? `${inWords(whole)}fold` : `${plainNumber(whole)}-fold`;
}

/** Joins parts as in a sentence: a, b and c. */
export const listed = (parts: string[]): string =>
  parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)!}`;

/** The words with a capital letter at their beginning. */
export const sentenceCase = (words: string): string =>
  words.charAt(0).toUpperCase() + words.slice(1);

/** Writes whose something is: `Utopia’s`, `the Isles’`. */
export const possessive = (name: string): string => (name.endsWith("s") ? `${name}’` : `${name}’s`);
