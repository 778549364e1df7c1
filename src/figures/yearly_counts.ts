import {greatest} from "d3-array";
import * as Plot from "@observablehq/plot";
import {
  caseName,
  casesOf,
  colorOf,
  inWords,
  markLabel,
  ordinal,
  plainDate,
  plainNumber,
  plainRange,
  plotOptions,
  timesInWords
} from "@cold-winter/figure";
import type {RenderContext, Choice, Context, Row, TableColumn} from "@cold-winter/figure";

interface Count extends Row {
  case: string;
  measure: string;
  clock: string;
  year: number;
  title: string;
  low: number | null;
  high: number | null;
  listed: number;
  unit: string;
  whole: boolean;
  note: string;
  status: string;
}

const selected = ({high}: Count) => high === null;

/** More launches of a selection than this in one year are drawn as one dot with their number. */
const mostDots = 5;
const crowded = (row: Count) => selected(row) && row.listed > mostDots;

export function views(): Choice[] {
  const axis = [
    {value: "since", label: "Years since the first test"},
    {value: "calendar", label: "Calendar years"}
  ];
  const count = [
    {value: "launches", label: "Launches"},
    {value: "launch_days", label: "Launch-days"}
  ];
  return [
    {name: "axis", kind: "view", label: "Time", options: axis},
    {name: "count", kind: "view", label: "Count", options: count}
  ];
}

export function select(rows: Count[], {selections}: Context): Count[] {
  return rows.filter(
    ({clock, measure}) =>
      clock === selections["axis"] && (measure === "tests" || measure === selections["count"])
  );
}

const sum = (rows: Count[]) => rows.reduce((total, {high}) => total + high!, 0);

/** The whole years from the first test on that every case has on record. */
function horizon(rows: Count[], context: Context): number {
  const lengths = casesOf(rows, context).map(
    ({id}) =>
      rows.filter((row) => row.case === id && row.measure === "tests" && row.year >= 0 && row.whole)
        .length
  );
  return Math.min(...lengths);
}

function peak(rows: Count[]): string {
  const top = greatest(rows, (row) => row.high)!;
  const when = top.clock === "calendar" ? `in ${top.year}` : `in the ${ordinal(top.year + 1)} year`;
  return `${sum(rows)} ${top.unit}, most ${when} (${plainRange(top.low!, top.high!, 0)})`;
}

/** The rows that the sentence speaks of: by the clock of the tests the years that every case has on record, else all. */
function spokenOf(rows: Count[], years: number, {selections}: Context): Count[] {
  return selections["axis"] === "since" ? rows.filter(({year}) => year >= 0 && year < years) : rows;
}

export function finding(all: Count[], context: Context): string {
  const rows = spokenOf(all, horizon(all, context), context);
  const [most, ...others] = casesOf(all, context)
    .map(({id, name}) => ({
      name,
      tests: sum(rows.filter((row) => row.case === id && row.measure === "tests"))
    }))
    .sort((a, b) => b.tests - a.tests);
  if (!most) return "";
  const when =
    context.selections["axis"] === "since" && others.length ? "In the same time" : "In all";
  const first = `${when} ${most.name} tested ${timesInWords(most.tests)}`;
  const least = others.at(-1);
  return least ? `${first}, ${least.name} ${inWords(least.tests).replace(/^no$/, "never")}` : first;
}

export function detail(all: Count[], context: Context): string {
  const present = casesOf(all, context);
  const years = horizon(all, context);
  const rows = spokenOf(all, years, context);
  const shares = present.map(({id, name}) => {
    const theirs = rows.filter((row) => row.case === id && row.measure === "tests");
    return `${name} tested ${sum(theirs)} times`;
  });
  const start =
    context.selections["axis"] === "since"
      ? `In ${years} years from the first test `
      : "In all years on record ";
  const launches = present.flatMap(({id, name}) => {
    const theirs = rows.filter(
      (row) => row.case === id && row.measure !== "tests" && !selected(row)
    );
    return theirs.length ? [`${name} made ${peak(theirs)}`] : [];
  });
  return `${start}${shares.join(", ")}${launches.map((words) => `; ${words}`).join("")}.`;
}

export function subtitle(rows: Count[], context: Context): string {
  const rules = casesOf(rows, context).flatMap(({id, name}) => {
    const row = rows.find((each) => each.case === id && each.measure !== "tests");
    return row ? [`${name}: ${row.note}`] : [];
  });
  const many = rows.some(crowded)
    ? ` More than ${mostDots} of a selection in a year are one dot with their number.`
    : "";
  const clock =
    context.selections["axis"] === "since" ? "year since the first test" : "calendar year";
  return `Number in each ${clock}, to ${plainDate(context.asOf)}; the base line runs as far as the record was kept, a pale bar is a year on record only in part. How launches are counted. ${rules.join(" ")}${many}`;
}

interface Panel {
  rows: Count[];
  label: string;
  top: number;
  height: number;
  /** Largest count of the panels that share its scale. */
  most: number;
  measure: string;
  case: string;
}

