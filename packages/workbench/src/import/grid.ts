import type {WordName} from "../text.js";

/** One cell as it stands in a file; null where nothing stands. */
export type Raw = string | null;

/** What a file says of one table, cell by cell and not yet judged. */
export interface Grid {
  /** Its name in the file, where a file holds several. */
  name: string;
  rows: Raw[][];
  /** The true line of each row: of a text the line, of a sheet the row, else the number of the record. */
  lines: number[];
  /** The columns' names where the file tells them apart from its rows. */
  names?: string[];
  /** The columns' types in SQL where the file tells them; null where it has none that the engine reads from a text. */
  types?: (string | null)[];
  /** Whether a line with too few or too many cells is a fault of the file. */
  ragged?: true;
}

/** Says why a file cannot be read: by the name of a text of the workbench, and what is to stand in it. */
export class FileFault extends Error {
  /** How a text was read; the reader may say so otherwise. */
  text: unknown = null;

  constructor(
    readonly said: WordName,
    readonly parameters: Record<string, string | number> = {}
  ) {
    super(said);
  }
}
