import {findType, readerOf, type ColumnType, type Reader} from "./column-type.js";
import {exactOf, numberReader, sameNumber, type NumberForm, type Numbers} from "./number.js";
import {findExtent} from "./header.js";
import type {Grid, Raw} from "./grid.js";

/** What a reader may say of a table; all of it is found first. */
export interface TableChoices {
  /** Places of its header, null where it has none, and of its last row. */
  header: number | null;
  last: number;
  numbers: Numbers;
  /** Texts that say that there is no value, and whether they do so in columns of text too. */
  missing: string[];
  missingInText: boolean;
  /** What becomes of lines with too few or too many cells. */
  unfit: "refuse" | "fill" | "drop";
  /** The types that the reader gave to columns, by place. */
  types: Record<number, ColumnType>;
}

/** A value that the table does not hold as it stands in the file. */
export interface Change {
  line: number;
  column: string;
  from: string;
  to: string | null;
}

/** A column of a table; its values are what the engine is given. */
export interface Column {
  name: string;
  type: ColumnType;
  found: ColumnType;
  sql: string;
  values: Raw[];
}

/** A table as it would be made, with all that it does not hold as it stands in the file. */
export interface Table {
  columns: Column[];
  /** The true lines of its rows. */
  lines: number[];
  /** Values that would be others, or NULL. */
  changes: Change[];
  /** The same values, written otherwise. */
  rewritten: Change[];
  /** Empty texts in quotes that would be NULL. */
  emptied: number;
  /** Lines whose cells are too few or too many. */
  unfit: {line: number; cells: number}[];
  /** Texts that may stand for no value: without them a column would be of numbers. */
  marks: {mark: string; count: number}[];
  /** Lines above its names and below its last row that say something. */
  outside: number[];
  /** Names that stood twice or were empty, with what they are called. */
  renamed: {from: string; to: string}[];
}

/** Finds what a reader may change of a table. */
export function findChoices(grid: Grid): TableChoices {
  const extent = grid.names ? {header: null, last: grid.rows.length - 1} : findExtent(grid.rows);
  const from = extent.header === null ? 0 : extent.header + 1;
  const numbers: Numbers = {
    form: findForm(grid.rows.slice(from, extent.last + 1)),
    percent: "text"
  };
  return {...extent, numbers, missing: [], missingInText: false, unfit: "refuse", types: {}};
}

// A comma stands before a fraction where what follows is not always three digits long.
function findForm(rows: Raw[][]): NumberForm {
  const width = Math.max(0, ...rows.slice(0, 100).map((row) => row.length));
  const columns = Array.from({length: width}, (_, at) =>
    rows.flatMap((row) => row[at]?.trim() || [])
  );
  const commas = columns.some((cells) => {
    const numbers = cells.every((cell) => /^[-\u2212]?\d+(,\d+)?$/.test(cell));
    return numbers && cells.some((cell) => /,(\d{1,2}|\d{4,})$|^-?0,/.test(cell));
  });
  const points = columns.some(
    (cells) => cells.length > 0 && cells.every((cell) => /^-?\d+\.\d+$/.test(cell))
  );
  return commas && !points ? "1234,5" : "1234.5";
}

/** Makes a table of what a file says, as the reader wants it read. */
export function makeTable(grid: Grid, choices: TableChoices): Table {
  const {names, renamed, rows, lines, unfit} = laidOut(grid, choices);
  const missing = new Set(choices.missing);
  const table: Table = {
    columns: [],
    lines,
    changes: [],
    rewritten: [],
    emptied: 0,
    unfit,
    marks: [],
    renamed,
    outside: outsideLines(grid, choices)
  };
  const marks = new Map<string, number>();
  for (const [at, name] of names.entries()) {
    const cells = rows.map((row) => row[at] ?? null);
    const isMark = (cell: Raw) => cell !== null && missing.has(cell.trim());
    const filled = missing.size ? cells.map((cell) => (isMark(cell) ? null : cell)) : cells;
    const declared = grid.types?.[at];
    const found = declared ? "file" : findType(filled, choices.numbers);
    const type = choices.types[at] ?? found;
    for (const [mark, count] of found === "text" ? marksOf(filled, choices.numbers) : [])
      marks.set(mark, (marks.get(mark) ?? 0) + count);
    const reader: Reader =
      type === "file"
        ? {sql: declared ?? "VARCHAR", read: (text) => text}
        : readerOf(type, filled, choices.numbers);
    const gone = type === "text" && !choices.missingInText ? () => false : isMark;
    const values = cells.map((cell, row) =>
      valueOf(cell, gone(cell), {name, line: lines[row]!, type, reader}, table, choices.numbers)
    );
    table.columns.push({name, type, found, sql: reader.sql, values});
  }
  table.marks = [...marks]
    .map(([mark, count]) => ({mark, count}))
    .sort((a, b) => b.count - a.count);
  table.changes.sort((a, b) => a.line - b.line);
  return table;
}

