/** What one source says of a thing that is drawn, and the claim in which the thing counts: a row of a question that has `draws`. */
export interface Reading {
  /** The finding in which it counts. */
  claim: string;
  claim_name: string;
  /** Whose side of the comparison. */
  case: string;
  /** What is drawn: readings of one thing are rivals, and one draw of it counts wherever it stands. */
  thing: string;
  thing_name: string;
  /** How often the thing counts: 1, or -1 where it is taken off. */
  times: number;
  id: string;
  printed: string | null;
  low: number | null;
  best: number | null;
  high: number | null;
  /** Who says so; where there is no such origin, the work in which it was read. */
  origin: string | null;
  voice: string;
  family: string | null;
  /** Whether it was made from another reading, and so is no voice of its own. */
  derived: boolean;
  sources: string;
}

/** What a question says of its draws in its head. */
export interface Drawing {
  /** `more`: which case has more. `reversed`: whether two things stand in another order in one case than in the other. */
  asks: "more" | "reversed";
  /** What having more means, as part of a sentence: `took longer`; of `reversed`, what another order means. */
  says: string;
  /** The unit of the differences. */
  unit: string;
  /** The smallest step in which values are drawn, in the unit of the readings. */
  step: number;
  /** How many units of the readings make one unit of the differences. */
  per: number;
  /** What the draws leave out, in a sentence. */
  leaves_out: string;
  /** Whether the axis of the picture is a logarithm. */
  log: boolean;
}

/** A way to choose among readings and within them. */
export type Way = "voices" | "even" | "best" | "families";

/** The ways that are answered when the site is built; the first is the default. */
export const ways = ["voices", "even", "best"] as const;

/** How many draws are made. */
export const draws = 10_000;

/** How a drawing is made: by a way, with the reader's weights of families where the way is theirs. */
export interface Method {
  way: Way;
  weights?: Record<string, number>;
}

/** What becomes of one side of a claim in all draws, in steps: the least, the 5th, 50th and 95th in a hundred, the most. */
export interface Side {
  case: string;
  least: number;
  low: number;
  middle: number;
  high: number;
  most: number;
}

/** In how many draws a claim holds for the first case, for neither and for the second; of `reversed`, in how many the order differs, cannot be told, is the same. */
export interface Tally {
  first: number;
  equal: number;
  second: number;
  /** Sum over all draws of the first case's value less the second's, in steps; of a case that stands alone, of its value. */
  difference: number;
}

/** What becomes of one claim; where one case stands alone it has a range and no share. */
export interface Count extends Tally {
  claim: string;
  sides: Side[];
}

/** The columns that a question with `draws` answers with. */
export const readingColumns = [
  ...[
    "claim",
    "claim_name",
    "case",
    "thing",
    "thing_name",
    "times",
    "id",
    "printed",
    "low",
    "best"
  ],
  ...["high", "origin", "voice", "family", "derived", "sources"]
];

/** Returns the rows of an answer as readings. */
export function readingsOf(set: Record<string, unknown[]>): Reading[] {
  const row = (at: number) =>
    Object.fromEntries(readingColumns.map((name) => [name, set[name]?.[at] ?? null]));
  return (set["id"] ?? []).map((_, at) => row(at) as unknown as Reading);
}
