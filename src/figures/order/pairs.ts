import type {Case, Context} from "@cold-winter/figure";
import {reached, type Rung} from "../ladder/rung.js";

/** A milestone that all cases reached: its rung in each, and its place in the order of each. */
export interface Step {
  kind: string;
  rungs: Rung[];
  places: number[];
}

/** What comes of comparing orders: the shared steps, and how many pairs of them stand in more than one order or cannot be told. */
export interface Crossings {
  steps: Step[];
  pairs: number;
  reversed: number;
  open: number;
  /** Of the reversed pairs, those that stand so whichever rival event counts. */
  firm: number;
  /** The fewest years that lie between the two steps of a reversed pair in any case; null where none is reversed. */
  narrowest: number | null;
}

/** Returns the cases whose orders are compared: those that took a step after the start. */
export function orderedCases(rows: Rung[], {cases}: Pick<Context, "cases">): Case[] {
  const stepped = (row: Rung) => reached(row) && row.kind !== row.start && row.years_high! >= 0;
  return cases.filter(
    ({id, role}) => role === "compared" && rows.some((row) => row.case === id && stepped(row))
  );
}

/** The candidate that counts for a milestone; its rivals are asked only whether they would turn a pair. */
const isMain = ({main}: Rung) => main;

/** Takes a step out that leads up to another one of the same system, where all cases reached both. */
function distinct<S extends {kind: string; rungs: Rung[]}>(steps: S[]): S[] {
  const kinds = steps.map(({kind}) => kind);
  return steps.filter(({rungs}) => !kinds.includes(rungs[0]!.part_of ?? ""));
}

/** Puts the milestones that all cases reached after the start in the order of each, and counts the pairs that differ in it. */
export function crossings(all: Rung[], context: Context): Crossings {
  const rows = all.filter(isMain);
  const cases = orderedCases(rows, context);
  const kinds = [...new Set(rows.map(({kind}) => kind))].filter(
    (kind) => kind !== context.selections["start"]
  );
  const reachedByAll = kinds.flatMap((kind) => {
    const rungs = cases.flatMap(
      ({id}) => rows.find((row) => row.kind === kind && row.case === id) ?? []
    );
    const whole =
      rungs.length === cases.length && rungs.every((row) => reached(row) && row.years_high! >= 0);
    return whole ? [{kind, rungs}] : [];
  });
  const found = distinct(reachedByAll);
  const middle = ({years_low, years_high}: Rung) => (years_low! + years_high!) / 2;
  const orders = cases.map((_, side) =>
    [...found].sort((a, b) => middle(a.rungs[side]!) - middle(b.rungs[side]!)).map(({kind}) => kind)
  );
  const steps = found.map((step): Step => ({
    ...step,
    places: orders.map((order) => order.indexOf(step.kind))
  }));
  let [pairs, open] = [0, 0];
  const turned: [Step, Step][] = [];
  for (const [at, one] of steps.entries()) {
    for (const other of steps.slice(at + 1)) {
      pairs++;
      const signs = one.rungs.map((rung, side) => orderOf(rung, other.rungs[side]!));
      if (signs.includes(0)) open++;
      else if (new Set(signs).size > 1) turned.push([one, other]);
    }
  }
  const firm = turned.filter(([one, other]) => alwaysReversed(one, other, all)).length;
  const apart = turned.flatMap(([one, other]) =>
    one.rungs.map((rung, side) => yearsApart(rung, other.rungs[side]!))
  );
  const narrowest = apart.length ? Math.min(...apart) : null;
  return {steps, pairs, reversed: turned.length, open, firm, narrowest};
}

/** Whether the pair stands the other way round with every rival event of both steps in every case. */
function alwaysReversed(one: Step, other: Step, all: Rung[]): boolean {
  const rivals = (rung: Rung) =>
    all.filter((row) => row.case === rung.case && row.kind === rung.kind && reached(row));
  const signs = one.rungs.map(
    (rung, side) =>
      new Set(
        rivals(rung).flatMap((first) =>
          rivals(other.rungs[side]!).map((second) => orderOf(first, second))
        )
      )
  );
  return (
    signs.every((each) => each.size === 1 && !each.has(0)) &&
    new Set(signs.flatMap((each) => [...each])).size > 1
  );
}

/** Least number of years between two steps of one case. */
function yearsApart(one: Rung, other: Rung): number {
  return Math.max(one.years_low! - other.years_high!, other.years_low! - one.years_high!, 0);
}

/** -1 where the first came sooner for certain, 1 where the second did, 0 where their spans meet. */
function orderOf(one: Rung, other: Rung): number {
  if (one.years_high! < other.years_low!) return -1;
  return other.years_high! < one.years_low! ? 1 : 0;
}
