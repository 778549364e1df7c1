const multiple = /^(10 thousand|thousand|100 million|million|billion|trillion) (?:of )?/;
/** How many of the base unit each multiple is. */
export const multiples: Record<string, number> = {
  thousand: 1e3,
  "10 thousand": 1e4,
  million: 1e6,
  "100 million": 1e8,
  billion: 1e9,
  trillion: 1e12
};

/** How many of its base unit one of a unit is: a million USD is 1e6 USD. */
export function unitFactor(unit: string): number {
  return multiples[multiple.exec(unit)?.[1] ?? ""] ?? 1;
}

/** A unit without its multiple: million USD per year is USD per year. */
export function baseUnit(unit: string): string {
  return unit.replace(multiple, "");
}

/** What keeps a unit from being read as it is meant: a multiple behind its first word, or a measure that is not named. */
export function unitFault(unit: string): string | undefined {
  const base = baseUnit(unit);
  const late = /\b(hundred|thousand|million|billion|trillion)s?\b/i.exec(base);
  if (late && late.index > 0) return `multiple behind what it counts: ${late[0]}`;
  const open = /(?:^| )(per|of)$/.exec(base);
  return open ? `nothing behind ${open[1]!}` : undefined;
}

/** The word that says what is measured: of a base unit the first, behind the year of its prices. */
export function unitWord(unit: string): string {
  return baseUnit(unit)
    .replace(/^(1[89]|20)\d\d /, "")
    .split(" ", 1)[0]!;
}
