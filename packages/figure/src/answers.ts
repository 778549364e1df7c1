import type {Answers, Columns} from "@cold-winter/data";
import type {Cell, Row} from "./spec.js";

/** Returns the values that an answer has for its choices, the defaults where nothing was chosen. */
export function rowSelections(
  {choices}: Pick<Answers, "choices">,
  selections: Record<string, string>
): Record<string, string> {
  return Object.fromEntries(
    choices.map(({name, values}) => [
      name,
      values.includes(selections[name]!) ? selections[name]! : values[0]!
    ])
  );
}

/** Returns what an answers file holds for some choices, by column. */
export function answerColumns(answers: Answers, selections: Record<string, string> = {}): Columns {
  const values = rowSelections(answers, selections);
  const at = answers.choices.reduce(
    (sum, choice) => sum * choice.values.length + choice.values.indexOf(values[choice.name]!),
    0
  );
  return answers.sets[answers.index[at]!]!;
}

/** Returns the rows of an answers file for some choices: the same objects each time, which nobody may change. */
export function rowsOf(answers: Answers, selections: Record<string, string> = {}): Row[] {
  const set = answerColumns(answers, selections);
  const rows = read.get(set) ?? toRows(set, answers.columns);
  read.set(set, rows);
  return [...rows];
}

// A picture asks for the same rows again and again: all choices that a finding could hold under, both widths.
const read = new WeakMap<Columns, Row[]>();

/** Turns columns into rows, and the text of days into Dates. */
export function toRows(columns: Columns, types: Answers["columns"]): Row[] {
  const length = columns[types[0]?.name ?? ""]?.length ?? 0;
  const cells = types.map(
    ({name, type}) => [name, columns[name]!, type === "DATE" ? day : same] as const
  );
  return Array.from({length}, (_, at) =>
    Object.fromEntries(cells.map(([name, column, as]) => [name, as(column[at] ?? null)]))
  );
}

function day(value: Cell): Cell {
  return value === null ? null : new Date(`${value as string}T00:00:00Z`);
}

function same(value: Cell): Cell {
  return value;
}
