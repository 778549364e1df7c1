import {type Row, plainDate, plainNumber} from "@cold-winter/figure";

/** A reading of a thing on which independent voices exclude each other. */
export interface Reading extends Row {
  case: string;
  kind: string;
  thing: string;
  title: string;
  low: number | null;
  best: number | null;
  high: number | null;
  printed: string | null;
  unit: string;
  spread_low: number;
  spread_high: number;
  spread: number;
  taken: boolean;
  derived: boolean;
  family: string;
  voices: number;
  compared: number;
  differing: number;
  wide: number;
  status: string;
}

/** A thing with all its readings. */
export interface Thing {
  case: string;
  title: string;
  first: Reading;
  readings: Reading[];
}

/** Returns the things that rows are of, the widest apart first. */
export function thingsOf(rows: Reading[]): Thing[] {
  const things = new Map<string, Thing>();
  for (const row of rows) {
    const key = `${row.case}|${row.thing}`;
    const known = things.get(key);
    if (known) known.readings.push(row);
    else things.set(key, {case: row.case, title: row.title, first: row, readings: [row]});
  }
  return [...things.values()].sort((a, b) => b.first.spread - a.first.spread);
}

export const isDate = ({kind}: Pick<Reading, "kind">) => kind === "dates";
export const least = ({low, best, high}: Reading) => (low ?? best ?? high)!;
export const most = ({low, best, high}: Reading) => (high ?? best ?? low)!;

/** Places a value: how many times the lowest published one, or how many years after the earliest day. */
export function place(value: number, row: Reading): number {
  return isDate(row) ? (value - row.spread_low) / 365.2425 : value / row.spread_low;
}

/** Writes an amount as people say it: `5 million USD`. */
export function amount(value: number, unit: string): string {
  const [size, word] =
    value >= 1e9 ? [1e9, " billion"] : value >= 1e6 ? [1e6, " million"] : [1, ""];
  const scaled = value / size;
  const digits = Number.isInteger(scaled) || scaled >= 100 ? 0 : scaled < 10 ? 2 : 1;
  return `${plainNumber(Number(scaled.toFixed(digits)), digits)
    .replace(/(\.\d*?)0+$/, "$1")
    .replace(/\.$/, "")}${word} ${unit}`;
}

/** Writes what a reading says. */
export function formattedReading(row: Reading): string {
  if (isDate(row)) return plainDate(row.printed ?? "");
  if (row.best !== null) return amount(row.best, row.unit);
  if (row.high === null) return `at least ${amount(row.low!, row.unit)}`;
  if (row.low === null) return `at most ${amount(row.high, row.unit)}`;
  return `${amount(row.low, row.unit)} to ${amount(row.high, row.unit)}`;
}

/** Kinds of voice, each with a sign of its own and the families that it gathers. */
export const voices = [
  {name: "the state itself", symbol: "circle", families: /^own_state$/},
  {
    name: "other governments, international bodies",
    symbol: "square",
    families: /_government$|^international/
  },
  {name: "scholars, think tanks", symbol: "diamond", families: /^scholar$|^think_tank$/},
  {name: "participants, press, advocacy, reference works", symbol: "triangle", families: /./}
] as const;

/** Returns the sign of a family's kind of voice. */
export function symbolOf(family: string) {
  return voices.find(({families}) => families.test(family))!.symbol;
}
