import type {Case, Context} from "../../components/spec.js";
import {reached, type Rung} from "../ladder/rung.js";

/** A milestone that both cases reached: its rung in each, and its place in the order of each. */
export interface Step {
  kind: string;
  rungs: [Rung, Rung];
  places: [number, number];
}

/** What comes of comparing the orders of two cases: the shared steps, and how many pairs of them are reversed or cannot be told. */
export interface Crossings {
  steps: Step[];
  pairs: number;
  reversed: number;
  open: number;
}

/** Returns the two cases whose orders are compared: the first two of those compared that have rows. */
export function orderedPair(rows: Rung[], {cases}: Pick<Context, "cases">): Case[] {
  return cases.filter(({id, role}) => role === "compared" && rows.some((row) => row.case === id)).slice(0, 2);
}

/** Puts the milestones that both cases reached after the start in the order of each, and counts the pairs that are the other way round. */
export function crossings(rows: Rung[], context: Context): Crossings {
  const [first, second] = orderedPair(rows, context);
  const kinds = [...new Set(rows.map(({kind}) => kind))].filter((kind) => kind !== context.chosen["start"]);
  const found = kinds.flatMap((kind) => {
    const rungs = [first, second].map((each) => rows.find((row) => row.kind === kind && row.case === each?.id));
    return rungs.every((row) => row && reached(row) && row.years_high! >= 0)
      ? [{kind, rungs: rungs as [Rung, Rung]}]
      : [];
  });
  const middle = ({years_low, years_high}: Rung) => (years_low! + years_high!) / 2;
  const placeIn = (side: 0 | 1) => {
    const order = [...found].sort((a, b) => middle(a.rungs[side]) - middle(b.rungs[side]));
    return new Map(order.map(({kind}, at) => [kind, at]));
  };
  const [left, right] = [placeIn(0), placeIn(1)];
  const steps = found.map(({kind, rungs}): Step => ({kind, rungs, places: [left.get(kind)!, right.get(kind)!]}));
  let [pairs, reversed, open] = [0, 0, 0];
  for (const [at, one] of steps.entries()) {
    for (const other of steps.slice(at + 1)) {
      pairs++;
      const orders = ([0, 1] as const).map((side) => orderOf(one.rungs[side], other.rungs[side]));
      if (orders.includes(0)) open++;
      else if (orders[0] !== orders[1]) reversed++;
    }
  }
  return {steps, pairs, reversed, open};
}

/** -1 where the first came sooner for certain, 1 where the second did, 0 where their spans meet. */
function orderOf(one: Rung, other: Rung): number {
  if (one.years_high! < other.years_low!) return -1;
  return other.years_high! < one.years_low! ? 1 : 0;
}
