import {greatest} from "d3-array";
import * as Plot from "@observablehq/plot";
import {
  caseName,
  casesOf,
  colorOf,
  familyName,
  halo,
  inWords,
  markLabel,
  noun,
  numberCell,
  plainDate,
  plainNumber,
  plotOptions,
  possessive,
  textCell
} from "@cold-winter/figure";
import type {RenderContext, Context, Row, TableColumn} from "@cold-winter/figure";

interface Yield extends Row {
  case: string;
  number: number;
  title: string;
  date: string;
  years: number;
  low: number | null;
  best: number | null;
  high: number | null;
  spread_low: number | null;
  spread_high: number | null;
  readings: number | null;
  voices: number | null;
  family: string | null;
  status: string;
}

const floor = 0.1;

const kilotons = (value: number) =>
  plainNumber(value, value < 10 && !Number.isInteger(value) ? 1 : 0);

/** What the chosen reading says, limits told as limits. */
function reading({low, best, high}: Yield): string {
  if (low !== null && high !== null) return `${kilotons(low)}–${kilotons(high)} kt`;
  if (best !== null)
    return high !== null
      ? `${kilotons(best)} kt, at most ${kilotons(high)}`
      : `${kilotons(best)} kt`;
  if (low !== null) return `at least ${kilotons(low)} kt`;
  return high !== null ? `at most ${kilotons(high)} kt` : "no yield published";
}

const spread = ({spread_low, spread_high}: Yield) =>
  spread_low === spread_high
    ? kilotons(spread_low ?? 0)
    : `${kilotons(spread_low ?? 0)}–${kilotons(spread_high ?? 0)}`;

const known = (row: Yield) => row.spread_low !== null && row.spread_high !== null;

/** The test of each case whose highest published reading is the highest. */
function largest(rows: Yield[], context: Context): Yield[] {
  return casesOf(rows, context).flatMap(({id}) => {
    const theirs = rows.filter((row) => row.case === id && known(row));
    return theirs.length ? [greatest(theirs, (row) => row.spread_high)!] : [];
  });
}

export function finding(rows: Yield[], context: Context): string {
  const tops = largest(rows, context).sort((a, b) => a.spread_high! - b.spread_high!);
  const [small, large] = [tops[0], tops.at(-1)];
  if (!small || !large) return "No test has a published yield";
  const name = (row: Yield) => possessive(caseName(row.case, context));
  if (tops.length < 2) return `${name(large)} largest test: ${spread(large)} kilotons`;
  const ratio = large.spread_low! / small.spread_high!;
  if (ratio <= 1) return "Published figures cannot tell which country’s largest test was larger";
  const times = Math.floor(ratio);
  if (times < 2) return `${name(large)} largest test was larger than ${name(small)}`;
  return `${name(large)} largest test was at least ${times === 2 ? "twice" : `${inWords(times)} times`} ${name(small)}`;
}

export function detail(rows: Yield[], context: Context): string {
  const tops = largest(rows, context);
  const said = tops.map(
    (row) =>
      `${caseName(row.case, context)} ${spread(row)} kt (test ${row.number}, ${row.date.slice(0, 4)}; chosen value ${reading(row)})`
  );
  const [small, large] = [...tops].sort((a, b) => a.spread_high! - b.spread_high!);
  const apart = small && large && small.spread_high! < large.spread_low!;
  const verdict = !large
    ? ""
    : apart
      ? `; the lowest value for ${caseName(large.case, context)} is ${plainNumber(large.spread_low! / small.spread_high!)} times the highest for ${caseName(small.case, context)}`
      : "; the published values overlap";
  return `The largest test by all published values: ${said.join(", ")}${verdict}.`;
}

export function subtitle(rows: Yield[], context: Context): string {
  const without = rows.filter((row) => !known(row)).length;
  const missing = without
    ? ` ${without} ${noun(without, "test")} without a published yield left out.`
    : "";
  const voices = casesOf(rows, context).map(({id, name}) => {
    const theirs = rows.filter((row) => row.case === id && row.voices !== null);
    return `${name} ${plainNumber(theirs.reduce((sum, {voices}) => sum + voices!, 0) / theirs.length, 1)}`;
  });
  return `Yield of each test in kilotons, log scale, by years since the first test: the thick bar or dot is the value chosen under “Whose numbers?”, the thin line all published values (independent sources per test: ${voices.join(", ")}).${missing}`;
}

