import * as Plot from "@observablehq/plot";
import {
  caseName,
  colorOf,
  markLabel,
  plainDate,
  plainNumber,
  plotOptions
} from "@cold-winter/figure";
import type {RenderContext, Context, Row, TableColumn} from "@cold-winter/figure";

interface Reading extends Row {
  case: string;
  event: string;
  title: string;
  date: string;
  days_low: number;
  days_high: number;
  taken: boolean;
  spread: number;
  origin: string;
  status: string;
}

export const query = "rivals";

const eventsOf = (rows: Reading[]) => [...new Map(rows.map((row) => [row.event, row])).values()];

export function finding(rows: Reading[]): string {
  const events = eventsOf(rows);
  if (!events.length) return "The works agree on every day";
  const most = Math.max(...events.map(({spread}) => spread));
  const what = events.length === 1 ? "one event" : `${events.length} events`;
  return `Works differ on the day of ${what}, by ${plainNumber(most)} days at most`;
}

export function subtitle(_: Reading[], {asOf}: Context): string {
  return `Days between each published date and the one taken, which is filled; a bar is a month. An opening by a president and the first train for all are often told as one. Record to ${plainDate(asOf)}.`;
}

export function render(rows: Reading[], context: RenderContext): Element {
  const wide = context.width > 500;
  const events = eventsOf(rows);
  const color = colorOf(context);
  const line = (row: Reading) => events.findIndex(({event}) => event === row.event);
  const days = (row: Reading) => row.days_low;
  const ariaLabel = markLabel(
    rows,
    (row) => `${row.title}, ${caseName(row.case, context)}: ${plainDate(row.date)}, ${row.origin}`
  );
  const point = (row: Reading) => row.days_low === row.days_high;
  return Plot.plot({
    ...plotOptions(context.document, context.width),
    height: events.length * (wide ? 34 : 46) + 50,
    ...{marginLeft: wide ? 310 : 12, marginRight: 40, marginTop: 10, marginBottom: 38},
    x: {label: "Days from the date taken →", labelAnchor: "right", grid: true, nice: true},
    y: {axis: null, domain: [events.length - 0.4, -0.6]},
    marks: [
      Plot.ruleX([0], {strokeOpacity: 0.6}),
      Plot.text(events, {
        ...{
          frameAnchor: "left",
          y: (_, at: number) => at,
          dx: wide ? -12 : 0,
          dy: wide ? 0 : -15,
          fontWeight: 500
        },
        ...{
          textAnchor: wide ? "end" : "start",
          text: (row: Reading) => `${row.title}, ${caseName(row.case, context)}`
        }
      }),
      Plot.link(
        rows.filter((row) => !point(row)),
        {
          ...{
            x1: "days_low",
            x2: "days_high",
            y: line,
            stroke: color,
            strokeOpacity: 0.5,
            strokeWidth: 6,
            ariaLabel
          }
        }
      ),
      Plot.dot(rows.filter(point), {
        ...{x: days, y: line, r: 5, stroke: color, strokeWidth: 2, ariaLabel},
        fill: (row: Reading) => (row.taken ? color(row) : "var(--theme-background)")
      })
    ]
  });
}

export const value = (row: Reading): string => `${plainDate(row.date)}, by ${row.origin}`;

export const table: TableColumn[] = [
  {name: "title", label: "Event"},
  {name: "case", label: "Country"},
  {
    name: "date",
    label: "Date",
    format: (cell) => (typeof cell === "string" ? plainDate(cell) : "")
  },
  {name: "taken", label: "Taken", format: (cell) => (cell ? "yes" : "")},
  {name: "origin", label: "Says"},
  {name: "status", label: "Status"}
];
