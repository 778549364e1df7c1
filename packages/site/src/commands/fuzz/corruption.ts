import fc from "fast-check";
import {parse} from "csv-parse/sync";
import {stringify} from "csv-stringify/sync";
import type {Files} from "@cold-winter/data";

/** One way to spoil a file, as plain values: the same ones spoil the same file in the same way. */
export interface Corruption {
  kind: Kind;
  /** These choose file, row, column and place; each is taken modulo what there is. */
  file: number;
  row: number;
  other: number;
  column: number;
  otherColumn: number;
  place: number;
  text: string;
}

type Cells = string[][];
type Edit = (cells: Cells, corruption: Corruption) => void;
type Rewrite = (bytes: Buffer, corruption: Corruption) => Buffer;

const at = <Item>(items: Item[], index: number): Item => items[index % items.length]!;

function onCell(
  change: (cell: string, corruption: Corruption) => string,
  fits = (cell: string) => cell !== ""
): Edit {
  return (cells, corruption) => {
    const places = cells
      .slice(1)
      .flatMap((row, r) => row.flatMap((cell, c) => (fits(cell) ? [[r + 1, c] as const] : [])));
    if (!places.length) return;
    const [row, column] = at(places, corruption.row * 131 + corruption.column);
    cells[row]![column] = change(cells[row]![column]!, corruption);
  };
}

const isNumber = (cell: string) => /^-?\d+(\.\d+)?$/.test(cell);
const isDate = (cell: string) => /^\d{4}-\d\d(-\d\d)?$/.test(cell);
const isKeys = (cell: string) => /^[\w.:+-]+\[[^\]]*\]/.test(cell);

function scaled(cell: string, {place}: Corruption): string {
  const ways = [
    `${cell}0`,
    `-${cell}`,
    cell.replace(/(\d)$/, "$1,5"),
    `${cell}e3`,
    `0${cell}`,
    ` ${cell}`,
    `${cell}.`,
    `${cell} kt`
  ];
  return at(
    [
      ...ways,
      String(Number(cell) * 1000),
      String(Number(cell) / 10),
      `${cell.slice(0, 1)}.${cell.slice(1)}`,
      "NaN"
    ],
    place
  );
}

function shifted(cell: string, {place, other}: Corruption): string {
  const [year, month, day] = cell.split("-");
  const years = String(Number(year) + (other % 200) - 100).padStart(4, "0");
  const ways = [
    `${year!}-13-01`,
    `${year!}-02-30`,
    `${day ?? "01"}/${month!}/${year!}`,
    `Oct-${year!.slice(2)}`,
    `${year!}${month!}`
  ];
  return at(
    [
      ...ways,
      cell.replace(year!, years),
      `${cell}/..`,
      `${cell}~`,
      year!,
      `${cell} 00:00`,
      `[${cell}..2000]`
    ],
    place
  );
}