function outsideLines({rows, lines}: Grid, {header, last}: TableChoices): number[] {
  const said = (at: number) => rows[at]!.some((cell) => cell !== null && cell.trim() !== "");
  return lines.filter((_, at) => (at < (header ?? 0) || at > last) && said(at));
}

interface Place {
  name: string;
  line: number;
  type: ColumnType;
  reader: Reader;
}

function valueOf(
  cell: Raw,
  gone: boolean,
  {name, line, type, reader}: Place,
  table: Table,
  numbers: Numbers
): Raw {
  if (cell === null) return null;
  const value = gone ? null : reader.read(cell);
  if (value === cell) return value;
  const change = {line, column: name, from: cell, to: value};
  if (value === null && cell.trim() === "") table.emptied++;
  else if (value !== null && isSame(cell, value, type, numbers)) table.rewritten.push(change);
  else table.changes.push(change);
  return value;
}

function isSame(cell: string, value: string, type: ColumnType, numbers: Numbers): boolean {
  if (type === "text") return false;
  if (type !== "integer" && type !== "decimal" && type !== "number") return true;
  const plain = numberReader({...numbers, percent: "text"})(cell);
  return plain !== null && sameNumber(plain, value);
}

const mostMarks = 4;
const longestMark = 12;

// Words and signs that stand for no value; any other text does so where it is alone among many numbers.
const usualMark =
  /^([^\p{L}\p{N}]+|n\.?\/?a\.?|n\.?d\.?|nan|null|nil|none|missing|unknown|x+|#n\/a|#[a-z0-9/]+[!?])$/iu;

// What a few short texts alone keep from being a column of numbers.
function marksOf(cells: Raw[], numbers: Numbers): Map<string, number> {
  const read = numberReader(numbers);
  const marks = new Map<string, number>();
  const none = new Map<string, number>();
  let [found, others] = [0, 0];
  for (const cell of cells) {
    const text = cell?.trim();
    if (!text) continue;
    if (exactOf(read(text) ?? "")) found++;
    else if (text.length > longestMark || /\d/.test(text)) return none;
    else marks.set(text, (marks.get(text) ?? 0) + 1);
    if (marks.size > mostMarks) return none;
  }
  for (const [mark, count] of marks) if (!usualMark.test(mark)) others += count;
  return found > 0 && others * 20 <= found ? marks : none;
}

interface LaidOut {
  names: string[];
  renamed: Table["renamed"];
  rows: Raw[][];
  lines: number[];
  unfit: Table["unfit"];
}

function laidOut(grid: Grid, {header, last, unfit: what}: TableChoices): LaidOut {
  const from = header === null ? 0 : header + 1;
  const head = grid.names ?? (header === null ? [] : grid.rows[header]!);
  const places = grid.rows.map((_, at) => at).slice(from, last + 1);
  const extent = (row: Raw[]) => row.findLastIndex((cell) => cell !== null) + 1;
  const body = Math.max(0, ...new Set(places.map((at) => extent(grid.rows[at]!))));
  const width = Math.max(extent(head), grid.ragged && extent(head) ? 0 : body, 1);
  const unfit: Table["unfit"] = [];
  const kept = places.filter((at) => {
    const row = grid.rows[at]!;
    // In a table of one column an empty line is a row, as tools write it.
    if (grid.ragged && width > 1 && row.length <= 1 && !row[0]) return false;
    const fits =
      extent(row) <= width && (!grid.ragged || row.length >= Math.min(width, head.length || width));
    if (fits) return true;
    if (what === "fill" && extent(row) <= width) return true;
    unfit.push({line: grid.lines[at]!, cells: row.length});
    return what === "refuse";
  });
  const written = Array.from({length: width}, (_, at) => head[at] ?? "");
  return {
    ...columnNames(written, header !== null || grid.names !== undefined),
    rows: kept.map((at) => grid.rows[at]!),
    lines: kept.map((at) => grid.lines[at]!),
    unfit
  };
}

function columnNames(written: string[], told: boolean): Pick<LaidOut, "names" | "renamed"> {
  const seen = new Set<string>();
  const renamed: Table["renamed"] = [];
  const names = written.map((text, at) => {
    const name = text.trim() || `column_${at + 1}`;
    let own = name;
    for (let more = 2; seen.has(own.toLowerCase()); more++) own = `${name}_${more}`;
    seen.add(own.toLowerCase());
    if (told && own !== text) renamed.push({from: text, to: own});
    return own;
  });
  return {names, renamed};
}
