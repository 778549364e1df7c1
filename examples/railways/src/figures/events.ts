import * as Plot from "@observablehq/plot";
import {caseName, casesOf, colorOf, markLabel, plainDate, plotOptions} from "@cold-winter/figure";
import type {RenderContext, Context, Row, TableColumn} from "@cold-winter/figure";

interface Event extends Row {
  case: string;
  type: string;
  title: string;
  date: string;
  first_day: Date;
  status: string;
}

export const query = "events";

export function finding(rows: Event[]): string {
  if (!rows.length) return "No events yet: add rows to data/events.csv";
  const years = rows.map(({first_day}) => first_day.getUTCFullYear());
  return `${rows.length === 1 ? "One event" : `${rows.length} events`} since ${Math.min(...years)}`;
}

export function detail(rows: Event[], context: Context): string {
  const said = casesOf(rows, context).map(
    ({id, name}) => `${name} ${rows.filter((row) => row.case === id).length}`
  );
  const years = rows.map(({first_day}) => first_day.getUTCFullYear());
  if (!rows.length) return "";
  return `From ${Math.min(...years)} to ${Math.max(...years)}: ${said.join(", ")}.`;
}

export function subtitle(_: Event[], {asOf}: Context): string {
  return `Each event by its day and kind; point at one to read it. Chosen, not all; record to ${plainDate(asOf)}.`;
}

export function render(rows: Event[], context: RenderContext): Element {
  const wide = context.width > 500;
  const present = casesOf(rows, context);
  const shift = (row: Event) =>
    (present.findIndex(({id}) => id === row.case) - (present.length - 1) / 2) * 11;
  const ariaLabel = markLabel(
    rows,
    (row) => `${caseName(row.case, context)}, ${plainDate(row.date)}: ${row.title}`
  );
  return Plot.plot({
    ...plotOptions(context.document, context.width),
    height: new Set(rows.map(({type}) => type)).size * 34 + 40,
    ...{marginLeft: 92, marginRight: 12, marginTop: 6},
    x: {type: "utc", label: null, grid: true, inset: 8, ticks: wide ? 10 : 4},
    y: {type: "band", label: null, domain: [...new Set(rows.map(({type}) => type))], padding: 0.1},
    marks: present.map((each) => {
      const own = rows.filter((row) => row.case === each.id);
      return Plot.dot(own, {
        ...{x: "first_day", y: "type", r: 4.5, fill: colorOf(context), ariaLabel},
        ...{dy: own.length ? shift(own[0]!) : 0, fillOpacity: 0.85}
      });
    })
  });
}

export const value = (row: Event): string => row.type;

export const table: TableColumn[] = [
  {
    name: "date",
    label: "Date",
    format: (cell) => (typeof cell === "string" ? plainDate(cell) : "")
  },
  {name: "country", label: "Country"},
  {name: "type", label: "Kind"},
  {name: "title", label: "Event"},
  {name: "status", label: "Status"}
];