function panelsOf(rows: Count[], renderContext: RenderContext): Panel[] {
  const measures = [...new Set(rows.map(({measure}) => measure))].sort(
    (a, b) => Number(b === "tests") - Number(a === "tests")
  );
  const cells = measures.flatMap((measure) =>
    casesOf(rows, renderContext).map(({id}) => ({measure, id}))
  );
  const panels: Panel[] = [];
  let top = 0;
  for (const {measure, id} of cells) {
    const own = rows.filter((row) => row.measure === measure && row.case === id);
    if (!own.length) continue;
    const most = Math.max(
      1,
      ...rows.filter((row) => row.measure === measure).map(({high}) => high ?? 0)
    );
    const flat = own.every(selected);
    const label = `${caseName(id, renderContext)}, ${own[0]!.unit}`;
    const height = flat ? 52 : 84;
    panels.push({rows: own, label, top: top + 26, height, most, measure, case: id});
    top += height + 40;
  }
  return panels;
}

export function render(rows: Count[], renderContext: RenderContext): Element {
  const wide = renderContext.width > 500;
  const panels = panelsOf(rows, renderContext);
  const last = panels.at(-1)!;
  const total = last.top + last.height;
  const calendar = renderContext.selections["axis"] === "calendar";
  const filled = rows.filter(({listed}) => listed > 0).map(({year}) => year);
  const domain = [Math.min(...filled) - 1, Math.max(...filled) + 2];
  const ariaLabel = markLabel(
    rows,
    (row) => `${caseName(row.case, renderContext)}: ${value(row)} ${row.title}`
  );
  return Plot.plot({
    ...plotOptions(renderContext.document, renderContext.width),
    height: total + 56,
    marginLeft: wide ? 34 : 26,
    marginRight: 12,
    marginTop: 4,
    marginBottom: 44,
    x: {
      ...{
        label: calendar ? null : "Years since the first test →",
        labelAnchor: "right",
        domain,
        grid: true
      },
      ...{
        ticks: wide ? 10 : 5,
        tickFormat: (year: number) => (calendar ? String(year) : plainNumber(year))
      }
    },
    y: {axis: null, domain: [total, 0]},
    marks: [
      calendar ? null : Plot.ruleX([0], {strokeOpacity: 0.6}),
      ...panels.flatMap((panel) => panelMarks(panel, {renderContext, domain, ariaLabel}))
    ]
  });
}

interface Drawing {
  renderContext: RenderContext;
  domain: number[];
  ariaLabel: (row: Count) => string;
}

function panelMarks(panel: Panel, {renderContext, domain, ariaLabel}: Drawing): Plot.Markish[] {
  const {rows, top, height, most, label} = panel;
  const base = top + height;
  const color = colorOf(renderContext)(rows[0]!);
  const up = (count: number) => base - (count / most) * height;
  const kept = rows.map(({year}) => year);
  const from = Math.max(domain[0]!, Math.min(...kept));
  const to = Math.min(domain[1]!, Math.max(...kept) + 1);
  const counted = rows.filter((row) => !selected(row) && row.high! > 0);
  const listed = rows.filter((row) => selected(row) && row.listed > 0);
  const dots = listed.flatMap((row) =>
    Array.from({length: crowded(row) ? 1 : row.listed}, (_, at) => ({row, at}))
  );
  const tops = counted
    .filter(({high}) => high === Math.max(...counted.map((row) => row.high!)))
    .slice(0, 1);
  const total = counted.length
    ? `: ${sum(counted)}`
    : `: ${listed.reduce((all, row) => all + row.listed, 0)} selected, no rate`;
  return [
    Plot.ruleY([base], {
      x1: from,
      x2: to,
      stroke: color,
      strokeWidth: 1.5,
      strokeDasharray: listed.length ? "3,3" : undefined
    }),
    Plot.text([label + total], {
      x: domain[0]!,
      y: top - 12,
      textAnchor: "start",
      fontWeight: 600,
      fill: color
    }),
    Plot.rect(counted, {
      ...{
        x1: "year",
        x2: (row: Count) => row.year + 1,
        y1: base,
        y2: (row: Count) => up(row.high!)
      },
      ...{fill: color, insetLeft: 0.5, insetRight: 0.5, ariaLabel},
      fillOpacity: (row: Count) =>
        row.low === row.high && row.whole && row.status === "checked" ? 0.9 : 0.45
    }),
    Plot.text(tops, {
      ...{x: (row: Count) => row.year + 0.5, y: (row: Count) => up(row.high!), dy: -7, fill: color},
      text: (row: Count) => plainNumber(row.high!)
    }),
    Plot.text(listed.filter(crowded), {
      ...{x: (row: Count) => row.year + 0.5, y: base - 6, dy: -10, fill: color},
      text: (row: Count) => plainNumber(row.listed)
    }),
    Plot.dot(dots, {
      ...{
        x: ({row}: {row: Count}) => row.year + 0.5,
        y: ({at}: {at: number}) => base - 6 - at * 9,
        r: 3,
        stroke: color
      },
      ariaLabel: ({row}: {row: Count}) => ariaLabel(row)
    })
  ];
}

export function value(row: Count): string {
  return selected(row) ? `${row.listed} selected` : plainRange(row.low!, row.high!, 0);
}

export const query = "yearly_counts";

export const undrawn =
  "the finding counts listed tests and launches; each test has a day, and no rival date moves one into another year.";

const count = (cell: unknown) => (typeof cell === "number" ? plainNumber(cell) : "a selection");

export const table: TableColumn[] = [
  {name: "case", label: "Country"},
  {name: "unit", label: "What"},
  {name: "year", label: "Year", align: "right", format: String},
  {name: "low", label: "Low", align: "right", format: count},
  {name: "high", label: "High", align: "right", format: count},
  {name: "listed", label: "Listed", align: "right"},
  {name: "whole", label: "Whole year on record", format: (whole) => (whole ? "yes" : "in part")},
  {name: "status", label: "Status"}
];
