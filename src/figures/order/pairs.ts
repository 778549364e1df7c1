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
}

/** Returns the cases whose orders are compared: those that took a step after the start. */
export function orderedCases(rows: Rung[], {cases}: Pick<Context, "cases">): Case[] {
  const stepped = (row: Rung) => reached(row) && row.kind !== row.start && row.years_high! >= 0;
  return cases.filter(({id, role}) => role === "compared" && rows.some((row) => row.case === id && stepped(row)));
}

/** Puts the milestones that all cases reached after the start in the order of each, and counts the pairs that differ in it. */
export function crossings(rows: Rung[], context: Context): Crossings {
  const cases = orderedCases(rows, context);
  const kinds = [...new Set(rows.map(({kind}) => kind))].filter((kind) => kind !== context.chosen["start"]);
  const found = kinds.flatMap((kind) => {
    const rungs = cases.flatMap(({id}) => rows.find((row) => row.kind === kind && row.case === id) ?? []);
    const all = rungs.length === cases.length && rungs.every((row) => reached(row) && row.years_high! >= 0);
    return all ? [{kind, rungs}] : [];
  });
  const middle = ({years_low, years_high}: Rung) => (years_low! + years_high!) / 2;
  const orders = cases.map((_, side) =>
    [...found].sort((a, b) => middle(a.rungs[side]!) - middle(b.rungs[side]!)).map(({kind}) => kind)
  );
  const steps = found.map((step): Step => ({...step, places: orders.map((order) => order.indexOf(step.kind))}));
  let [pairs, reversed, open] = [0, 0, 0];
  for (const [at, one] of steps.entries()) {
    for (const other of steps.slice(at + 1)) {
      pairs++;
      const signs = one.rungs.map((rung, side) => orderOf(rung, other.rungs[side]!));
      if (signs.includes(0)) open++;
      else if (new Set(signs).size > 1) reversed++;
    }
  }
  return {steps, pairs, reversed, open};
}

/** -1 where the first came sooner for certain, 1 where the second did, 0 where their spans meet. */
function orderOf(one: Rung, other: Rung): number {
  if (one.years_high! < other.years_low!) return -1;
  return other.years_high! < one.years_low! ? 1 : 0;
}
