import {draws, type Count, type Drawing, type Tally} from "@cold-winter/data/draws";
import {plainNumber} from "../format.js";
import type {Case, DrawnShare} from "../spec.js";
import {say, type DrawState} from "./state.js";

/** The name of a claim. */
export const claimName = ({readings}: DrawState, claim: string) =>
  readings.find((row) => row.claim === claim)?.claim_name ?? claim;

export const caseNameOf = (cases: Case[], id: string) =>
  cases.find((each) => each.id === id)?.name ?? id;

/** A number of draws of all, of 100: none becomes 1 that is not at least half of it. */
export const hundred = (count: number) =>
  Math.min(99, Math.max(1, Math.round((100 * count) / draws)));

/** The case for which a claim holds in most draws, and in how many; null where the two are level. */
export function prevailing(
  tally: Tally,
  cases: [string, string]
): {id: string; count: number} | null {
  if (tally.first === tally.second) return null;
  return tally.first > tally.second
    ? {id: cases[0], count: tally.first}
    : {id: cases[1], count: tally.second};
}

type Words = "every" | "most" | "share";

function wordsFor(count: number): Words {
  if (count === draws) return "every";
  return count > 0.995 * draws ? "most" : "share";
}

/** Says for a picture in what share of draws a claim holds. */
export function shareMark(count: Count, {drawn}: DrawState, cases: Case[]): string {
  if (drawn.drawing.asks === "reversed")
    return say("mark.order", {share: plainNumber(Math.round((100 * count.first) / draws))});
  if (count.sides.length < 2) return "";
  const side = prevailing(count, drawn.cases);
  if (!side) return say("mark.even");
  const name = caseNameOf(cases, side.id);
  return say(`mark.${wordsFor(side.count)}`, {case: name, share: hundred(side.count)});
}

/** Says of each claim that compares two cases in what share of draws it holds, for headlines that may not say otherwise. */
export function drawnShares(state: DrawState | null): DrawnShare[] {
  if (!state || state.drawn.drawing.asks === "reversed") return [];
  const compared = state.counts.filter(({sides}) => sides.length > 1);
  return compared.map((count): DrawnShare => {
    const side = prevailing(count, state.drawn.cases);
    const words = side ? wordsFor(side.count) : "even";
    return {
      claim: count.claim,
      case: side?.id ?? null,
      words: say(`in.${words}`, {share: side ? hundred(side.count) : 50})
    };
  });
}

/** Digits that tell values apart without crowding them. */
export function digitsOf(values: number[], {step, per}: Pick<Drawing, "step" | "per">): number {
  const most = Math.max(...values.map((value) => Math.abs((value * step) / per)));
  if (most >= 100) return 0;
  return most >= 5 ? 1 : 2;
}

/** Says in what share of draws each claim holds. */
export function drawSentence(state: DrawState, cases: Case[]): string {
  const {counts, drawn} = state;
  if (!counts.length) return say("none");
  if (drawn.drawing.asks === "reversed") return orderSentence(state);
  const groups = new Map<string, string[]>();
  for (const count of counts) {
    const words = claimWords(count, state, cases);
    groups.set(words, [...(groups.get(words) ?? []), claimName(state, count.claim)]);
  }
  const sentences = [...groups].map(([words, claims]) =>
    counts.length > 1 ? say("of", {words, claims: claims.join("; ")}) : words
  );
  return `${sentences.join(". ")}.`;
}

function claimWords(count: Count, {drawn}: DrawState, cases: Case[]): string {
  const {drawing} = drawn;
  const [only] = count.sides;
  if (count.sides.length < 2) {
    const digits = digitsOf([only!.high], drawing);
    const value = (steps: number) => plainNumber((steps * drawing.step) / drawing.per, digits);
    const name = caseNameOf(cases, only!.case);
    return say("range", {
      case: name,
      low: value(only!.low),
      high: value(only!.high),
      unit: drawing.unit
    });
  }
  const side = prevailing(count, drawn.cases);
  if (!side) return say("even");
  const name = caseNameOf(cases, side.id);
  return say(wordsFor(side.count), {case: name, says: drawing.says, share: hundred(side.count)});
}

function orderSentence(state: DrawState): string {
  const {counts, drawn} = state;
  const open = counts.filter(({first}) => first > 0 && first < draws);
  const whole = say("order", {
    total: counts.length,
    every: counts.filter(({first}) => first === draws).length,
    none: counts.filter(({first}) => first === 0).length,
    says: drawn.drawing.says
  });
  const claims = open.map((count) =>
    say("order.one", {claim: claimName(state, count.claim), share: hundred(count.first)})
  );
  return claims.length
    ? `${whole}; ${say("order.rest", {claims: claims.join("; ")})}.`
    : `${whole}.`;
}
