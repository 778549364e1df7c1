import type {ComparedRow, Told} from "@cold-winter/data/comparison";
import {countDraws, draws, type Count, type Drawing, type Reading} from "@cold-winter/data/draws";
import {boundsOf} from "../comparison/scene.js";
import type {Case} from "../spec.js";

/** What became of each year of a comparison in all draws, and of which amounts. */
export interface ComparedDraws {
  cases: [string, string];
  counts: Count[];
  drawing: Drawing;
  /** The number of readings of the year that has most. */
  most: number;
}

/** The amounts of a comparison that may be drawn: a year of a country is a thing, each series and range a reading of it. */
function readingsIn(rows: ComparedRow[], {parts, comparison}: Told): ComparedRow[] {
  const part = parts.find(
    ({n, kind, form, apart}) =>
      (kind === "series" || kind === "amount") &&
      !apart &&
      (form === "lines" || form === "dots") &&
      comparison.what[n - 1]?.as?.rank === undefined
  );
  return rows.filter(
    (row) =>
      row.role === "value" &&
      row.what === part?.n &&
      row.zero === null &&
      row.x !== null &&
      boundsOf(row) !== null
  );
}

/** Draws the amounts of a comparison year by year, each series alike; null where no year has a range or a rival. */
export function comparedDraws(
  rows: ComparedRow[],
  told: Told,
  cases: Case[]
): ComparedDraws | null {
  const own = readingsIn(rows, told);
  const ids = cases.filter(({role}) => role === "compared").map(({id}) => id);
  const held = ids.filter((id) => own.some((row) => row.case === id));
  const [first, second = ids.find((id) => id !== first)] = held;
  if (!first || !second) return null;
  const values = own.flatMap((row) => boundsOf(row)!.map(Math.abs));
  const step = 10 ** (Math.floor(Math.log10(Math.max(...values) || 1)) - 4);
  const drawing: Drawing = {
    ...{asks: "more", says: "", unit: own[0]!.unit ?? "", step, per: 1, leaves_out: "", log: false}
  };
  const readings = own
    .filter((row) => row.case === first || row.case === second)
    .map((row): Reading => readingOf(row));
  const sizes = new Map<string, number>();
  for (const {thing} of readings) sizes.set(thing, (sizes.get(thing) ?? 0) + 1);
  const most = Math.max(...sizes.values());
  const ranged = readings.some(({low, high}) => low !== high);
  if (most < 2 && !ranged) return null;
  const counts = countDraws(readings, drawing, {way: "even"}, [first, second]);
  return {cases: [first, second], counts, drawing, most};
}

function readingOf(row: ComparedRow): Reading {
  const [low, high] = boundsOf(row)!;
  const year = String(row.x);
  return {
    ...{claim: year, claim_name: year, case: row.case, thing: `${row.case}/${year}`},
    ...{thing_name: year, times: 1, id: `${row.series}/${row.part}/${row.id}`, printed: null},
    ...{low, best: row.best, high, origin: null, voice: row.series ?? row.id, family: null},
    ...{derived: false, sources: ""}
  };
}

/** The years that both have, by what becomes of them. */
export function yearsOf({counts}: ComparedDraws) {
  const both = counts.filter(({sides}) => sides.length > 1);
  const open = both.filter(({first, second}) => first < draws && second < draws);
  const apart = ({first, second}: Count) => Math.abs(first - second);
  return {
    both,
    open,
    first: both.filter(({first}) => first === draws).length,
    second: both.filter(({second}) => second === draws).length,
    closest: [...open].sort((a, b) => apart(a) - apart(b))[0] ?? null
  };
}
