import {describe, expect, it} from "vitest";
import {figureNames} from "../../packages/site/src/pages/questions.js";
import {figureInput} from "../../packages/site/src/build/bake.js";
import {figureState} from "../../packages/figure/src/element.js";
import {widths, type FigureInput} from "../../packages/figure/src/figure-input.js";
import type {Cell, Context, FigureSpec, Row} from "../../packages/figure/src/spec.js";
import {outputs} from "../support/outputs.js";
import {pictureText} from "../support/picture.js";
import {sweep} from "../support/sweep.js";

const made = await outputs();

const isoDate = /^-?\d{4}(?=$|[-~?/])/;
const day = 86_400_000;

/** How far a cell is mistaken: a little up, a little down, far up. */
const sizes = [1, -1, 9];

/** A cell as somebody might have mistaken it; undefined where it holds no number and no date. */
function mistaken(cell: Cell, by: number): Cell | undefined {
  if (typeof cell === "number") return by > 0 ? cell * (1 + 0.37 * by) + by : cell * 0.61 - 1;
  if (cell instanceof Date) return new Date(+cell + by * 511 * day);
  if (typeof cell === "boolean") return !cell;
  if (Array.isArray(cell)) return cell.map((each) => mistaken(each, by) ?? each);
  if (typeof cell !== "string" || !/\d/.test(cell)) return undefined;
  if (isoDate.test(cell)) {
    return cell.replaceAll(
      /(\d{4})(?:-(\d\d))?(?:-(\d\d))?/g,
      (_, year: string, month?: string, date?: string) =>
        [
          String(Number(year) + by * 7).padStart(4, "0"),
          ...(month ? [String((Number(month) % 12) + 1).padStart(2, "0")] : []),
          ...(date ? [String((Number(date) % 28) + 1).padStart(2, "0")] : [])
        ].join("-")
    );
  }
  return cell.replaceAll(/\d/g, (digit) => String((Number(digit) + (by > 0 ? 3 : 7)) % 10));
}

/** Rows that remember which of their columns are looked at. */
function watched(rows: Row[], seen: Set<string>): Row[] {
  return rows.map(
    (row) =>
      new Proxy(row, {
        get: (target, name) => {
          if (typeof name === "string" && name in target) seen.add(name);
          return target[String(name)];
        }
      })
  );
}

/** Columns that hold amounts in every figure. */
const amounts = ["low", "best", "high", "spread_low", "spread_high", "value"];

const isFigure = (cell: Cell) =>
  typeof cell === "number" ||
  cell instanceof Date ||
  (typeof cell === "string" && isoDate.test(cell));

/** Each column mistaken in all rows at once, then in single rows, both ways; `some` bounds the single rows. */
function* changes(rows: Row[], columns: string[], some = 60): Generator<Row[]> {
  const step = Math.max(1, Math.floor(rows.length / some));
  for (const column of columns.filter((name) =>
    rows.some((row) => mistaken(row[name]!, 1) !== undefined)
  )) {
    const given = rows.find((row) => typeof row[column] === "number")?.[column];
    if (given !== undefined) yield rows.map((row) => ({...row, [column]: row[column] ?? given}));
    for (const by of sizes) {
      const wrong = (row: Row) => ({...row, [column]: mistaken(row[column]!, by) ?? row[column]!});
      yield rows.map(wrong);
      for (let at = 0; at < rows.length; at += step)
        yield rows.map((row, other) => (at === other ? wrong(row) : row));
    }
  }
}

/** Whether none of the changes does what is asked; it looks no further than the first that does. */
function none(all: Iterable<Row[]>, does: (rows: Row[]) => boolean): boolean {
  for (const each of all) if (does(each)) return false;
  return true;
}

/** All columns mistaken together, each column given to other rows, and parts of the rows left out: what moves counts and joint numbers. */
function upheavals(rows: Row[]): Row[][] {
  const all = sizes.map((by) =>
    rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, cell]) => [name, mistaken(cell, by) ?? cell])
      )
    )
  );
  // Of two lengths, since one alone may keep step with rows that come in turns.
  const parts = [5, 7].flatMap((length) =>
    Array.from({length}, (_, part) => rows.filter((_row, at) => at % length !== part))
  );
  const given = Object.keys(rows[0] ?? {}).map((name) =>
    rows.map((row, at) => ({...row, [name]: rows[rows.length - 1 - at]![name]!}))
  );
  return [
    ...all,
    ...given,
    ...parts,
    rows.slice(0, Math.ceil(rows.length / 2)),
    rows.slice(Math.floor(rows.length / 2))
  ];
}

/** What a figure tells of its rows: its headline, and where it has one the finding in full. */
const tellings = ({finding, detail}: FigureSpec): FigureSpec["finding"][] =>
  detail ? [finding, detail] : [finding];

