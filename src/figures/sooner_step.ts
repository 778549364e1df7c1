import {
  casesOf,
  listed,
  noun,
  plainDate,
  plainNumber,
  plainRange,
  roughly
} from "@cold-winter/figure";
import type {Context, RenderContext, Row, TableColumn} from "@cold-winter/figure";
import {bars} from "./cards/bars.js";
import {drawnRows, sinceTest} from "./two_clocks/clock.js";
import {isPlaced, middle, type Mark} from "./two_clocks/mark.js";
import {headlineOf} from "./two_clocks/sentence.js";
import {shortName, years} from "./two_clocks/words.js";

// What a country did when it reached a step.
const deeds: Record<string, string> = {
  first_thermonuclear_test: "exploded a hydrogen bomb",
  first_icbm_flight: "flew an intercontinental missile",
  first_orbit: "put up a satellite",
  first_slbm_flight: "flew a missile from a submarine"
};

const deed = (row: Mark) => deeds[row.kind!] ?? `reached the ${shortName(row)}`;

interface Pair {
  /** How many years the case that was slower to the headline's step came sooner. */
  years: number;
  rows: Mark[];
}

/** Picks the step that turns the order of the headline round by the most years; the one nearest to it where none does. */
export function select(rows: Mark[], context: Context): Mark[] {
  const since = sinceTest(context, "0,40");
  const drawn = drawnRows(rows, since);
  const spans = headlineOf(drawn, since)?.spans ?? [];
  const slow = [...spans].sort((a, b) => middle(b.row) - middle(a.row))[0];
  const target = slow?.row.kind;
  const steps = drawn.filter((row) => row.layer === "milestone" && isPlaced(row) && row.x! > 0);
  const pairs = [...new Set(steps.map(({kind}) => kind))].flatMap((kind): Pair[] => {
    const own = steps.filter((row) => row.kind === kind);
    const late = own.find((row) => row.case === slow?.each.id);
    if (kind === target || !late || own.length < 2 || !(kind! in deeds)) return [];
    const others = own.filter((row) => row !== late).map(middle);
    return [{years: Math.min(...others) - middle(late), rows: own}];
  });
  const best = pairs.sort((a, b) => b.years - a.years)[0]?.rows;
  return best ?? steps.filter(({kind}) => kind === target);
}

const ordered = (rows: Mark[], context: Context) =>
  casesOf(rows, context)
    .map((each) => ({each, row: rows.find(({case: id}) => id === each.id)!}))
    .sort((a, b) => middle(a.row) - middle(b.row));

/** Who came sooner, and by how many years. */
export function finding(rows: Mark[], context: Context): string {
  const [first, next, ...others] = ordered(rows, context);
  if (!first) return "";
  if (!next) {
    const took = roughly(first.row.x!, first.row.x_to!);
    return `${first.each.name} ${deed(first.row)} ${took} years after its first test`;
  }
  const gap = roughly(next.row.x! - first.row.x_to!, next.row.x_to! - first.row.x!);
  const than = others.length ? " than any other" : "";
  if (gap === "no")
    return `${listed([first, next].map(({each}) => each.name))} ${deed(first.row)} equally soon`;
  return `${first.each.name} ${deed(first.row)} ${gap} ${noun(gap, "year")} sooner${than}`;
}

export function subtitle(rows: Mark[], context: Context): string {
  const all = ordered(rows, context).map(({each, row}) => {
    const doubt = row.attainment === "reached" ? "" : `, ${row.attainment!.replaceAll("_", " ")}`;
    return `${each.name} ${plainRange(row.x!, row.x_to!, 1)} (${plainDate(row.date ?? "")}${doubt})`;
  });
  return `Years since the first nuclear test: ${all.join(", ")}. Not every step came in this order.`;
}

export function render(rows: Mark[], context: RenderContext): Element {
  return bars(rows, context, (row: Row) => {
    const {x, x_to, attainment, status} = row as Mark;
    return {
      ...{least: x!, most: x_to!, words: `${plainRange(x!, x_to!, 1)} years`},
      firm: attainment === "reached" && status === "checked"
    };
  });
}

export const value = (row: Mark): string => `${plainRange(row.x!, row.x_to!, 1)} years`;

export const query = "two_clocks";

export const draws = "ladder_drawn";

export const drawnClaims = (rows: Mark[]): string[] => rows.slice(0, 1).map(({kind}) => kind!);

export const table: TableColumn[] = [
  {name: "case", label: "Country"},
  {name: "name", label: "Step"},
  {name: "title", label: "Event"},
  {name: "date", label: "Date", format: (cell) => plainDate(String(cell ?? ""))},
  {name: "x", label: "Years, from", align: "right", format: (cell) => years(Number(cell))},
  {
    name: "x_to",
    label: "Years, to",
    align: "right",
    format: (cell) => plainNumber(Number(cell), 1)
  },
  {name: "attainment", label: "Attainment"},
  {name: "status", label: "Status"},
  {name: "sources", label: "Sources"}
];
