import type {Context, Robustness} from "@cold-winter/figure";
import {reached, type Rung} from "./rung.js";

const rivals = ({cases}: Context) => cases.filter(({role}) => role === "compared").slice(0, 2);

/** For each milestone that both reached after the start: 1 where the first case came sooner for certain, -1 where the second did, else 0. */
function orders(rows: Rung[], context: Context): number[] {
  const kinds = [...new Set(rows.map(({kind}) => kind))].filter(
    (kind) => kind !== context.selections["start"]
  );
  return kinds.flatMap((kind) => {
    const [one, other] = rivals(context).map(({id}) =>
      rows.find((row) => row.main && row.kind === kind && row.case === id)
    );
    if (!one || !other || ![one, other].every((row) => reached(row) && row.years_high! >= 0))
      return [];
    return one.years_high! < other.years_low!
      ? [1]
      : other.years_high! < one.years_low!
        ? [-1]
        : [0];
  });
}

export const robustness: Robustness<Rung> = {
  measure: (rows, context) => {
    const signs = orders(rows, context);
    return signs.length ? signs.reduce((sum, sign) => sum + sign, 0) : null;
  },
  threshold: 0,
  words: (context) => {
    const [first, second] = rivals(context).map(({name}) => name);
    return {
      question: `Who came sooner to more of the milestones that both reached after the start?`,
      label: `Milestones that ${first!} reached sooner, less those that ${second!} did`,
      above: `${first!} came sooner to more of them`,
      below: `${second!} came sooner to more of them`,
      equal: "each came sooner to as many"
    };
  },
  views: ["start", "candidate"]
};
