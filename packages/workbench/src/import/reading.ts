import type {FileTable} from "@cold-winter/data";
import {sheetText} from "@cold-winter/figure/row-files";
import type {OwnTable} from "../own-table.js";
import {FileFault, type Grid} from "./grid.js";
import {ownTable} from "./make-own-table.js";
import {openFile, type TextChoices} from "./open-file.js";
import {lookAt, type Look} from "./look.js";
import {findChoices, makeTable, type Table, type TableChoices} from "./table.js";

/** What was found in a file: its tables, each with what a reader may change, and where it is a text, how that was read. */
export interface Found {
  text: TextChoices | null;
  parts: {name: string; choices: TableChoices}[];
}

/** Reads the tables of a database file, each with its rows, in an engine of its own. */
export type ReadDatabase = (bytes: Uint8Array) => Promise<FileTable[]>;

/** A reader's file with all of its cells; what a page shows of it is never more than a few of them. */
export class FileReading {
  private bytes: Uint8Array | undefined;
  private grids: Grid[] = [];
  private last: {of: string; table: Table} | undefined;

  constructor(
    private readonly file: File,
    private readonly readDatabase: ReadDatabase
  ) {}

  /** Opens the file, of texts as the reader wants. Throws FileFault where it is none. */
  async open(wanted: Partial<TextChoices>): Promise<Found> {
    this.last = undefined;
    this.grids = [];
    this.bytes ??= new Uint8Array(await this.file.arrayBuffer());
    const tables = async (bytes: Uint8Array) => (await this.readDatabase(bytes)).map(gridOf);
    const {text, grids} = await openFile(this.file.name, this.bytes, tables, wanted);
    this.grids = grids;
    return {text, parts: grids.map((grid) => ({name: grid.name, choices: findChoices(grid)}))};
  }

  /** Returns what is to be seen of a table, read as the reader wants. */
  look(part: number, choices: TableChoices): Look {
    return lookAt(this.grids[part]!, choices, this.table(part, choices));
  }

  /** Returns the place of the row on a line of the file, -1 where there is none. */
  place(part: number, line: number): number {
    return this.grids[part]!.lines.indexOf(line);
  }

  /** Makes what the engine is given of a table. */
  own(part: number, choices: TableChoices, name: string): OwnTable {
    return ownTable(name, this.file.name, this.table(part, choices));
  }

  /** Writes every value that the table does not hold as it stands in the file, as CSV. */
  changes(part: number, choices: TableChoices): string {
    const columns = ["line", "column", "from", "to"] as const;
    const {changes} = this.table(part, choices);
    return sheetText(
      [...columns],
      changes.map((change) => columns.map((column) => change[column]))
    );
  }

  private table(part: number, choices: TableChoices): Table {
    const of = JSON.stringify([part, choices]);
    if (this.last?.of !== of) {
      this.last = undefined;
      this.last = {of, table: makeTable(this.grids[part]!, choices)};
    }
    return this.last.table;
  }
}

function gridOf({name, columns, rows}: FileTable): Grid {
  return {
    ...{name, rows, lines: rows.map((_, at) => at + 1)},
    names: columns.map((column) => column.name),
    types: columns.map(({type}) => type)
  };
}

/** What a fault says, as a message between the page and its worker can hold it. */
export type Told = Pick<FileFault, "said" | "parameters" | "text">;

/** Returns what is to be told of an error; of one that is no fault of the file, its own words. */
export function toldOf(error: unknown): Told | {message: string} {
  if (!(error instanceof FileFault)) return {message: (error as Error).message};
  const {said, parameters, text} = error;
  return {said, parameters, text};
}

/** Makes of it the error that it was. */
export function faultOf(told: Told | {message: string}): Error {
  if ("message" in told) return new Error(told.message);
  return Object.assign(new FileFault(told.said, told.parameters), {text: told.text});
}
