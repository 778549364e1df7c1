import * as Plot from "@observablehq/plot";
import {
  caseName,
  casesOf,
  colorOf,
  markLabel,
  numberCell,
  percent,
  plainNumber,
  plainYears,
  plotOptions,
  possessive
} from "@cold-winter/figure";
import type {RenderContext, Context, Row, TableColumn} from "@cold-winter/figure";

interface Outcome extends Row {
  case: string;
  /** all, class or type: what the row sums up. */
  group: string;
  type: string;
  title: string;
  n: number;
  success: number;
  failure: number;
  unknown: number;
  low: number | null;
  high: number | null;
  wilson_low: number | null;
  wilson_high: number | null;
  first_year: number;
  last_year: number;
  completeness: string;
  status: string;
}

const between = (low: number, high: number) => percent(low, high).replace("–", " to ");

const selected = ({low}: Outcome) => low === null;

export function finding(rows: Outcome[], context: Context): string {
  const [most] = casesOf(rows, context)
    .flatMap(({id, name}) => {
      const all = rows.find((row) => row.case === id && row.type === "");
      return all && !selected(all) ? [{name, all}] : [];
    })
    .sort((a, b) => b.all.n - a.all.n);
  if (!most) return "No country has a full list of its launches: there is no rate";
  const [low, high] = [most.all.low!, most.all.high!].map((share) => plainNumber(share * 100));
  const launches = `of ${possessive(most.name)} launches succeeded`;
  if (low === high) return `${low} percent ${launches}`;
  return `Between ${low!} and ${high!} percent ${launches}`;
}

export function detail(rows: Outcome[], context: Context): string {
  const sentences = casesOf(rows, context).flatMap(({id, name}) => {
    const all = rows.find((row) => row.case === id && row.type === "");
    if (!all || selected(all)) return [];
    const {n, success, failure, unknown} = all;
    const years = plainYears([all.first_year, all.last_year]);
    return `Of ${n} launches of ${name}, ${years}, ${success} succeeded, ${failure} failed, ${unknown} unknown: ${between(all.low!, all.high!)}`;
  });
  return sentences.map((sentence) => `${sentence}.`).join(" ");
}

export function subtitle(rows: Outcome[], context: Context): string {
  const picked = casesOf(rows, context).flatMap(({id, name}) => {
    const all = rows.find((row) => row.case === id && row.type === "");
    return all && selected(all)
      ? `${name}: ${all.n} selected launches, no rate from a selection.`
      : [];
  });
  return [
    "Share of launches that succeeded: the thick bar runs from “every unknown one failed” to “every unknown one succeeded”, the thin line adds the 95 % interval (Wilson) within one type; types with seven launches or more, under their class with all of its types.",
    ...picked
  ].join(" ");
}

function words(row: Outcome, context: Context): string {
  const counts = `${row.success} succeeded, ${row.failure} failed, ${row.unknown} unknown`;
  return `${caseName(row.case, context)}, ${row.title}: ${counts}${selected(row) ? ", no rate from a selection" : `, ${between(row.low!, row.high!)}`}`;
}

interface Layout {
  wide: boolean;
  y: (row: Outcome) => number;
  color: (row: Row) => string;
  ariaLabel: (row: Outcome) => string;
}

export function render(rows: Outcome[], renderContext: RenderContext): Element {
  const wide = renderContext.width > 500;
  const step = wide ? 1 : 1.8;
  const place = new Map(rows.map((row, at) => [row, at * step + (wide ? 0.5 : 1.3)]));
  const layout = {
    wide,
    y: (row: Outcome) => place.get(row)!,
    color: colorOf(renderContext),
    ariaLabel: markLabel(rows, (row) => words(row, renderContext))
  };
  return Plot.plot({
    ...plotOptions(renderContext.document, renderContext.width),
    height: rows.length * step * 26 + 50,
    marginLeft: wide ? 150 : 10,
    marginRight: wide ? 270 : 16,
    marginTop: 24,
    marginBottom: 24,
    x: {
      ...{label: null, domain: [0, 1], grid: true, axis: "top"},
      ...{ticks: 5, tickFormat: (share: number) => percent(share)}
    },
    y: {axis: null, domain: [rows.length * step, 0]},
    marks: [Plot.ruleX([0]), ...names(rows, layout, renderContext), ...bars(rows, layout)]
  });
}

