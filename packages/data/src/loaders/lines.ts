import {changedForm, refuse} from "./publisher-file.js";

/** A cell as a reader of files gives it. */
export type RawCell = string | number | null;

/** One line of a publisher's table, its cells by the name of their column. */
export class Line {
  constructor(
    readonly file: string,
    readonly line: number,
    private readonly cells: RawCell[],
    /** Where each column stands, the same for all lines. */
    private readonly places: Map<string, number>
  ) {}

  /** The names of its columns, in their order. */
  get columns(): string[] {
    return [...this.places.keys()];
  }

  /** A cell as text, without spaces around it; empty where there is none. */
  text(column: string): string {
    return String(this.cell(column) ?? "").trim();
  }

  /** A cell as a number; null where it has one of the words that mean that there is none. Refuses what is neither. */
  number(column: string, missing: string[] = [""]): number | null {
    const text = this.text(column);
    if (missing.includes(text)) return null;
    const cell = this.cell(column);
    const value = typeof cell === "number" ? cell : numeric.test(text) ? Number(text) : NaN;
    if (Number.isFinite(value)) return value;
    return this.refuse(column, `not a number: ${text || "nothing"}`);
  }

  private cell(column: string): RawCell | undefined {
    return this.cells[this.places.get(column) ?? -1];
  }

  /** A cell as a year. Refuses what is none. */
  year(column: string): number {
    const value = this.number(column);
    if (value !== null && Number.isInteger(value) && value > 0 && value < 2200) return value;
    return this.refuse(column, `not a year: ${this.text(column) || "nothing"}`);
  }

  /** Refuses the line for what stands in a column. */
  refuse(column: string, message: string): never {
    return refuse({
      file: this.file,
      line: this.line,
      field: column,
      message,
      remedy: changedForm()
    });
  }
}

const numeric = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

/** One line of a file before its header is known: its number, counted from 1, and its cells. */
export interface RawLine {
  line: number;
  cells: RawCell[];
}

const deepest = 60;

/**
 * Finds the header by the names of the columns that a loader needs, wherever it stands among the first lines, and returns
 * the lines below it. Refuses a file without such a header, with a name given twice, and a line with more cells than that.
 */
export function linesBelowHeader(file: string, raw: RawLine[], needed: string[]): Line[] {
  const names = ({cells}: RawLine) => cells.map(nameOf);
  const heads = raw.slice(0, deepest);
  const at = heads.findIndex((each) => needed.every((name) => names(each).includes(name)));
  if (at < 0) refuseHeader(file, heads.map(names), needed);
  const header = names(raw[at]!);
  const twice = needed.find((name) => header.filter((each) => each === name).length > 1);
  if (twice !== undefined)
    refuse({
      file,
      line: raw[at]!.line,
      field: twice,
      message: "column given twice",
      remedy: changedForm()
    });
  const places = new Map(header.flatMap((name, place) => (name ? [[name, place] as const] : [])));
  return raw.slice(at + 1).flatMap(({line, cells}) => {
    if (cells.every((cell) => nameOf(cell) === "")) return [];
    if (cells.length > header.length)
      refuse({
        file,
        line,
        message: `${cells.length} cells where the header has ${header.length}`,
        remedy: changedForm()
      });
    return [new Line(file, line, cells, places)];
  });
}

const nameOf = (cell: RawCell) =>
  String(cell ?? "")
    .replace(/\s+/g, " ")
    .trim();

function refuseHeader(file: string, heads: string[][], needed: string[]): never {
  const lacking = (names: string[]) => needed.filter((name) => !names.includes(name));
  const filled = (names: string[]) => names.filter(Boolean).length;
  const [nearest = []] = heads.toSorted(
    (a, b) => lacking(a).length - lacking(b).length || filled(b) - filled(a)
  );
  const said = nearest.filter(Boolean).slice(0, 12).join(", ");
  return refuse({
    file,
    field: lacking(nearest).join(", "),
    message: said ? `missing column; the nearest header has ${said}` : "no header",
    remedy: changedForm()
  });
}
