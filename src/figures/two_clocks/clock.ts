import {sentenceCase} from "@cold-winter/figure";
import type {Case, Choice, Context} from "@cold-winter/figure";
import {isAwaited, isReached, middle, type Mark} from "./mark.js";
import {named, shortName} from "./words.js";

/** Milliseconds of a mean year. */
export const year = 365.2425 * 86_400_000;

// The last day of a record lies on the edge of the picture.
const day = 1 / 365;

/** Years before the clock's start at which the picture begins at the earliest. */
const before = 14;

const compared = ({cases}: Pick<Context, "cases">): Case[] =>
  cases.filter(({role}) => role === "compared");

/** The first test is what both programmes are known for; the steps follow it, and those before it come last. */
const usual = "first_nuclear_test";

/** Returns the choice of the step from which the years are counted: every step that a case has dated. */
export function clockChoice(rows: Mark[], context: Pick<Context, "cases">): Choice {
  const steps = rows.filter(({layer}) => layer === "milestone");
  const kinds = new Map(steps.filter(isReached).map((row) => [row.kind!, row]));
  const sorted = [...kinds.values()].sort((a, b) => a.position! - b.position!);
  const first = Math.max(
    0,
    sorted.findIndex(({kind}) => kind === usual)
  );
  const options = [...sorted.slice(first), ...sorted.slice(0, first)].map((row) => {
    const without = compared(context).filter(
      ({id}) =>
        rows.some((each) => each.case === id) &&
        !steps.some((step) => step.case === id && step.kind === row.kind && isReached(step))
    );
    const words = without.map(({id, name}) => {
      const own = steps.find((step) => step.case === id && step.kind === row.kind);
      return `${own?.attainment === "not_reached" ? "not yet" : "not dated"} in ${name}`;
    });
    return {
      value: row.kind!,
      label: sentenceCase(shortName(row)) + (words.length ? ` (${words.join(", ")})` : "")
    };
  });
  return {name: "clock", kind: "view", label: "Year 0 is the", options, stepped: true};
}

/** Returns the choice of the years that are drawn; an address may hold others. */
export const yearsChoice: Choice = {
  ...{name: "years", kind: "view", label: "Years drawn", free: "-?\\d{1,3},-?\\d{1,3}"},
  options: [
    {value: "all", label: "All that can be compared"},
    {value: "-15,0", label: "15 years before"},
    {value: "0,10", label: "First ten years"},
    {value: "0,40", label: "Forty years, as far as known"}
  ]
};

interface Zero {
  row: Mark;
  low: number;
  high: number;
}

/** Returns the step that starts the clock of each case that has one. */
function zerosOf(rows: Mark[], {selections}: Context): Map<string, Zero> {
  const own = rows.filter((row) => row.kind === selections["clock"] && isReached(row));
  return new Map(
    own.map((row) => [row.case, {row, low: +row.from_day!, high: +row.to_day!} satisfies Zero])
  );
}

// A step is as many years away as its dates and those of the start allow; all else is placed from the middle.
function placed(row: Mark, zero: Zero): Mark {
  const mid = (zero.low + zero.high) / 2;
  const since = (day: Date | number, from: number) => (Number(day) - from) / year;
  if (isAwaited(row)) {
    const waited = row.observed_until && since(row.observed_until, zero.high);
    return {...row, x: waited, x_to: waited};
  }
  if (row.from_day === null || row.to_day === null) return {...row, x: null, x_to: null};
  if (row.id === zero.row.id) return {...row, x: 0, x_to: 0};
  if (row.layer === "milestone")
    return {...row, x: since(row.from_day, zero.high), x_to: since(row.to_day, zero.low)};
  const to = row.layer === "test" || row.layer === "launch" ? row.to_day : +row.to_day + 86_400_000;
  return {...row, x: since(row.from_day, mid), x_to: since(to, mid)};
}

/** Returns a context in which years count from the first test, as far as some years are drawn. */
export const sinceTest = (context: Context, years: string): Context => ({
  ...context,
  selections: {...context.selections, clock: usual, years}
});

/** Returns the first and the last year drawn: what the reader chose, else up to where the record of every case reaches. */
export function windowOf(rows: Mark[], {selections}: Context): [number, number] {
  const chosen = /^(-?\d+),(-?\d+)$/.exec(selections["years"] ?? "");
  if (chosen && Number(chosen[1]) < Number(chosen[2]))
    return [Number(chosen[1]), Number(chosen[2])];
  const ends = new Map<string, number>();
  for (const {case: id, layer, observed_until, x, from_day} of rows)
    if (layer === "milestone" && x !== null && observed_until && from_day)
      ends.set(id, x + (Number(observed_until) - Number(from_day)) / year);
  return [-before, ends.size ? Math.max(1, Math.min(40, ...ends.values())) : 20];
}

/** Returns the rows that are drawn, with their places on the clock; a case without a start keeps the row that says why. */
export function drawnRows(rows: Mark[], context: Context): Mark[] {
  const zeros = zerosOf(rows, context);
  const all = rows.flatMap((row): Mark[] => {
    const zero = zeros.get(row.case);
    if (zero) return [placed(row, zero)];
    const why = row.layer === "milestone" && row.kind === context.selections["clock"];
    return why ? [{...row, x: null, x_to: null}] : [];
  });
  const [from, to] = windowOf(all, context);
  return all.filter((row) => {
    if (row.x === null || row.x_to === null) return row.kind === context.selections["clock"];
    if (isAwaited(row)) return named.has(row.kind!) && row.x > from && row.x <= to + day;
    const [x, x_to] = row.layer === "income" ? [middle(row), middle(row)] : [row.x, row.x_to];
    return x_to >= from - day && x <= to + day;
  });
}
