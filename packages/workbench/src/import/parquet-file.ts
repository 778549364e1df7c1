import type {SchemaElement} from "hyparquet";
import {doubleText} from "../own-text.js";
import {FileFault, type Grid, type Raw} from "./grid.js";
import {exactOf, plainText} from "./number.js";

// More are too much for a page.
const mostCells = 20_000_000;

/** Reads a Parquet file as a table, each value as the text from which the engine makes it. Throws where it is none. */
export async function readParquet(bytes: Uint8Array): Promise<Grid> {
  const [{parquetMetadataAsync, parquetRead}, {compressors}] = await Promise.all([
    import("hyparquet"),
    import("hyparquet-compressors")
  ]);
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
  try {
    const metadata = await parquetMetadataAsync(file);
    const columns = topLevel(metadata.schema);
    const plain = columns.map(({element, nested}) => (nested ? null : columnOf({...element})));
    // What the reader would make of these loses digits: it gives what the file holds.
    for (const [at, {element}] of columns.entries()) if (plain[at]) bare(element);
    if (Number(metadata.num_rows) * columns.length > mostCells)
      throw new FileFault("import.cells", {count: mostCells.toLocaleString("en-US")});
    const parsers = {timestampFromNanoseconds: (nanos: bigint) => timeText(nanos / 1000n, 6)};
    let rows: unknown[][] = [];
    const onComplete = (all: unknown[][]) => (rows = all);
    await parquetRead({file, metadata, compressors, parsers, utf8: false, onComplete});
    const names = columns.map(({element}) => element.name);
    return {
      ...{name: "", names, types: plain.map((column) => column?.sql ?? null)},
      rows: rows.map((row) => columns.map((_, at) => textOf(row[at], plain[at]))),
      lines: rows.map((_, at) => at + 1)
    };
  } catch (error) {
    if (error instanceof FileFault) throw error;
    throw new FileFault("import.parquet", {reason: (error as Error).message});
  }
}

interface Top {
  element: SchemaElement;
  nested: boolean;
}

// The schema is a tree, written node by node, each with the number of its children.
function topLevel([root, ...rest]: SchemaElement[]): Top[] {
  const found: Top[] = [];
  let at = 0;
  const skip = (): void => {
    const {num_children: children = 0} = rest[at++]!;
    for (let child = 0; child < children; child++) skip();
  };
  for (let child = 0; child < (root?.num_children ?? 0); child++) {
    const element = rest[at]!;
    found.push({
      element,
      nested: (element.num_children ?? 0) > 0 || element.repetition_type === "REPEATED"
    });
    skip();
  }
  return found;
}

interface Column {
  sql: string | null;
  read: (value: unknown) => string;
}

const kept = new Set(["INTEGER", "FLOAT16", "UUID"]);

function bare(element: SchemaElement): void {
  if (/^UINT/.test(element.converted_type ?? "")) return;
  element.converted_type = undefined;
  if (!kept.has(element.logical_type?.type ?? "")) element.logical_type = undefined;
}

function columnOf(element: SchemaElement): Column {
  const {type, converted_type: converted, logical_type: logical} = element;
  if (converted === "DECIMAL" || logical?.type === "DECIMAL") return decimalColumn(element);
  if (converted === "DATE" || logical?.type === "DATE")
    return {
      sql: "DATE",
      read: (days) => timeText(BigInt(days as number) * 86_400n, 0).slice(0, 10)
    };
  if (converted === "TIMESTAMP_MILLIS") return stamp("MILLIS");
  if (converted === "TIMESTAMP_MICROS") return stamp("MICROS");
  if (logical?.type === "TIMESTAMP") return stamp(logical.unit);
  if (converted === "TIME_MILLIS") return timeOfDay("MILLIS");
  if (converted === "TIME_MICROS") return timeOfDay("MICROS");
  if (logical?.type === "TIME") return timeOfDay(logical.unit);
  if (type === "INT96") return {sql: "TIMESTAMP", read: (value) => value as string};
  if (type === "BOOLEAN") return {sql: "BOOLEAN", read: String};
  if (type === "INT32" || type === "INT64") {
    const unsigned = converted === "UINT_64" || (logical?.type === "INTEGER" && !logical.isSigned);
    return {sql: unsigned ? "HUGEINT" : "BIGINT", read: String};
  }
  if (type === "FLOAT") return {sql: "FLOAT", read: (value) => doubleText(value as number)};
  if (type === "DOUBLE" || logical?.type === "FLOAT16")
    return {sql: "DOUBLE", read: (value) => doubleText(value as number)};
  return {
    sql: logical?.type === "UUID" ? "UUID" : null,
    read: (value) => byteText(value as Uint8Array)
  };
}

function decimalColumn({scale = 0, precision = 0}: SchemaElement): Column {
  const sql = precision <= 38 && scale <= precision ? `DECIMAL(${precision},${scale})` : null;
  return {sql, read: (value) => plainText(exactOf(wholeText(value))!, -scale, scale)};
}

function timeOfDay(unit: keyof typeof units): Column {
  const sql = unit === "NANOS" ? null : "TIME";
  return {sql, read: (value) => timeText(BigInt(value as number), units[unit]).slice(11)};
}

function stamp(unit: keyof typeof units): Column {
  const sql = unit === "NANOS" ? "TIMESTAMP_NS" : "TIMESTAMP";
  return {sql, read: (value) => timeText(BigInt(value as number), units[unit])};
}

// How many of each unit make a second, as a power of ten.
const units = {MILLIS: 3, MICROS: 6, NANOS: 9};

// Days of the page end at the year 275760, and before Christ the engine writes them otherwise.
function timeText(value: bigint, power: number): string {
  const unit = 10n ** BigInt(power);
  const part = ((value % unit) + unit) % unit;
  const date = new Date(Number((value - part) / unit) * 1000);
  if (Number.isNaN(+date) || date.getUTCFullYear() < 1 || date.getUTCFullYear() > 9999)
    throw new FileFault("import.far");
  const small = part ? `.${String(part).padStart(power, "0").replace(/0+$/, "")}` : "";
  return date.toISOString().slice(0, 19).replace("T", " ") + small;
}

function wholeText(value: unknown): string {
  if (!(value instanceof Uint8Array)) return String(value);
  const bits = value.length * 8;
  const whole = value.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  return String(BigInt.asIntN(bits, whole));
}

function byteText(value: Uint8Array | string): string {
  if (typeof value === "string") return value;
  try {
    return new TextDecoder("utf-8", {fatal: true}).decode(value);
  } catch {
    return [...value]
      .map((byte) => `\\x${byte.toString(16).toUpperCase().padStart(2, "0")}`)
      .join("");
  }
}

function textOf(value: unknown, column: Column | null | undefined): Raw {
  if (value === null || value === undefined) return null;
  if (column) return column.read(value);
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === "bigint" ? String(each) : each instanceof Uint8Array ? byteText(each) : each
  );
}