export function render(rows: Yield[], renderContext: RenderContext): Element {
  const wide = renderContext.width > 500;
  const color = colorOf(renderContext);
  const shown = rows.filter(known);
  const at = (value: number) => Math.max(floor, value);
  const ariaLabel = markLabel(
    rows,
    (row) => `${caseName(row.case, renderContext)}, ${row.title}: ${reading(row)}`
  );
  const ranged = shown.filter(({low, high}) => low !== null && high !== null && low < high);
  const pointed = shown.filter((row) => !ranged.includes(row) && row.best !== null);
  const limited = shown.filter((row) => !ranged.includes(row) && row.best === null);
  const end = (row: Yield) => at(row.low ?? row.high!);
  return Plot.plot({
    ...plotOptions(renderContext.document, renderContext.width),
    height: wide ? 400 : 360,
    marginLeft: 48,
    marginRight: wide ? 24 : 12,
    marginBottom: 40,
    x: {
      label: "Years since the first test →",
      labelAnchor: "right",
      domain: [-0.5, Math.max(...rows.map(({years}) => years)) + 1],
      ticks: wide ? 8 : 5,
      tickFormat: (years: number) => plainNumber(years)
    },
    y: {
      ...{type: "log", label: "↑ Kilotons (log scale)", grid: true, domain: [floor, 12_000]},
      ticks: [0.1, 1, 10, 100, 1000, 10_000],
      tickFormat: (kt: number) => plainNumber(kt, kt < 1 ? 1 : 0)
    },
    marks: [
      Plot.ruleX(shown, {
        ...{x: "years", stroke: color, strokeWidth: 1, strokeOpacity: 0.7, ariaLabel},
        y1: (row: Yield) => at(row.spread_low!),
        y2: (row: Yield) => at(row.spread_high!)
      }),
      Plot.ruleX(ranged, {
        ...{x: "years", stroke: color, strokeWidth: wide ? 6 : 4, ariaLabel},
        y1: (row: Yield) => at(row.low!),
        y2: (row: Yield) => at(row.high!),
        strokeOpacity: (row: Yield) => (row.status === "checked" ? 0.9 : 0.4)
      }),
      Plot.dot(pointed, {
        ...{
          x: "years",
          r: wide ? 4 : 3,
          stroke: color,
          strokeWidth: 2,
          fill: "var(--theme-background)",
          ariaLabel
        },
        y: (row: Yield) => at(row.best!)
      }),
      Plot.text(limited, {
        ...{x: "years", y: end, fill: color, fontSize: 15, fontWeight: 700, ariaLabel},
        text: (row: Yield) => (row.low === null ? "▿" : "▵")
      }),
      Plot.text(largest(rows, renderContext), {
        ...{
          x: "years",
          y: (row: Yield) => at(row.spread_high!),
          fill: color,
          fontWeight: 600,
          dy: -9
        },
        ...halo,
        text: (row: Yield) =>
          `${caseName(row.case, renderContext)}, test ${row.number}: ${spread(row)} kt`
      })
    ]
  });
}

export function value(row: Yield): string {
  return known(row) ? `${reading(row)}; all readings ${spread(row)} kt` : reading(row);
}

export const query = "tests";

export const draws = "yields_drawn";

const amount = numberCell(kilotons);

export const table: TableColumn[] = [
  {name: "case", label: "Country"},
  {name: "title", label: "Test"},
  {name: "date", label: "Date", format: (date) => plainDate(String(date))},
  {name: "low", label: "Low, kt", align: "right", format: amount},
  {name: "best", label: "Best, kt", align: "right", format: amount},
  {name: "high", label: "High, kt", align: "right", format: amount},
  {name: "spread_low", label: "All readings, low", align: "right", format: amount},
  {name: "spread_high", label: "All readings, high", align: "right", format: amount},
  {
    name: "family",
    label: "Whose number",
    format: textCell(familyName)
  },
  {name: "readings", label: "Readings", align: "right"},
  {name: "voices", label: "Independent sources", align: "right"},
  {name: "status", label: "Status"}
];
