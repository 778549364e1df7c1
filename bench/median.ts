/** The middle of each measure over some rounds; null where it never happened. */
export type Medians<Measure> = {[name in keyof Measure]: number | null};

/** Returns the middle of each measure over rounds, to four digits. */
export function medians<Measure extends object>(rounds: Measure[]): Medians<Measure> {
  return Object.fromEntries(
    Object.keys(rounds[0]!).map((name) => [
      name,
      median(rounds.map((round) => round[name as keyof Measure] as number | null))
    ])
  ) as Medians<Measure>;
}

/** Returns the middle of some values to four digits; null where there is none. */
export function median(values: (number | null)[]): number | null {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b);
  const value = known[Math.floor(known.length / 2)];
  return value === undefined ? null : Number(value.toPrecision(4));
}
