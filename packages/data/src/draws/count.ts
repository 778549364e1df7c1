import {bitsOf, keyOf, lanes, pick} from "./hash.js";
import {
  draws,
  type Count,
  type Drawing,
  type Method,
  type Reading,
  type Side,
  type Tally
} from "./reading.js";
import {thingsOf, type Bounds, type Thing} from "./things.js";

/** Draws every thing and counts in how many draws each claim holds; the same counts as the statement of `drawSql`. */
export function countDraws(
  readings: Reading[],
  drawing: Drawing,
  method: Method,
  cases: [string, string]
): Count[] {
  const things = new Map(
    thingsOf(readings, drawing, method).map((thing) => [thing.name, drawnValues(thing, method)])
  );
  return claimsOf(readings).flatMap((claim) => {
    const count = countClaim(claim, things, drawing, cases);
    return count ? [count] : [];
  });
}

/** A claim, and how often each thing counts for each case. */
export interface Claim {
  claim: string;
  name: string;
  terms: {case: string; thing: string; times: number}[];
}

/** Returns the claims of some readings, in their order. */
export function claimsOf(readings: Reading[]): Claim[] {
  const claims = new Map<string, Claim & {known: Set<string>}>();
  for (const {claim, claim_name, case: side, thing, times} of readings) {
    const found = claims.get(claim) ?? {claim, name: claim_name, terms: [], known: new Set()};
    claims.set(claim, found);
    const key = JSON.stringify([side, thing]);
    if (!found.known.has(key)) found.terms.push({case: side, thing, times});
    found.known.add(key);
  }
  return [...claims.values()].map(({claim, name, terms}) => ({claim, name, terms}));
}

/** Returns the value of a thing in every draw, in steps; null where it has no reading. */
export function drawnValues({name, bounds}: Thing, {way}: Method): Float64Array | null {
  const sum = bounds.reduce((total, {weight}) => total + weight, 0);
  if (!sum) return null;
  const values = new Float64Array(draws);
  const [only, ...others] = bounds;
  if (!others.length && only!.low === only!.high) return values.fill(only!.low);
  const key = keyOf(name);
  for (let draw = 0; draw < draws; draw++) {
    const bits = bitsOf(key, draw);
    let place = pick(bits, lanes.reading, sum);
    let at = 0;
    while (place >= bounds[at]!.weight) place -= bounds[at++]!.weight;
    values[draw] = valueIn(bounds[at]!, bits, way === "best");
  }
  return values;
}

function valueIn({low, best, high}: Bounds, bits: number, peaked: boolean): number {
  if (low === high) return low;
  if (!peaked || best === null) return low + pick(bits, lanes.place, high - low + 1);
  // The larger of two even draws lies on a line that rises to its end.
  const left = pick(bits, lanes.side, high - low) < best - low;
  const room = left ? best - low : high - best;
  const far = Math.max(pick(bits, lanes.place, room + 1), pick(bits, lanes.other, room + 1));
  return left ? low + far : high - far;
}

/** Counts one claim over the drawn values of its things; null where a case has none. */
function countClaim(
  claim: Claim,
  things: Map<string, Float64Array | null>,
  drawing: Pick<Drawing, "asks">,
  cases: [string, string]
): Count | null {
  const sides = sidesOf(claim, things, cases);
  if (!sides) return null;
  return {
    claim: claim.claim,
    ...tally(sides, drawing),
    sides: sides.flatMap((values, at) => (values ? spread(cases[at]!, values) : []))
  };
}

/** The value of each case in every draw; null where a claim is not of that case. */
export type Sides = [Float64Array | null, Float64Array | null];

/** Returns the values of a claim; null where something that it is of has none. */
export function sidesOf(
  {terms}: Claim,
  things: Map<string, Float64Array | null>,
  cases: [string, string]
): Sides | null {
  const sides = cases.map((id) => terms.filter((term) => term.case === id));
  if (sides.flat().some(({thing}) => !things.get(thing)) || !sides.flat().length) return null;
  const [one, other] = sides.map((own) => (own.length ? sumOf(own, things) : null));
  return [one!, other!];
}

/** Says in how many draws a claim holds, and by how much in sum. */
export function tally([one, other]: Sides, {asks}: Pick<Drawing, "asks">): Tally {
  if (!one || !other) {
    const sum = (one ?? other)!.reduce((total, value) => total + value, 0);
    return {first: 0, equal: 0, second: 0, difference: sum};
  }
  let [first, equal, difference] = [0, 0, 0];
  for (let draw = 0; draw < draws; draw++) {
    const [a, b] = [one[draw]!, other[draw]!];
    const sign = asks === "more" ? Math.sign(a - b) : -Math.sign(a) * Math.sign(b);
    if (sign > 0) first++;
    else if (sign === 0) equal++;
    difference += a - b;
  }
  return {first, equal, second: draws - first - equal, difference};
}

function sumOf(terms: Claim["terms"], things: Map<string, Float64Array | null>): Float64Array {
  const sum = new Float64Array(draws);
  for (const {thing, times} of terms) {
    const values = things.get(thing)!;
    for (let draw = 0; draw < draws; draw++) sum[draw] = sum[draw]! + times * values[draw]!;
  }
  return sum;
}

/** The numbers of the draws, smallest first, that stand for a side. */
export const ranks = {
  least: 1,
  low: draws / 20,
  middle: draws / 2,
  high: (19 * draws) / 20,
  most: draws
};

function spread(id: string, values: Float64Array): Side {
  const steady = values.every((value) => value === values[0]);
  const sorted = steady ? values : values.slice().sort();
  const at = (rank: number) => sorted[rank - 1]!;
  return {
    case: id,
    ...{least: at(ranks.least), low: at(ranks.low), middle: at(ranks.middle)},
    ...{high: at(ranks.high), most: at(ranks.most)}
  };
}