// Rows that no record could hold may leave no sentence at all; that is no movement.
function sentence(tell: FigureSpec["finding"], rows: Row[], context: Context): string | null {
  try {
    return tell(rows, context);
  } catch {
    return null;
  }
}

function picture(spec: FigureSpec, rows: Row[], context: Context): string | null {
  try {
    return pictureText(spec, rows, context, widths.wide);
  } catch {
    return null;
  }
}

const number = /\d+(?:[.,\u2009]\d+)*/g;

/** What stands before or after a number, other numbers in it being free. */
function pattern(around: string, side: "before" | "after"): RegExp {
  const words = around.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll(number, "[\\d.,\u2009]+");
  const whole = around.length < 24;
  return side === "before"
    ? new RegExp(`${whole ? "^" : ""}${words}(${number.source})`)
    : new RegExp(`(${number.source})${words}${whole ? "$" : ""}`);
}

/** The numbers of a sentence that stand in their place, between the same words, however the rows are mistaken; it tries no more once all have moved. */
function unmoved(
  usual: string,
  tries: Iterable<Row[]>,
  told: (rows: Row[]) => string | null
): string[] {
  let still = [...usual.matchAll(number)].map((found) => {
    const [figure, at] = [found[0], found.index];
    const before = pattern(usual.slice(Math.max(0, at - 24), at), "before");
    const after = pattern(usual.slice(at + figure.length, at + figure.length + 24), "after");
    return {figure, around: [before, after]};
  });
  for (const rows of tries) {
    if (!still.length) break;
    const text = told(rows);
    if (text === null) continue;
    still = still.filter(({figure, around}) =>
      around.every((each) => [undefined, figure].includes(each.exec(text)?.[1]))
    );
  }
  return still.map(({figure}) => figure);
}

/** One after the other. */
function* chain<Item>(...parts: Iterable<Item>[]): Generator<Item> {
  for (const part of parts) yield* part;
}

/** The figure as it stands by default, and once for every other value of each of its choices of view. */
function states(input: FigureInput): {said: string; rows: Row[]; context: Context}[] {
  const {choices} = figureState(input);
  const others = choices
    .filter(({kind}) => kind === "view")
    .flatMap(({name, options}) => options.slice(1).map(({value}) => ({[name]: value})));
  return [{}, ...others].map((selections) => {
    // What draws say moves with readings, which are no rows of the figure.
    const {rows, context} = figureState({...input, selections});
    const said = Object.entries(selections).flat().join("=") || "default";
    return {said, rows, context: {...context, shares: []}};
  });
}

describe.each(sweep(figureNames(), 5))("the figure %s", (name) => {
  it("moves every number of its sentence when the rows are mistaken", async () => {
    const input = await figureInput(name, made);
    const known = new Set<string>();
    for (const {said, rows, context} of states(input)) {
      for (const tell of tellings(input.spec)) {
        const usual = tell(rows, context);
        // What another choice says in the same words was looked at already.
        if (known.has(usual)) continue;
        known.add(usual);
        const seen = new Set<string>();
        tell(watched(rows, seen), context);
        const tries = chain(upheavals(rows), changes(rows, [...seen], 150));
        const still = unmoved(usual, tries, (each) => sentence(tell, each, context));
        expect(still, `${said}: ${usual}`).toEqual([]);
      }
    }
  });

  it("looks at no number and no date that does not move its sentence", async () => {
    const input = await figureInput(name, made);
    const {rows, context} = figureState(input);
    // A headline tells who was ahead, and not by how much: it stays where the finding in full moves.
    const all = (each: Row[]) => {
      const told = tellings(input.spec).map((tell) => sentence(tell, each, context));
      return told.includes(null) ? null : told.join("\n");
    };
    const usual = all(rows)!;
    const seen = new Set<string>();
    all(watched(rows, seen));
    const figures = [...seen].filter((column) => rows.some((row) => isFigure(row[column]!)));
    const still = figures.filter((column) =>
      none(changes(rows, [column]), (each) => ![usual, null].includes(all(each)))
    );
    expect(still, usual).toEqual([]);
  });

  it("draws or says every amount of its table", async () => {
    const input = await figureInput(name, made);
    const {spec} = input;
    const {rows, context} = figureState(input);
    const tell = (all: Row[]) =>
      tellings(spec)
        .map((each) => sentence(each, all, context))
        .join("\n");
    const [usual, drawn] = [tell(rows), picture(spec, rows, context)];
    expect(drawn).not.toBeNull();
    const told = spec.table
      .map((column) => column.name)
      .filter((column) => amounts.includes(column));
    const held = told.filter((column) => rows.some((row) => isFigure(row[column]!)));
    const still = held.filter((column) =>
      none(
        changes(rows, [column], 3),
        (each) => usual !== tell(each) || ![drawn, null].includes(picture(spec, each, context))
      )
    );
    expect(still).toEqual([]);
  });
});
