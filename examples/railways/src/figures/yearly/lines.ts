import * as Plot from "@observablehq/plot";
import {caseName, casesOf, colorOf, markLabel, plainNumber, plotOptions} from "@cold-winter/figure";
import type {RenderContext, Row} from "@cold-winter/figure";

/** A value of one country in one year. */
export interface Point extends Row {
  case: string;
  year: number;
  best: number;
  unit: string;
  status: string;
}

/** The years that stand out, and what is written at them. */
interface Marked<P extends Point> {
  points: P[];
  words: (point: P) => string;
}

/** The last value of each country. */
export function lastOf<P extends Point>(rows: P[], id: string): P {
  return rows
    .filter((row) => row.case === id)
    .reduce((one, other) => (other.year > one.year ? other : one));
}

/** Draws one line a country from zero, named at its end, with the years that stand out. */
export function lines<P extends Point>(
  rows: P[],
  context: RenderContext,
  label: string,
  marked: Marked<P>
): Element {
  const wide = context.width > 500;
  const color = colorOf(context);
  const ends = casesOf(rows, context).map(({id}) => lastOf(rows, id));
  const top = Math.max(...rows.map(({best}) => best));
  // Names at lines that end close together stand one above the other.
  const order = [...ends].sort((a, b) => b.best - a.best);
  const close = order.some((row, at) => at > 0 && order[at - 1]!.best - row.best < top / 12);
  const nudge = (row: P) => (close ? (order.indexOf(row) - (order.length - 1) / 2) * 14 : 0);
  const ariaLabel = markLabel(
    rows,
    (row) => `${caseName(row.case, context)}, ${row.year}: ${plainNumber(row.best)} ${row.unit}`
  );
  const halo = {
    fill: color,
    stroke: "var(--theme-background)",
    strokeWidth: 4,
    fontWeight: 600
  } as const;
  return Plot.plot({
    ...plotOptions(context.document, context.width),
    height: wide ? 340 : 280,
    ...{marginLeft: 52, marginRight: wide ? 70 : 56, marginTop: 26, marginBottom: 30},
    x: {label: null, tickFormat: (year: number) => String(year), ticks: wide ? 8 : 4},
    y: {
      label,
      labelAnchor: "top",
      grid: true,
      zero: true,
      nice: true,
      ticks: 5,
      tickFormat: (value: number) => plainNumber(value)
    },
    marks: [
      Plot.ruleY([0]),
      Plot.line(rows, {x: "year", y: "best", z: "case", stroke: color, strokeWidth: 2}),
      Plot.dot(rows, {x: "year", y: "best", r: 5, fill: color, fillOpacity: 0, ariaLabel}),
      Plot.dot(marked.points, {
        x: "year",
        y: "best",
        r: 6,
        fill: color,
        stroke: "var(--theme-background)"
      }),
      Plot.text(marked.points, {
        x: "year",
        y: "best",
        text: marked.words,
        ...halo,
        dy: -15,
        textAnchor: "middle"
      }),
      ...ends.map((end) =>
        Plot.text([end], {
          ...{x: "year", y: "best", ...halo, textAnchor: "start", dx: 8, dy: nudge(end)},
          text: (row: P) => caseName(row.case, context)
        })
      )
    ]
  });
}
