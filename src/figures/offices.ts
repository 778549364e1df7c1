import {greatest} from "d3-array";
import * as Plot from "@observablehq/plot";
import {
  casesOf,
  colorOf,
  halo,
  markLabel,
  plainDate,
  plainNumber,
  plotOptions
} from "@cold-winter/figure";
import type {Choice, Context, RenderContext, Row, TableColumn} from "@cold-winter/figure";

interface Office extends Row {
  id: string;
  case: string;
  title: string;
  native_name: string | null;
  office: string;
  body: string;
  leader: boolean;
  date: string;
  first_day: Date;
  last_day: Date;
  years: number;
  status: string;
}

export const query = "offices";

export const undrawn =
  "each term of office is recorded once, with dates as exact as its source gives.";

export function views(): Choice[] {
  const options = [
    {value: "leaders", label: "Leaders"},
    {value: "all", label: "All offices of the record"}
  ];
  return [{name: "who", label: "Who", kind: "view", options}];
}

export function select(rows: Office[], {selections}: Context): Office[] {
  return selections["who"] === "all" ? rows : rows.filter(({leader}) => leader);
}

export function finding(rows: Office[], context: Context): string {
  const parts = casesOf(rows, context).flatMap(({id, name}) => {
    const own = rows.filter((row) => row.case === id && row.leader);
    if (!own.length) return [];
    const longest = greatest(own, (row) => row.years)!;
    return [{who: longest.title, name, years: plainNumber(longest.years)}];
  });
  const [first, ...others] = parts;
  if (!first) return "No leader is listed here.";
  const rest = others.map(({who, name, years}) => `, ${who} ${name} for ${years}`);
  return `${first.who} led ${first.name} for ${first.years} years${rest.join("")}.`;
}

export function subtitle(rows: Office[], context: Context): string {
  const cases = casesOf(rows, context).map(
    ({id, name}) => `${name} ${rows.filter((row) => row.case === id).length}`
  );
  const byYear = casesOf(rows, context).filter(({id}) => {
    const own = rows.filter((row) => row.case === id && row.leader);
    return own.length > 0 && own.every(({date}) => !date.includes("-"));
  });
  const dated = byYear.length
    ? ` Leaders of ${byYear.map(({name}) => name).join(" and ")} are dated by year alone.`
    : "";
  return `Each bar is one office of one person (${cases.join(", ")}), from the first day on which it may have begun to the last on which it may have ended; an open bar where the row is unchecked.${dated} Record to ${plainDate(context.asOf)}.`;
}

export function value({office, body, date}: Office): string {
  return `${office}, ${body.replaceAll("_", " ")}, ${plainDate(date)}`;
}

const year = 365.2425 * 86_400_000;
const at = (day: Date) => 1970 + +day / year;

export function render(rows: Office[], renderContext: RenderContext): Element {
  const wide = renderContext.width > 500;
  const color = colorOf(renderContext);
  const place = new Map(rows.map((row, index) => [row, index]));
  const y = (row: Office) => place.get(row)!;
  const step = wide ? 26 : 40;
  const ariaLabel = markLabel(rows, (row) => `${row.title}: ${value(row)}`);
  const x1 = (row: Office) => at(row.first_day);
  const domain = [
    Math.floor(Math.min(...rows.map(x1))),
    Math.ceil(Math.max(...rows.map((row) => at(row.last_day))))
  ];
  const said = ({title, native_name, office, leader}: Office) =>
    [native_name ? `${title} ${native_name}` : title, leader ? "" : office]
      .filter(Boolean)
      .join(", ");
  return Plot.plot({
    ...plotOptions(renderContext.document, renderContext.width),
    height: rows.length * step + 40,
    marginLeft: wide ? 330 : 8,
    marginRight: wide ? 60 : 40,
    marginTop: wide ? 8 : 26,
    marginBottom: 26,
    x: {label: null, domain, grid: true, ticks: wide ? 10 : 5, tickFormat: "d"},
    y: {axis: null, domain: [rows.length - 0.4, -0.6]},
    marks: [
      ...["checked", "unchecked"].map((status) =>
        Plot.ruleY(
          rows.filter((row) => row.status === status),
          {
            ...{x1, x2: (row: Office) => at(row.last_day), y, stroke: color, ariaLabel},
            ...{strokeWidth: 10, strokeOpacity: status === "checked" ? 0.8 : 0.4},
            ...(status === "unchecked" && {strokeDasharray: "2 2"})
          }
        )
      ),
      Plot.text(rows, {
        ...{frameAnchor: "left", y, text: said, fill: color},
        ...(wide
          ? {textAnchor: "end", dx: -10}
          : {
              textAnchor: "start",
              dx: 0,
              dy: -14,
              ...halo
            })
      }),
      Plot.text(rows, {
        ...{x: (row: Office) => at(row.last_day), y, dx: 6, textAnchor: "start"},
        text: ({years}: Office) => (years >= 1 ? `${plainNumber(years)} y` : "")
      })
    ]
  });
}

export const table: TableColumn[] = [
  {name: "case", label: "Country"},
  {name: "title", label: "Person"},
  {name: "native_name", label: "In their own letters"},
  {name: "office", label: "Office"},
  {name: "body", label: "Of", format: (body) => String(body).replaceAll("_", " ")},
  {name: "date", label: "Held", format: (date) => plainDate(String(date))},
  {name: "status", label: "Status"}
];
