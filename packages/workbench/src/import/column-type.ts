import {doubleText} from "../own-text.js";
import {
  exactOf,
  numberReader,
  plainText,
  sameNumber,
  sizeOf,
  type Exact,
  type Numbers
} from "./number.js";
import type {Raw} from "./grid.js";

/** What a reader may read a column as; `file` is the type that the file gives it. */
export const columnTypes = [
  "text",
  "integer",
  "decimal",
  "number",
  "boolean",
  "date",
  "day-first",
  "month-first",
  "time"
] as const;
export type ColumnType = (typeof columnTypes)[number] | "file";

/** How the cells of a column are read: the engine's type, and for each text what the engine is given and will show. */
export interface Reader {
  sql: string;
  /** The text from which the engine makes the value, and which it writes for it; null where it is no such value. */
  read: (text: string) => string | null;
}

const longest = 38;
const limit = 2n ** 127n;

/** Returns the type that keeps every cell of a column as it is: text, unless all say the same as something else. */
export function findType(cells: Raw[], numbers: Numbers): ColumnType {
  const texts = cells.filter((cell): cell is string => cell !== null && cell.trim() !== "");
  if (!texts.length) return "text";
  const read = numberReader(numbers);
  const plain = texts.map((text) => (isPlain(text, numbers) ? read(text) : null));
  if (plain.every((text): text is string => text !== null)) return numberType(plain) ?? "text";
  if (texts.every((text) => /^(true|false)$/i.test(text))) return "boolean";
  if (texts.every((text) => isDay(text))) return "date";
  if (texts.every((text) => isDay(text) || timeText(text) !== null)) return "time";
  return "text";
}

// A code is no number: what begins with a zero or a plus, or reads as `12E3`.
function isPlain(text: string, {form}: Numbers): boolean {
  const bare = text.trim().replace(/^[-\u2212]/, "");
  if (!/^\d/.test(bare) || /^0\d/.test(bare)) return false;
  if (/e/i.test(bare) && !/[.,].*e|e[+-]/i.test(bare)) return false;
  return !(form.endsWith(".5") && /[.]$/.test(bare));
}

function numberType(texts: string[]): ColumnType | null {
  const integers = texts.every(
    (text) => /^-?\d+$/.test(text) && text !== "-0" && fitsInteger(text)
  );
  if (integers) return "integer";
  const exact = texts.map((text) => exactOf(text)!);
  const places = new Set(texts.map((text) => /^-?\d+(?:\.(\d+))?$/.exec(text)?.[1]?.length ?? 0));
  const decimal = decimalSize(exact) !== null;
  // As many digits behind the point in every cell: so they were written, zeros and all.
  const zeros = texts.some((text) => /\.\d*0$/.test(text) && !/\.0$/.test(text));
  if (decimal && places.size === 1 && zeros && !places.has(0)) return "decimal";
  if (texts.every((text) => sameNumber(text, doubleText(Number(text))))) return "number";
  return decimal ? "decimal" : null;
}

function fitsInteger(text: string): boolean {
  if (text.length > longest + 2) return false;
  const value = BigInt(text);
  return value < limit && value > -limit;
}

/** How many digits a decimal column needs, and how many of them behind the point; null where that is too many. */
function decimalSize(exact: Exact[], places = 0): {width: number; scale: number} | null {
  let [whole, fraction] = [1, places];
  for (const each of exact) {
    const size = sizeOf(each);
    whole = Math.max(whole, size.whole);
    fraction = Math.max(fraction, size.fraction);
  }
  return whole + fraction <= longest ? {width: whole + fraction, scale: fraction} : null;
}

/** Returns how a column is read as a type; null where none of its cells could be. */
export function readerOf(type: ColumnType, cells: Raw[], numbers: Numbers): Reader {
  const read = numberReader(numbers);
  if (type === "integer") return integerReader(cells, read);
  if (type === "decimal") return decimalReader(cells, read);
  if (type === "number") return {sql: "DOUBLE", read: (text) => doubleOf(read(text))};
  if (type === "boolean")
    return {
      sql: "BOOLEAN",
      read: (text) => /^(true|false)$/i.exec(text.trim())?.[0].toLowerCase() ?? null
    };
  if (type === "time") return {sql: "TIMESTAMP", read: timeText};
  if (type === "date")
    return {sql: "DATE", read: (text) => (isDay(text.trim()) ? text.trim() : null)};
  if (type === "day-first" || type === "month-first")
    return {sql: "DATE", read: (text) => turnedDay(text, type === "day-first")};
  return {sql: "VARCHAR", read: wellFormed};
}

// Half a letter is none: the engine takes what stands for it.
const wellFormed = (text: string) => text.replace(/\p{Surrogate}/gu, "\ufffd");

function doubleOf(text: string | null): string | null {
  if (text === null) return null;
  const number = Number(text);
  return Number.isFinite(number) ? doubleText(number) : null;
}

function integerReader(cells: Raw[], read: (text: string) => string | null): Reader {
  const whole = (text: string) => {
    const exact = exactOf(read(text) ?? "");
    if (!exact || exact.exponent < 0 || exact.digits.length + exact.exponent > longest + 1)
      return null;
    const plain = plainText(exact);
    return fitsInteger(plain) ? plain : null;
  };
  const wide = cells.some((cell) => {
    const text = cell === null ? null : whole(cell);
    return text !== null && text.length > 18 && BigInt.asIntN(64, BigInt(text)) !== BigInt(text);
  });
  return {sql: wide ? "HUGEINT" : "BIGINT", read: whole};
}

function decimalReader(cells: Raw[], read: (text: string) => string | null): Reader {
  const texts = cells.flatMap((cell) => (cell === null ? [] : (read(cell) ?? [])));
  const places = Math.max(
    0,
    ...new Set(texts.map((text) => /^[+-]?\d*\.(\d+)$/.exec(text)?.[1]?.length ?? 0))
  );
  const exact = texts.map((text) => exactOf(text)!);
  const size = decimalSize(exact, places) ?? decimalSize(exact) ?? {width: longest, scale: 6};
  return {
    sql: `DECIMAL(${size.width},${size.scale})`,
    read: (text) => {
      const found = exactOf(read(text) ?? "");
      if (!found) return null;
      const {whole, fraction} = sizeOf(found);
      if (fraction > size.scale || whole > size.width - size.scale) return null;
      return plainText(found, 0, size.scale);
    }
  };
}

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)?.map(Number) ?? [];
  if (!year || !month || !day || month > 12) return false;
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= monthDays[month - 1]! + (leap ? 1 : 0);
}

function turnedDay(text: string, dayFirst: boolean): string | null {
  const [, one, two, year] = /^\s*(\d{1,2})[./-](\d{1,2})[./-](\d{4})\s*$/.exec(text) ?? [];
  if (!one) return null;
  const [day, month] = dayFirst ? [one, two!] : [two!, one];
  const written = `${year!}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDay(written) ? written : null;
}

// A time as the engine writes it: a blank behind the day, seconds always, no zeros at the end of their parts.
function timeText(text: string): string | null {
  const [, day, rest] = /^(\d{4}-\d\d-\d\d)(?:[ T](.*))?$/.exec(text.trim()) ?? [];
  if (!day || !isDay(day)) return null;
  if (rest === undefined) return `${day} 00:00:00`;
  const [, hour, minute, second = "00", part = ""] =
    /^(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,6}))?)?$/.exec(rest) ?? [];
  if (!hour || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const small = part.replace(/0+$/, "");
  return `${day} ${hour}:${minute!}:${second}${small && `.${small}`}`;
}
