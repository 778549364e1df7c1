import {parseCitations} from "./shared/citation.js";
import {dateBounds} from "./shared/date.js";
import {nearest} from "./shared/nearest.js";
import {unitFault, unitWord} from "./shared/unit.js";
import {memoize} from "./memoize.js";
import type {Field} from "./description.js";

/** A cell as the database holds it; dates stay ISO text, lists stay text with semicolons. */
export type Value = string | number | boolean | null;

const spreadsheetDate =
  /^(\d{1,2}[-/. ])?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-/. ]\d{2,4}$|^\d{1,2}[/.]\d{1,2}[/.]\d{2,4}$/i;

/**
 * Reads one cell as its field describes it.
 * Throws an Error whose message says what is wrong; its `cause` is the remedy.
 */
export function parseValue(text: string, field: Field): Value {
  if (text === "") {
    if (field.constraints.required)
      throw wrong("missing value", `give the ${field.title.toLowerCase()}`);
    return null;
  }
  const known = knownValues(field);
  let value = known.get(text);
  if (value === undefined) {
    value = parseType(text, field);
    checkConstraints(text, value, field);
    known.set(text, value);
  }
  return value;
}

// Most texts of a column come back row after row.
const knownValues = memoize<Field, Map<string, Value>>(() => new Map());

function wrong(message: string, remedy: string): Error {
  return new Error(message, {cause: remedy});
}

function parseType(text: string, field: Field): Value {
  if (
    spreadsheetDate.test(text) &&
    (field.kind === "edtf" || field.type === "date" || field.type === "year")
  ) {
    throw wrong(
      `date rewritten by a spreadsheet: ${text}`,
      "write 1964-10 or 1964-10-16, and set the column to text"
    );
  }
  switch (field.type) {
    case "integer":
      return parseInteger(text);
    case "year":
      if (/^(?!0000)\d{4}$/.test(text)) return Number(text);
      throw wrong(`not a year: ${text}`, "write four digits, as 1964");
    case "number":
      return parseNumber(text, /^(?!-0(\.0*)?$)-?(0|[1-9]\d*)(\.\d+)?$/, "number");
    case "boolean":
      if (text === "true" || text === "false") return text === "true";
      throw wrong(`not a boolean: ${text}`, "write true or false");
    case "date":
      return parseDay(text);
    case "time":
      if (/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/.test(text)) return text;
      throw wrong(`not a time: ${text}`, "write 23:59 or 23:59:59");
    default:
      return parseKind(text, field);
  }
}

function parseNumber(text: string, pattern: RegExp, noun: string): number {
  const value = Number(text);
  if (!pattern.test(text) || !Number.isFinite(value)) {
    throw wrong(
      `not a ${noun}: ${text}`,
      "write digits with a point, without separators, units, exponent or leading zeros"
    );
  }
  if (!survives(text, value))
    throw wrong(`more digits than are kept: ${text}`, "round it as its source does");
  return value;
}

/** Whether a number is kept digit for digit: from a double the text can be made again. */
function survives(text: string, value: number): boolean {
  const digits = text.replace(/^-?[0.]*/, "").replace(".", "");
  const meant = text.includes(".") ? digits.replace(/0+$/, "") : digits;
  if (meant.replace(/0+$/, "").length <= 15) return true;
  return value.toExponential(Math.min(100, meant.length - 1)).replace(/^-|e.*$|\./g, "") === meant;
}

function parseInteger(text: string): number {
  const value = parseNumber(text, /^(0|-?[1-9]\d*)$/, "whole number");
  if (value >= -2_147_483_648 && value <= 2_147_483_647) return value;
  throw wrong(`beyond the whole numbers that are kept: ${text}`, "give the column the type number");
}

function parseDay(text: string): string {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? text : undefined;
  return checked(
    day ?? "",
    dateBounds,
    "write an existing day as 1964-10-16",
    `not a day: ${text}`
  );
}

function parseKind(text: string, field: Field): string {
  if (field.kind === "edtf")
    return checked(
      text,
      dateBounds,
      "write 1964, 1964-10, 1964-10-16 or [1963,1964]; CONTRIBUTING has every form"
    );
  if (field.kind === "sources") return checked(text, parseCitations, "see CONTRIBUTING, sources");
  if (field.kind === "list") return parseList(text, field);
  if (field.kind === "unit") return parseUnit(text, field);
  return text;
}

function checked(
  text: string,
  read: (text: string) => unknown,
  remedy: string,
  message?: string
): string {
  try {
    read(text);
    return text;
  } catch (error) {
    throw wrong(message ?? (error as Error).message, remedy);
  }
}

function parseList(text: string, {words}: Field): string {
  const parts = text.split(";");
  const twice = parts.find((part, at) => part === "" || parts.indexOf(part) < at);
  if (twice === "")
    throw wrong(`empty place in a list: ${text}`, "write a;b without a semicolon at the end");
  if (twice !== undefined) throw wrong(`given twice in a list: ${twice}`, "name each once");
  const unknown = words && text.split(";").find((word) => !words.includes(word));
  if (unknown !== undefined)
    throw wrong(`unknown word: ${unknown}`, `use one of ${words!.join(", ")}`);
  return text;
}

function parseUnit(text: string, {words = []}: Field): string {
  const odd = /[^!-~ ]/u.exec(text);
  if (odd)
    throw wrong(
      `unit with a letter of another alphabet: ${text}`,
      `write it anew in plain letters: ${odd[0]}`
    );
  const fault = unitFault(text);
  if (fault) throw wrong(`${fault}: ${text}`, "write it as million USD per year");
  const word = unitWord(text);
  if (words.includes(word)) return text;
  const near = nearest(word, words);
  const remedy = near
    ? `did you mean ${near}?`
    : "a new one is added to coldwinter:units in data/datapackage.json";
  throw wrong(
    `unknown unit: ${text}`,
    `${remedy}; multiples are thousand, million, billion and trillion`
  );
}

function checkConstraints(text: string, value: Value, {constraints}: Field): void {
  const {enum: words, pattern, minimum, maximum} = constraints;
  if (words && !words.includes(text))
    throw wrong(`unknown word: ${text}`, `use one of ${words.join(", ")}`);
  if (pattern && !new RegExp(`^(?:${pattern})$`, "u").test(text)) {
    throw wrong(`unexpected form: ${text}`, `it must match ${pattern}`);
  }
  if (minimum !== undefined && Number(value) < minimum)
    throw wrong(`below ${minimum}: ${text}`, "check the figure");
  if (maximum !== undefined && Number(value) > maximum)
    throw wrong(`above ${maximum}: ${text}`, "check the figure");
}
