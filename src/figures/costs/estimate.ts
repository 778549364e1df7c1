import {familyName, noun, plainNumber, type Row} from "@cold-winter/figure";

/** A published cost, in the form that the reader chose or refused in it. */
export interface Estimate extends Row {
  id: string;
  case: string;
  scope: string;
  domain: string;
  coverage: string | null;
  title: string;
  date: string | null;
  low: number | null;
  best: number | null;
  high: number | null;
  strength: string | null;
  printed: string;
  steps: string | null;
  refusal: string | null;
  parent: string | null;
  part_of: string | null;
  depth: number;
  origin: string;
  author: string | null;
  family: string;
  vintage: number | null;
  status: string;
}

const domains: Record<string, string> = {
  device: "the bomb",
  missile: "missiles",
  both: "bomb and missiles"
};

/** What a cost is of, in plain words. */
export const domainName = (domain: string): string => domains[domain] ?? domain;

/** What a cost is of and which parts it counts: only costs with the same answer are held against each other. */
export function scopeOf({domain, coverage}: Pick<Estimate, "domain" | "coverage">): string {
  return `${domainName(domain)} (${coverage ?? "parts not said"})`;
}

/** The lowest and highest value of some costs of one case and scope. */
export interface ScopeBand {
  id: string;
  name: string;
  low: number;
  high: number;
}

/** For every scope of which more than one case has a figure, the band of each case; and how many scopes only one has. */
export function scopeBands<R extends Bounds & {case: string}>(
  rows: R[],
  scope: (row: R) => string | null,
  cases: {id: string; name: string}[]
): {shared: {scope: string; bands: ScopeBand[]}[]; single: number} {
  const given = rows.filter((row) => least(row) !== null && scope(row) !== null);
  const all = [...new Set(given.map(scope))].map((name) => ({
    scope: name!,
    bands: cases.flatMap(({id, name: called}) => {
      const theirs = given.filter((row) => row.case === id && scope(row) === name);
      if (!theirs.length) return [];
      const [low, high] = [
        Math.min(...theirs.map((row) => least(row)!)),
        Math.max(...theirs.map((row) => most(row)!))
      ];
      return [{id, name: called, low, high}];
    })
  }));
  const shared = all.filter(({bands}) => bands.length > 1);
  return {shared, single: all.length - shared.length};
}

type Bounds = Pick<Estimate, "low" | "best" | "high">;

/** Lower end of what an estimate says; null where it is refused. */
export const least = ({low, best, high}: Bounds): number | null => low ?? best ?? high;

/** Upper end of what it says; for an "at least" the same as the lower one. */
export const most = ({low, best, high}: Bounds): number | null => high ?? best ?? low;

/** Who made the number, in few words: surnames, or a body without its country. */
export function who({
  author,
  family,
  vintage
}: Pick<Estimate, "author" | "family" | "vintage">): string {
  const name = author?.startsWith("{")
    ? author.slice(1, -1).split(", ")[0]!
    : author
        ?.split(" and ")
        .map((person) => person.split(",")[0]!)
        .join(" and ");
  return [name ?? `${familyName(family)}, unsigned`, vintage].filter(Boolean).join(", ");
}

/** Who made the number, and what it covers. */
export function whoAndWhat(row: Estimate): string {
  return [who(row), row.coverage].filter(Boolean).join(" · ");
}

const large = 1e9;

function inMillions(value: number): string {
  const scaled = value >= large ? value / large : value / 1e6;
  return plainNumber(scaled, scaled < 10 && !Number.isInteger(Number(scaled.toFixed(1))) ? 1 : 0);
}

const scale = (value: number) => (value >= large ? "billion" : "million");

/** Writes dollars as people say them: `300–400 million`, `150 million–3.2 billion`. */
export function dollars(low: number, high: number): string {
  if (inMillions(low) === inMillions(high) && scale(low) === scale(high))
    return `${inMillions(low)} ${scale(low)}`;
  if (scale(low) === scale(high)) return `${inMillions(low)}–${inMillions(high)} ${scale(low)}`;
  return `${inMillions(low)} ${scale(low)}–${inMillions(high)} ${scale(high)}`;
}

/** What an estimate says, with `write` for its two ends; an open end is told in words. */
export function formattedRange(row: Bounds, write: (low: number, high: number) => string): string {
  if (row.low !== null && row.high === null && row.best === null)
    return `at least ${write(row.low, row.low)}`;
  return write(least(row)!, most(row)!);
}

/** How many independent voices made some estimates; one made from another counts for none. */
export function voices(rows: Estimate[]): number {
  return (
    rows.length &&
    Math.max(1, new Set(rows.filter(({depth}) => depth === 0).map(({origin}) => origin)).size)
  );
}

/** How many estimates there are, and how many independent voices made them. */
export function counted(rows: Estimate[]): string {
  const count = voices(rows);
  return `${rows.length} ${noun(rows.length, "figure")}, ${count} independent ${noun(count, "source")}`;
}

/** An axis of dollars on a log scale. */
export function axis(name: string, domain: [number, number], wide: boolean) {
  const ticks = [1e6, 1e7, 1e8, 1e9, 1e10].filter(
    (value) => value >= domain[0] && value <= domain[1]
  );
  return {
    domain,
    x: {
      type: "log",
      label: `${name} (log scale) →`,
      labelAnchor: "right",
      ticks,
      tickFormat: (value: number) =>
        wide
          ? dollars(value, value)
          : dollars(value, value).replace("million", "M").replace("billion", "bn")
    } as const
  };
}

/** What the detail card says of an estimate: its value and how it came about, or why there is none. */
export function formattedEstimate(row: Estimate): string {
  return row.refusal
    ? `Not given: ${row.refusal} (published as ${row.printed})`
    : `${formattedRange(row, dollars)} dollars; ${row.steps!}`;
}
