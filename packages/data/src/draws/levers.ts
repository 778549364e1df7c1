import {pointers} from "../shared/citation.js";
import {claimsOf, drawnValues, sidesOf, tally, type Claim} from "./count.js";
import {draws, type Drawing, type Method, type Reading, type Tally} from "./reading.js";
import {thingsOf, type Thing} from "./things.js";

/** What becomes of a claim when one thing of it is otherwise. */
export interface End extends Tally {
  /** The reading that a thing is held at; null where something was left out. */
  reading: string | null;
  /** At which end of the reading, where it has two. */
  at: "low" | "high" | null;
}

/** One source or one reading left out, or one thing held at the ends of its readings. */
export interface Lever {
  kind: "thing" | "source" | "reading";
  /** The thing, the citation key or the row. */
  name: string;
  ends: End[];
  /** By how much it moves the difference, in steps a draw; of an order, the share of draws. */
  strength: number;
}

/** What moves a claim, the strongest first. */
export interface Levers {
  claim: string;
  base: Tally;
  levers: Lever[];
  /** The levers that turn the answer round, each with the end at which it does. */
  turns: {lever: Lever; end: End}[];
  /** The works without which a case has no answer. */
  needed: string[];
}

/** Finds what moves each claim, by leaving out every source and every reading in turn and by holding each thing at the ends of what is said of it. */
export function leversOf(
  readings: Reading[],
  drawing: Drawing,
  method: Method,
  cases: [string, string]
): Levers[] {
  const things = new Map(thingsOf(readings, drawing, method).map((thing) => [thing.name, thing]));
  const values = new Map([...things].map(([name, thing]) => [name, drawnValues(thing, method)]));
  const redrawn = (rows: Reading[]) =>
    thingsOf(rows, drawing, method).map(
      (thing) => [thing.name, drawnValues(thing, method)] as const
    );
  return claimsOf(readings).flatMap((claim) => {
    const sides = sidesOf(claim, values, cases);
    if (!sides) return [];
    const base = tally(sides, drawing);
    const retold = (
      changed: Iterable<readonly [string, Float64Array | null]>,
      reading: string | null,
      at: End["at"] = null
    ): End | null => {
      const next = sidesOf(claim, new Map([...values, ...changed]), cases);
      return next && {reading, at, ...tally(next, drawing)};
    };
    const own = [...new Set(claim.terms.map(({thing}) => thing))].map((name) => things.get(name)!);
    const left = leftOut(claim, readings, redrawn, retold);
    const found = [...own.flatMap((thing) => held(thing, retold)), ...left.levers];
    return [summary(claim, base, found, drawing, left.needed)];
  });
}

type Retold = (
  changed: Iterable<readonly [string, Float64Array | null]>,
  reading: string | null,
  at?: End["at"]
) => End | null;

/** A thing at the least and at the most that each reading allows. */
function held({name, bounds}: Thing, retold: Retold): Omit<Lever, "strength">[] {
  const places = bounds
    .filter(({weight}) => weight)
    .flatMap(({reading, low, high}): {reading: Reading; value: number; at: End["at"]}[] => {
      if (low === high) return [{reading, value: low, at: null}];
      return [
        {reading, value: low, at: "low"},
        {reading, value: high, at: "high"}
      ];
    });
  if (new Set(places.map(({value}) => value)).size < 2) return [];
  const ends = places.flatMap(
    ({reading, value, at}) =>
      retold([[name, new Float64Array(draws).fill(value)]], reading.id, at) ?? []
  );
  return [{kind: "thing", name, ends}];
}

function leftOut(
  {terms}: Claim,
  readings: Reading[],
  redrawn: (rows: Reading[]) => (readonly [string, Float64Array | null])[],
  retold: Retold
): {levers: Omit<Lever, "strength">[]; needed: string[]} {
  const names = new Set(terms.map(({thing}) => thing));
  const own = readings.filter(({thing}) => names.has(thing));
  const needed: string[] = [];
  const levers: Omit<Lever, "strength">[] = [];
  const leave = (kind: Lever["kind"], name: string, rest: Reading[]) => {
    const gone = [...names].filter((thing) => !rest.some((row) => row.thing === thing));
    const end = retold([...gone.map((thing) => [thing, null] as const), ...redrawn(rest)], null);
    if (end) levers.push({kind, name, ends: [end]});
    else if (kind === "source") needed.push(name);
  };
  const keys = new Set(own.flatMap(({sources}) => keysOf(sources)));
  for (const key of [...keys].sort()) leave("source", key, without(own, key));
  for (const id of [...new Set(own.map((row) => row.id))].sort())
    leave(
      "reading",
      id,
      own.filter((row) => row.id !== id)
    );
  return {levers, needed};
}

const keysOf = (sources: string) => pointers(sources).map(({key}) => key);

/** Returns readings without a work, as the database leaves it out: what rests on it alone, or was made by it, is gone. */
export function without(readings: Reading[], work: string): Reading[] {
  return readings.flatMap((row) => {
    const keys = keysOf(row.sources);
    const rest = keys.filter((key) => key !== work);
    if (row.origin === work || (keys.length && !rest.length)) return [];
    return [row.origin === null && row.voice === work ? {...row, voice: rest[0]!} : row];
  });
}

function summary(
  {claim}: Claim,
  base: Tally,
  found: Omit<Lever, "strength">[],
  {asks}: Drawing,
  needed: string[]
): Levers {
  const amount = (each: Tally) => (asks === "more" ? each.difference / draws : each.first / draws);
  const from = amount(base);
  const levers = found
    .map((lever): Lever => {
      const ends = [...lever.ends].sort((a, b) => amount(a) - amount(b));
      const outer = ends.length > 1 ? [ends[0]!, ends.at(-1)!] : ends;
      const strength = Math.max(...outer.map((end) => Math.abs(amount(end) - from)));
      return {...lever, ends: outer, strength};
    })
    .filter(({strength}) => strength > 0)
    .sort((a, b) => b.strength - a.strength);
  // Of amounts the mean turns with the picture, even where the count of draws does not yet.
  const sides = (each: Tally) => [
    Math.sign(each.first - each.second),
    asks === "more" && each.first + each.second ? Math.sign(each.difference) : 0
  ];
  const before = sides(base);
  const turned = (each: Tally) => sides(each).some((side, at) => side && side === -before[at]!);
  const turns = levers.flatMap((lever) => {
    const end = lever.ends.find(turned);
    return end ? [{lever, end}] : [];
  });
  return {claim, base, levers, turns, needed};
}