const edits = {
  "cell: odd text": onCell(
    (_, {text}) => text,
    () => true
  ),
  "cell: emptied": onCell(() => ""),
  "cell: a letter more": onCell(
    (cell, {place, text}) =>
      cell.slice(0, place % (cell.length + 1)) +
      (text[0] ?? "x") +
      cell.slice(place % (cell.length + 1))
  ),
  "cell: a letter less": onCell(
    (cell, {place}) => cell.slice(0, place % cell.length) + cell.slice((place % cell.length) + 1)
  ),
  "cell: number changed": onCell(scaled, isNumber),
  "cell: date changed": onCell(shifted, isDate),
  "cell: key unknown": onCell((cell) => cell.replace(/\w(?=\[)/, "_x"), isKeys),
  "cell: spaces": onCell((cell) => `  ${cell}\u00a0 `),
  "rows: cells swapped": (cells, {row, other, column}) => {
    const rows = cells.slice(1);
    if (rows.length < 2) return;
    const [a, b, c] = [at(rows, row), at(rows, other), column % cells[0]!.length];
    [a[c], b[c]] = [b[c]!, a[c]!];
  },
  "row: cells swapped": (cells, {row, column, otherColumn}) => {
    if (cells.length < 2) return;
    const cellsOf = at(cells.slice(1), row);
    const [a, b] = [column % cellsOf.length, otherColumn % cellsOf.length];
    [cellsOf[a], cellsOf[b]] = [cellsOf[b]!, cellsOf[a]!];
  },
  "row: id of another": (cells, {row, other}) => {
    if (cells.length > 2) at(cells.slice(1), row)[0] = at(cells.slice(1), other)[0]!;
  },
  "row: doubled": (cells, {row, other}) => {
    if (cells.length > 1) cells.splice(1 + (other % cells.length), 0, [...at(cells.slice(1), row)]);
  },
  "row: dropped": (cells, {row}) => {
    if (cells.length > 1) cells.splice(1 + (row % (cells.length - 1)), 1);
  },
  "row: a cell less": (cells, {row, column}) => {
    if (cells.length > 1) at(cells.slice(1), row).splice(column % cells[0]!.length, 1);
  },
  "rows: another order": (cells, {row, other}) => {
    if (cells.length > 2)
      cells.splice(
        1 + (other % (cells.length - 1)),
        0,
        ...cells.splice(1 + (row % (cells.length - 1)), 1)
      );
  },
  "columns: another order": (cells, {column, otherColumn}) => {
    for (const row of cells)
      row.splice(otherColumn % row.length, 0, ...row.splice(column % row.length, 1));
  },
  "columns: names swapped": ([header], {column, otherColumn}) => {
    const [a, b] = [column % header!.length, otherColumn % header!.length];
    [header![a], header![b]] = [header![b]!, header![a]!];
  },
  "column: dropped": (cells, {column}) => {
    for (const row of cells) row.splice(column % cells[0]!.length || 1, 1);
  },
  "column: added": (cells, {text}) =>
    cells.forEach((row, index) => row.push(index ? text : "more")),
  "column: name misspelt": ([header], {column}) => {
    header!.splice(column % header!.length, 1, `${header![column % header!.length]!}s`);
  }
} satisfies Record<string, Edit>;

const insert = (bytes: Buffer, place: number, part: Buffer) =>
  Buffer.concat([
    bytes.subarray(0, place % (bytes.length + 1)),
    part,
    bytes.subarray(place % (bytes.length + 1))
  ]);

const rewrites = {
  "bytes: one flipped": (bytes, {place, other}) => {
    const copy = Buffer.from(bytes);
    copy[place % copy.length]! ^= 1 << (other % 8);
    return copy;
  },
  "bytes: one lost": (bytes, {place}) =>
    Buffer.concat([
      bytes.subarray(0, place % bytes.length),
      bytes.subarray((place % bytes.length) + 1)
    ]),
  "bytes: one more": (bytes, {place, other}) => insert(bytes, place, Buffer.from([other % 256])),
  "bytes: quotation mark": (bytes, {place}) => insert(bytes, place, Buffer.from('"')),
  "bytes: odd text": (bytes, {place, text}) => insert(bytes, place, Buffer.from(text)),
  "file: cut short": (bytes, {place}) => bytes.subarray(0, place % bytes.length),
  "file: a line cut": (bytes, {place}) => {
    const end = bytes.indexOf(10, place % bytes.length);
    return end < 0
      ? bytes
      : Buffer.concat([bytes.subarray(0, place % bytes.length), bytes.subarray(end)]);
  },
  "file: lines joined": (bytes, {place}) => {
    const end = bytes.indexOf(10, place % bytes.length);
    return end < 0 ? bytes : Buffer.concat([bytes.subarray(0, end), bytes.subarray(end + 1)]);
  },
  "file: Windows form": (bytes) =>
    Buffer.from(`\uFEFF${bytes.toString("utf8").replaceAll("\n", "\r\n")}`),
  "file: another encoding": (bytes) => Buffer.from(bytes.toString("utf8"), "utf16le"),
  "file: empty": () => Buffer.alloc(0)
} satisfies Record<string, Rewrite>;

/** The name of a way to spoil a file. */
export type Kind = keyof typeof edits | keyof typeof rewrites;

/** All ways. */
export const kinds = [...Object.keys(edits), ...Object.keys(rewrites)] as Kind[];

/** Makes corruptions; with one seed always the same, so that each can be made again by its number. */
export const corruptions = fc.record<Corruption>({
  kind: fc.constantFrom(...kinds),
  file: fc.nat(1_000_000),
  row: fc.nat(1_000_000),
  other: fc.nat(1_000_000),
  column: fc.nat(1_000),
  otherColumn: fc.nat(1_000),
  place: fc.nat(10_000_000),
  text: fc.oneof(
    fc.constantFrom(
      "",
      '"',
      "\n",
      "\u0000",
      ";",
      "NULL",
      "'; DROP TABLE events; --",
      "${1}",
      "<b>",
      "\u202e",
      "１９６４",
      "e\u0301"
    ),
    fc.string({unit: "grapheme", maxLength: 12}),
    fc.string({unit: "binary", maxLength: 6})
  )
});

/** Returns the file that a corruption spoils and its bytes afterwards. */
export function corrupt(files: Files, corruption: Corruption): {file: string; bytes: Buffer} {
  const {kind} = corruption;
  const table = kind in edits;
  const names = [...files.keys()].filter(
    (name) => name.endsWith(".csv") || (!table && name.endsWith(".bib"))
  );
  const file = at(names, corruption.file);
  const before = Buffer.from(files.get(file)!);
  if (!table) return {file, bytes: rewrites[kind as keyof typeof rewrites](before, corruption)};
  const cells = parse(before, {relax_column_count: true});
  edits[kind as keyof typeof edits](cells, corruption);
  return {file, bytes: Buffer.from(stringify(cells, {record_delimiter: "\n"}))};
}
