import type {Grid, Raw} from "./grid.js";
import type {Change, Column, Table, TableChoices} from "./table.js";

const shownLines = 10;
const longestCell = 80;
const mostListed = 200;
const mostLines = 20;

/** The first of many, and how many they are. */
export interface Many<Item> {
  first: Item[];
  count: number;
}

/** A line as it was read: its number, what it is to the table, and its cells. */
export interface Line {
  line: number;
  kind: "names" | "outside" | "";
  cells: Raw[];
}

/** What is to be seen of a table before it is made: its first lines, and what it does not hold as it stands in the file. */
export interface Look {
  /** Its columns, each with the type that the file gives it. */
  columns: (Pick<Column, "name" | "type" | "found" | "sql"> & {given: string | null})[];
  /** Whether the file tells the columns' names apart from its rows. */
  named: boolean;
  /** The lines of its header, 0 where it has none, and of its last row. */
  header: number;
  last: number;
  /** How many rows the file has, those outside the table too. */
  rows: number;
  lines: Line[];
  changes: Many<Change>;
  rewritten: Many<Change>;
  emptied: number;
  unfit: Many<Table["unfit"][number]>;
  marks: Table["marks"];
  outside: Many<number>;
  renamed: Many<Table["renamed"][number]>;
}

/** Returns what is to be seen of a table. */
export function lookAt(grid: Grid, choices: TableChoices, table: Table): Look {
  const {header, last} = choices;
  return {
    columns: table.columns.map(({name, type, found, sql}, at) => ({
      ...{name, type, found, sql},
      given: grid.types?.[at] ?? null
    })),
    named: grid.names !== undefined,
    header: header === null ? 0 : grid.lines[header]!,
    last: grid.lines[last] ?? 0,
    rows: grid.rows.length,
    lines: firstLines(grid, choices, table),
    changes: shortened(firstOf(table.changes, mostListed)),
    rewritten: shortened(firstOf(table.rewritten, 1)),
    emptied: table.emptied,
    unfit: firstOf(table.unfit, mostLines),
    marks: table.marks,
    outside: firstOf(table.outside, mostLines),
    renamed: firstOf(table.renamed, mostLines)
  };
}

const firstOf = <Item>(items: Item[], most: number): Many<Item> => ({
  first: items.slice(0, most),
  count: items.length
});

const short = (text: string) =>
  text.length > longestCell ? `${text.slice(0, longestCell)}…` : text;

const shortened = ({first, count}: Many<Change>): Many<Change> => ({
  first: first.map((change) => ({
    ...change,
    from: short(change.from),
    to: change.to === null ? null : short(change.to)
  })),
  count
});

function firstLines(grid: Grid, {header, last}: TableChoices, {columns}: Table): Line[] {
  const from = Math.max(0, Math.min((header ?? 0) - shownLines / 2, grid.rows.length));
  return grid.rows.slice(from, from + shownLines).map((row, place) => {
    const at = from + place;
    const outside = at < (header ?? 0) || at > last;
    return {
      line: grid.lines[at]!,
      kind: at === header ? "names" : outside ? "outside" : "",
      cells: columns.map((_, column) => {
        const text = row[column] ?? null;
        return text === null ? null : short(text);
      })
    };
  });
}
