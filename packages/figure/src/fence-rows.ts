import type {Columns} from "@cold-winter/data";
import {toRows} from "./answers.js";
import type {Row} from "./spec.js";

type Value = Row[string] | bigint;

/** A column of rows, as far as Framework's documentation uses one. */
export interface FenceColumn extends Iterable<Value> {
  length: number;
  get: (at: number) => Value;
  toArray: () => Value[];
}

/**
 * The rows of a fence: a list of plain objects, with what Framework's documentation does with a table of Arrow. Days and
 * times are Dates, integers beyond the exact ones of JavaScript BigInts.
 */
export interface FenceRows extends Array<Record<string, Value>> {
  numRows: number;
  numCols: number;
  /** Names of the columns, in their order: tables are drawn with these. */
  columns: string[];
  get: (at: number) => Record<string, Value> | null;
  getChild: (name: string) => FenceColumn | null;
  toArray: () => Record<string, Value>[];
}

interface Answered {
  columns: {name: string; type: string}[];
  rows: Columns;
}

/** Makes the rows of a fence from an answer. */
export function fenceRows({columns, rows}: Answered): FenceRows {
  const list = toRows(rows, columns) as Record<string, Value>[];
  for (const {name, type} of columns) {
    const read = readerOf(type);
    if (read) for (const row of list) row[name] = read(row[name] ?? null);
  }
  const names = columns.map(({name}) => name);
  const hidden = {
    numRows: list.length,
    numCols: names.length,
    columns: names,
    get: (at: number) => list[at] ?? null,
    getChild: (name: string) => (names.includes(name) ? columnOf(list, name) : null),
    toArray: () => [...list]
  };
  for (const [name, value] of Object.entries(hidden)) Object.defineProperty(list, name, {value});
  return list as FenceRows;
}

function readerOf(type: string): ((value: Value) => Value) | null {
  if (/^TIMESTAMP/.test(type))
    return (value) => (typeof value === "string" ? timeOf(value) : value);
  if (/^U?(BIG|HUGE)INT$/.test(type))
    return (value) => (typeof value === "string" ? BigInt(value) : value);
  return null;
}

// Times before Christ and beyond all time stay as they are written.
function timeOf(text: string): Value {
  const time = new Date(
    text
      .replace(" ", "T")
      .replace(/([+-]\d\d)$/, "$1:00")
      .replace(/(T[\d:.]+)$/, "$1Z")
  );
  return Number.isNaN(+time) ? text : time;
}

function columnOf(list: Record<string, Value>[], name: string): FenceColumn {
  const values = list.map((row) => row[name] ?? null);
  return {
    length: values.length,
    get: (at) => values[at] ?? null,
    toArray: () => [...values],
    [Symbol.iterator]: () => values[Symbol.iterator]()
  };
}
