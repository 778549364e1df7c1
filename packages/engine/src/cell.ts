import {DataType, type Decimal, type Field, type Int} from "apache-arrow";
import {exactNumber} from "@cold-winter/data/shared";

/** Reads a value of one type as it comes from Arrow; what has fields becomes an object. */
export type Reader = (value: unknown) => unknown;

/** Returns the name of a type in SQL, as far as the page tells types apart. */
export function sqlType(type: DataType): string {
  if (DataType.isDate(type)) return "DATE";
  if (DataType.isTimestamp(type)) return "TIMESTAMP";
  if (DataType.isTime(type)) return "TIME";
  if (DataType.isInt(type)) return integerType(type);
  if (DataType.isDecimal(type)) return type.scale ? "DOUBLE" : "HUGEINT";
  if (DataType.isFloat(type)) return "DOUBLE";
  if (DataType.isBool(type)) return "BOOLEAN";
  if (DataType.isList(type) || DataType.isFixedSizeList(type))
    return `${sqlType(inner(type)[0]!)}[]`;
  return "VARCHAR";
}

// The smallest signed type that holds every value.
function integerType({bitWidth, isSigned}: Int): string {
  const bits = isSigned ? bitWidth : bitWidth + 1;
  return bits > 64 ? "HUGEINT" : bits > 32 ? "BIGINT" : "INTEGER";
}

/** Whether the values of a type arrive: of enumerations and intervals the engine sends what no reader can read. */
export function arrives(type: DataType): boolean {
  if (DataType.isDictionary(type) || DataType.isInterval(type)) return false;
  return inner(type).every(arrives);
}

function inner(type: DataType): DataType[] {
  return (type.children as Field<DataType>[] | null)?.map((child) => child.type) ?? [];
}

/** Returns what reads the values of a type. */
export function readerOf(type: DataType): Reader {
  const read = valueReader(type);
  return (value) => (value === null || value === undefined ? null : read(value));
}

function valueReader(type: DataType): Reader {
  if (DataType.isDate(type)) return (value) => isoDay(Math.round(Number(value) / 86_400_000));
  if (DataType.isTimestamp(type)) return (value) => isoTime(Number(value)).replace("T", " ");
  if (DataType.isTime(type)) return (value) => isoTime(Number(value) / 1000).split("T")[1]!;
  if (DataType.isInt(type)) return (value) => exactNumber(value as bigint);
  if (DataType.isDecimal(type)) return (value) => exactNumber(digits(value as Uint32Array, type));
  if (DataType.isFloat(type)) return Number;
  if (DataType.isBool(type)) return Boolean;
  if (DataType.isBinary(type)) return (value) => bytes(value as Uint8Array);
  const readers = inner(type).map(readerOf);
  if (DataType.isList(type) || DataType.isFixedSizeList(type))
    return (value) => [...(value as Iterable<unknown>)].map(readers[0]!);
  if (DataType.isStruct(type) || DataType.isMap(type)) return fields(type, readers);
  return String;
}

function fields(type: DataType, readers: Reader[]): Reader {
  if (DataType.isStruct(type)) {
    const cells = (value: unknown) => [...(value as Iterable<[string, unknown]>)];
    return (value) =>
      Object.fromEntries(cells(value).map(([name, cell], at) => [name, readers[at]!(cell)]));
  }
  const [key, item] = inner(inner(type)[0]!).map(readerOf);
  const entries = (value: unknown) => [...(value as Iterable<[unknown, unknown]>)];
  return (value) =>
    Object.fromEntries(entries(value).map(([name, cell]) => [String(key!(name)), item!(cell)]));
}

// 128 bits in four words, the lowest first; the point stands before the last digits.
function digits(words: Uint32Array, {scale}: Decimal): string {
  const whole = BigInt.asIntN(
    128,
    [...words].reduceRight((sum, word) => (sum << 32n) | BigInt(word), 0n)
  );
  const text = (whole < 0n ? -whole : whole).toString().padStart(scale + 1, "0");
  const point = scale ? `${text.slice(0, -scale)}.${text.slice(-scale)}` : text;
  return whole < 0n ? `-${point}` : point;
}

// The ends of the engine's calendar stand for what has no end.
const lastDay = 2 ** 31 - 1;

/** Writes a day as the engine does, from days since 1970: also those that no `Date` holds, years before Christ as such. */
function isoDay(days: number): string {
  if (Math.abs(days) === lastDay) return days > 0 ? "infinity" : "-infinity";
  // Four hundred years of the calendar are 146,097 days; counted from March, a leap day comes last.
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const day = shifted - era * 146_097;
  const part = Math.floor(
    (day - Math.floor(day / 1460) + Math.floor(day / 36_524) - Math.floor(day / 146_096)) / 365
  );
  const ofYear = day - (365 * part + Math.floor(part / 4) - Math.floor(part / 100));
  const fromMarch = Math.floor((5 * ofYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  const year = part + era * 400 + (month <= 2 ? 1 : 0);
  const two = (number: number) => String(number).padStart(2, "0");
  const text = `${String(year > 0 ? year : 1 - year).padStart(4, "0")}-${two(month)}-${two(ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1)}`;
  return year > 0 ? text : `${text} (BC)`;
}

/** Writes a time as the engine does: microseconds where there are some, years before Christ as such. */
function isoTime(milliseconds: number): string {
  const time = new Date(Math.floor(milliseconds));
  if (Number.isNaN(+time)) return milliseconds > 0 ? "infinity" : "-infinity";
  const micros = Math.round((milliseconds - Math.floor(milliseconds / 1000) * 1000) * 1000);
  const parts = /^([+-]?\d+)(-.*)T(.*)\..*$/.exec(time.toISOString())!;
  const year = Number(parts[1]);
  const part = micros ? `.${String(micros).padStart(6, "0").replace(/0+$/, "")}` : "";
  return `${String(year > 0 ? year : 1 - year).padStart(4, "0")}${parts[2]!}T${parts[3]!}${part}${year > 0 ? "" : " (BC)"}`;
}

function bytes(value: Uint8Array): string {
  return [...value]
    .map((byte) =>
      byte > 31 && byte < 127 && !`\\'"`.includes(String.fromCharCode(byte))
        ? String.fromCharCode(byte)
        : `\\x${byte.toString(16).toUpperCase().padStart(2, "0")}`
    )
    .join("");
}