function names(rows: Outcome[], {wide, y, color}: Layout, context: Context): Plot.Markish[] {
  const name = (row: Outcome) =>
    row.type === ""
      ? wide
        ? `${caseName(row.case, context)}, all`
        : caseName(row.case, context)
      : row.title;
  const count = (row: Outcome) => {
    const open = row.unknown && (wide || row.type !== "") ? `, ${row.unknown} unknown` : "";
    const counts = `${row.success} of ${row.n}${open}`;
    if (!wide && row.unknown && row.type !== "") return counts;
    return selected(row)
      ? `${counts}: a selection, no rate`
      : `${counts}: ${between(row.low!, row.high!)}`;
  };
  const bold = (row: Outcome) => (row.group === "type" ? "400" : "700");
  const weight = (text: Plot.TextOptions) =>
    ["700", "400"].map((fontWeight) =>
      Plot.text(
        rows.filter((row) => bold(row) === fontWeight),
        {...text, fontWeight, fill: color}
      )
    );
  if (!wide)
    return weight({
      ...{x: 0, y: (row: Outcome) => y(row) - 0.75, textAnchor: "start", dx: 3},
      text: (row: Outcome) => `${name(row)}: ${count(row)}`
    });
  return [
    ...weight({x: 0, y, textAnchor: "end", dx: -10, text: name}),
    ...weight({x: 1, y, textAnchor: "start", dx: 12, text: count})
  ];
}

function bars(rows: Outcome[], {y, color, ariaLabel}: Layout): Plot.Markish[] {
  const rated = rows.filter((row) => !selected(row));
  const point = ({low, high}: Outcome) => low === high;
  return [
    Plot.ruleY(
      rated.filter(({wilson_low}) => wilson_low !== null),
      {x1: "wilson_low", x2: "wilson_high", y, stroke: color, strokeWidth: 1.5, ariaLabel}
    ),
    Plot.ruleY(
      rated.filter((row) => !point(row)),
      {
        ...{x1: "low", x2: "high", y, stroke: color, ariaLabel},
        strokeWidth: (row: Outcome) => (row.group === "type" ? 8 : 12),
        strokeOpacity: (row: Outcome) => (row.status === "checked" ? 0.85 : 0.4)
      }
    ),
    Plot.dot(rated.filter(point), {x: "low", y, r: 5, fill: color, ariaLabel}),
    // Nowhere between none and all: a mark at one end would be read as a rate.
    Plot.ruleY(rows.filter(selected), {
      x1: 0,
      x2: 1,
      y,
      stroke: color,
      strokeOpacity: 0.4,
      strokeDasharray: "2,5"
    }),
    // Dashes leave gaps that no pointer meets.
    Plot.ruleY(rows.filter(selected), {
      x1: 0,
      x2: 1,
      y,
      stroke: color,
      strokeOpacity: 0.08,
      strokeWidth: 10,
      ariaLabel
    })
  ];
}

export function value(row: Outcome, context: Context): string {
  return words(row, context);
}

export const query = "launch_outcomes";

export const undrawn =
  "unknown outcomes are given as a range, and no source says which end is likelier.";

const share = numberCell(percent);

export const table: TableColumn[] = [
  {name: "case", label: "Country"},
  {name: "title", label: "Type"},
  {name: "class", label: "Class"},
  {name: "first_year", label: "From", align: "right", format: String},
  {name: "last_year", label: "To", align: "right", format: String},
  {name: "n", label: "Launches", align: "right"},
  {name: "success", label: "Succeeded", align: "right"},
  {name: "failure", label: "Failed", align: "right"},
  {name: "unknown", label: "Unknown", align: "right"},
  {name: "low", label: "If all unknown failed", align: "right", format: share},
  {name: "high", label: "If all succeeded", align: "right", format: share},
  {name: "wilson_low", label: "Wilson 95 %, low", align: "right", format: share},
  {name: "wilson_high", label: "Wilson 95 %, high", align: "right", format: share},
  {name: "status", label: "Status"}
];
