import type {Catalogue} from "./catalogue.js";
import {planOf, type Plan} from "./plan.js";
import {comparedRow, type ComparedRow, type Slices} from "./row.js";
import {contextRows} from "./rows-context.js";
import {countPart} from "./rows-count.js";
import {compareTexts, slicesOf, zerosOf, type Hand} from "./rows-parts.js";
import {seriesPart} from "./rows-series.js";
import {spanPart, stepsPart, thingsPart} from "./rows-things.js";
import type {Comparison} from "./value.js";

const makers = {
  series: seriesPart,
  amount: seriesPart,
  count: countPart,
  things: thingsPart,
  steps: stepsPart,
  span: spanPart
};

/** The names of the slices that a comparison is made of. */
export function neededSlices(comparison: Comparison, catalogue: Catalogue): string[] {
  return slicesOf(planOf(comparison, catalogue), catalogue);
}

/**
 * Makes the rows of a comparison without an engine: the same, in the same order, that its query answers with. The slices
 * that `neededSlices` names must be at hand.
 */
export function comparisonRows(
  comparison: Comparison,
  catalogue: Catalogue,
  slices: Slices
): ComparedRow[] {
  const plan = planOf(comparison, catalogue);
  const zeros = zerosOf({plan, catalogue, slices});
  const hand: Hand = {plan, catalogue, slices, zeros};
  const rows = plan.parts.flatMap((part) => makers[part.kind](part, hand));
  rows.push(...contextRows(hand));
  rows.push(...absentRows(rows, hand));
  return rows.sort(order);
}

// A case that has nothing to draw stays, with the reason.
function absentRows(rows: ComparedRow[], {plan, zeros}: Hand): ComparedRow[] {
  const there = new Set(rows.map(({role, case: id, what}) => `${role}|${id}|${what}`));
  return plan.parts.flatMap(({n, name}) =>
    plan.cases
      .filter((id) => !there.has(`value|${id}|${n}`))
      .map((id) => {
        const own = zeros.filter((zero) => zero.case === id);
        const placed = own.some(({zero_year}) => zero_year !== null);
        const reason =
          plan.calendar || placed
            ? "no row in this window"
            : (own[0]?.why ?? "the clock has no beginning here");
        return comparedRow({
          role: "absent",
          id: `${id}/${n}`,
          what: n,
          panel: name,
          case: id,
          reason
        });
      })
  );
}

const sorted = [
  "what",
  "role",
  "case",
  "rival",
  "series",
  "part",
  "zero",
  "x",
  "year",
  "id"
] as const;

function order(a: ComparedRow, b: ComparedRow): number {
  for (const name of sorted) {
    const side = name === "role" ? -1 : 1;
    const by = side * compareTexts(a[name], b[name]);
    if (by) return by;
  }
  return 0;
}

export type {Plan};
