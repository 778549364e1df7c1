import type {Row} from "@cold-winter/figure";

/** A launch, or what is drawn beside launches: a leader, a resolution, a visit, a nuclear test. */
export interface Drawn extends Row {
  layer: string;
  id: string;
  case: string;
  title: string;
  class: string | null;
  outcome: string | null;
  place: string | null;
  latitude: number | null;
  longitude: number | null;
  leader: string | null;
  date: string | null;
  first_day: Date;
  last_day: Date;
  status: string;
}

/** The choices that keep a part of the launches, each with the column that it reads. */
export const filters = [
  {name: "type", label: "Type", column: "title"},
  {name: "class", label: "Class", column: "class"},
  {name: "site", label: "Place", column: "place"},
  {name: "outcome", label: "Outcome", column: "outcome"},
  {name: "leader", label: "Leader", column: "leader"}
] as const;

const year = 365.2425 * 86_400_000;

/** The middle of the days that a row may be of, in years. */
export const placeOf = ({first_day, last_day}: Drawn) => 1970 + (+first_day + +last_day) / 2 / year;
export const yearOf = (day: Date) => 1970 + +day / year;

export const launchesOf = (rows: Drawn[], id?: string) =>
  rows.filter((row) => row.layer === "launch" && (id === undefined || row.case === id));

/** Counts rows by what they say in a column, the most frequent first; what says nothing is not counted. */
export function countsOf(rows: Drawn[], column: keyof Drawn): [value: string, count: number][] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const value = row[column];
    if (typeof value === "string") counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}

/** The signs of how a launch ended: by colour and by form, so that either tells. */
export const outcomes = [
  {outcome: "success", label: "succeeded", symbol: "circle", filled: true},
  {outcome: "failure", label: "failed", symbol: "times", filled: false},
  {outcome: "unknown", label: "not known", symbol: "circle", filled: false}
] as const;

export function outcomeColor(outcome: string | null, own: string): string {
  if (outcome === "success") return own;
  return outcome === "failure" ? "var(--case-4)" : "var(--yardstick)";
}
