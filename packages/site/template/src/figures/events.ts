import * as Plot from "@observablehq/plot";
import {caseName, colorOf, markLabel, plainDate, plotOptions} from "@cold-winter/figure";
import type {RenderContext, Context, Row, TableColumn} from "@cold-winter/figure";

interface Event extends Row {
  case: string;
  title: string;
  date: string;
  first_day: Date;
  last_day: Date;
  status: string;
}

export const query = "events";

export function finding(rows: Event[]): string {
  if (!rows.length) return "No events yet: add rows to data/events.csv";
  return `${rows.length === 1 ? "One event" : `${rows.length} events`} in the record`;
}

export function subtitle(_: Event[], {asOf}: Context): string {
  return `Each event by its day, to ${plainDate(asOf)}.`;
}

export function render(rows: Event[], renderContext: RenderContext): Element {
  const name = (row: Event) => caseName(row.case, renderContext);
  return Plot.plot({
    ...plotOptions(renderContext.document, renderContext.width),
    marginLeft: 110,
    x: {type: "utc", label: null, grid: true},
    y: {type: "band", label: null, domain: [...new Set(rows.map(name))]},
    marks: [
      Plot.dot(rows, {
        ...{x: "first_day", y: name, fill: colorOf(renderContext), r: 4},
        fillOpacity: (row: Event) => (row.status === "checked" ? 1 : 0.4),
        ariaLabel: markLabel(rows, (row) => `${name(row)}, ${row.date}: ${row.title}`)
      })
    ]
  });
}

export const table: TableColumn[] = [
  {name: "date", label: "Date"},
  {name: "country", label: "Country"},
  {name: "title", label: "Event"},
  {name: "status", label: "Status"}
];
