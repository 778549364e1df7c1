import * as Plot from "@observablehq/plot";
import {
  caseColor,
  caseName,
  casesOf,
  filled,
  inWords,
  listed,
  markLabel,
  plainDate,
  plainNumber,
  plotOptions
} from "@cold-winter/figure";
import type {Case, Context, RenderContext, TableColumn} from "@cold-winter/figure";
import {drawnRows, sinceTest, windowOf} from "./two_clocks/clock.js";
import type {Mark} from "./two_clocks/mark.js";
import {years} from "./two_clocks/words.js";

/** The tests of the years that every record covers, and the rows that say how far it does. */
export function select(rows: Mark[], context: Context): Mark[] {
  const since = sinceTest(context, "all");
  const drawn = drawnRows(rows, since);
  const [, to] = windowOf(drawn, since);
  return drawn
    .filter(({layer, x}) => layer === "test" && x !== null)
    .map((row) => ({...row, horizon: to}));
}

function counts(rows: Mark[], context: Context): {each: Case; tests: number}[] {
  return casesOf(rows, context).map((each) => ({
    each,
    tests: rows.filter((row) => row.case === each.id).length
  }));
}

const times = (count: number) => (count === 1 ? "once" : `${inWords(count)} times`);

/** How often each tested within as many years of its first test. */
export function finding(rows: Mark[], context: Context): string {
  const sorted = counts(rows, context).sort((a, b) => b.tests - a.tests);
  const [first, last] = [sorted[0]!, sorted.at(-1)!];
  if (sorted.length === 1) return `${first.each.name} tested ${times(first.tests)}`;
  if (first.tests === last.tests)
    return `${listed(sorted.map(({each}) => each.name))} each tested ${times(first.tests)}`;
  return `${first.each.name} tested ${times(first.tests)} in the years ${last.each.name} tested ${last.tests === 1 ? "once" : inWords(last.tests)}`;
}

export function subtitle(rows: Mark[], context: Context): string {
  const horizon = Number(rows[0]?.["horizon"] ?? 0);
  const all = counts(rows, context).map(({each, tests}) => `${each.name} ${tests}`);
  return `The first ${years(horizon)} years after each first test, as far as every record reaches; one dot, one test: ${all.join(", ")}.`;
}

const [step, gutter] = [11, 96];

export function render(rows: Mark[], context: RenderContext): Element {
  const cases = casesOf(rows, context);
  const wide = Math.min(context.width, 560);
  const across = Math.floor((wide - gutter - 34) / step);
  const lines = new Map<string, number>();
  let y = 12;
  const dots = cases.flatMap(({id}) => {
    const own = rows.filter((row) => row.case === id);
    lines.set(id, y);
    const placed = own.map((row, at) => ({
      ...{row, x: gutter + 5 + (at % across) * step, y: y + Math.floor(at / across) * step}
    }));
    y += Math.max(1, Math.ceil(own.length / across)) * step + 14;
    return placed;
  });
  const ends = cases.map((each) => {
    const own = dots.filter(({row}) => row.case === each.id);
    const last = Math.max(gutter, ...own.map(({x}) => x));
    return {each, x: last + 10, y: lines.get(each.id)!, count: own.length};
  });
  type Dot = (typeof dots)[number];
  type End = (typeof ends)[number];
  const color = (id: string) => caseColor(cases.find((each) => each.id === id)!);
  const label = markLabel(
    rows,
    (row) => `${caseName(row.case, context)}, ${plainDate(row.date!)}: ${row.title}`
  );
  return Plot.plot({
    ...plotOptions(context.document, context.width),
    ...{height: y, margin: 0},
    x: {axis: null, domain: [0, context.width], range: [0, context.width]},
    y: {axis: null, domain: [0, y], range: [0, y]},
    marks: [
      Plot.text(ends, {
        ...{x: 0, y: "y", textAnchor: "start"},
        text: ({each}: End) => each.name,
        fill: ({each}: End) => caseColor(each)
      }),
      Plot.dot(dots, {
        ...{x: "x", y: "y", r: 4, stroke: ({row}: Dot) => color(row.case)},
        fill: ({row}: Dot) => filled(row.status === "checked", color(row.case)),
        ariaLabel: ({row}: Dot) => label(row)
      }),
      Plot.text(ends, {
        ...{x: "x", y: "y", textAnchor: "start", fontWeight: 600},
        ...{text: ({count}: End) => plainNumber(count), fill: ({each}: End) => caseColor(each)}
      })
    ]
  });
}

export const value = (row: Mark): string => `year ${years(row.x!)} after the first test`;

export const query = "two_clocks";

export const undrawn =
  "the finding counts numbered tests; each has a day, and no rival date moves one into another year.";

export const table: TableColumn[] = [
  {name: "case", label: "Country"},
  {name: "title", label: "Test"},
  {name: "date", label: "Date", format: (cell) => plainDate(String(cell))},
  {
    name: "x",
    label: "Years since the first",
    align: "right",
    format: (cell) => years(Number(cell))
  },
  {name: "status", label: "Status"},
  {name: "sources", label: "Sources"}
];
