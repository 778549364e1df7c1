import {greatest} from "d3-array";
import * as Plot from "@observablehq/plot";
import {
  caseName,
  casesOf,
  colorOf,
  filled,
  halo,
  markLabel,
  numberCell,
  plainDate,
  plainNumber,
  plainRange,
  plotOptions,
  possessive
} from "@cold-winter/figure";
import type {RenderContext, Choice, Context, Row, TableColumn} from "@cold-winter/figure";

interface Reach extends Row {
  case: string;
  quantity: string;
  title: string | null;
  date: string;
  day: Date;
  years: number | null;
  low: number | null;
  best: number | null;
  high: number | null;
  record: number;
  /** Launches that carry a figure, and all. */
  figures: number;
  launches: number;
  /** Whether so many carry a figure that the highest so far is a record. */
  enough: boolean;
  completeness: string;
  status: string;
}

const year = 365.2425 * 86_400_000;

const quantityNames: {[quantity: string]: string} = {apogee: "Height", distance: "Distance"};

export function views(): Choice[] {
  const options = [
    {value: "since", label: "Years since the first test"},
    {value: "calendar", label: "Calendar years"}
  ];
  return [{name: "axis", kind: "view", label: "Time", options}];
}

const least = ({low, best, high}: Reach) => low ?? best ?? high!;
const most = ({low, best, high}: Reach) => high ?? best ?? low!;
const kilometres = (row: Reach) => plainRange(least(row), most(row), 0);
const size = (row: Reach) => `${kilometres(row)} km`;

function quantitiesOf(rows: Reach[]): string[] {
  return [...new Set(rows.map(({quantity}) => quantity))].sort().reverse();
}

/** The launch of a case that reached most. */
function lastOf(rows: Reach[], quantity: string, id: string): Reach | undefined {
  const own = rows.filter((row) => row.quantity === quantity && row.case === id);
  return greatest(own, most);
}

/** The record of one case in each quantity of which enough launches carry a figure. */
function recordOf(rows: Reach[], id: string): {distance?: Reach; apogee?: Reach} {
  const record = (quantity: string) => {
    const row = lastOf(rows, quantity, id);
    return row?.enough ? row : undefined;
  };
  return {distance: record("distance"), apogee: record("apogee")};
}

export function finding(rows: Reach[], context: Context): string {
  const known = casesOf(rows, context).flatMap(({id, name}) => {
    const {distance, apogee} = recordOf(rows, id);
    return distance || apogee ? [{name, distance, apogee}] : [];
  });
  const far = ({distance}: (typeof known)[number]) => (distance ? most(distance) : 0);
  const [first] = known.sort((a, b) => far(b) - far(a));
  if (!first) return "Too few published flights carry a distance or a height for a record";
  const missiles = `${possessive(first.name)} missiles`;
  const {distance, apogee} = first;
  if (!distance) return `${missiles} have climbed ${kilometres(apogee!)} kilometres`;
  const flown = `${missiles} have flown ${kilometres(distance)} kilometres`;
  return apogee ? `${flown} and climbed ${kilometres(apogee)}` : flown;
}

export function detail(rows: Reach[], context: Context): string {
  const parts = quantitiesOf(rows).flatMap((quantity) => {
    const records = casesOf(rows, context).flatMap(({id, name}) => {
      const row = lastOf(rows, quantity, id);
      if (!row) return [];
      const flight = `${size(row)} (${row.title ?? "unnamed"}, ${row.day.getUTCFullYear()})`;
      if (row.enough) return `${name} ${flight}`;
      return `of ${name} too few are published (${row.figures} of ${row.launches}), the most ${flight}`;
    });
    if (!records.length) return [];
    return `${quantity === "apogee" ? "highest" : "Farthest"} flight so far: ${records.join(", ")}`;
  });
  return parts.length ? `${parts.join("; ")}.` : "";
}

export function subtitle(rows: Reach[], {asOf, cases}: Context): string {
  const known = casesOf(rows, {cases}).flatMap(({id, name}) => {
    const own = rows.filter((row) => row.case === id);
    const counts = [
      ...new Map(own.map((row) => [row.quantity, `${row.quantity} ${row.figures}`])).values()
    ];
    return own[0] ? [`${name} ${counts.join(", ")} of ${own[0].launches}`] : [];
  });
  const open = rows.filter(({low, high}) => low === null && high === null).length;
  return `Record height and distance so far of a ballistic missile that did not fail, in kilometres; single marks where too few are published; an open dot is one published figure without a range (${open} of ${rows.length}). Such launches with a figure: ${known.join("; ")}. Record to ${plainDate(asOf)}.`;
}

export function render(rows: Reach[], renderContext: RenderContext): Element {
  const wide = renderContext.width > 500;
  const calendar = renderContext.selections["axis"] === "calendar";
  const color = colorOf(renderContext);
  const place = (row: Reach) => (calendar ? 1970 + +row.day / year : (row.years ?? 0));
  const quantities = quantitiesOf(rows);
  const top = Math.max(...rows.map(most)) * 1.12;
  const domain = [Math.min(...rows.map(place)) - 1, Math.max(...rows.map(place)) + (wide ? 6 : 12)];
  const ariaLabel = markLabel(
    rows,
    (row) => `${caseName(row.case, renderContext)}, ${row.title ?? ""}: ${size(row)}`
  );
  const lasts = quantities.flatMap((quantity) =>
    casesOf(rows, renderContext).flatMap(({id}) => lastOf(rows, quantity, id) ?? [])
  );
  const fy = (row: Reach) => quantityNames[row.quantity] ?? row.quantity;
  return Plot.plot({
    ...plotOptions(renderContext.document, renderContext.width),
    height: quantities.length * (wide ? 220 : 200) + 60,
    marginLeft: 50,
    marginRight: 12,
    marginTop: 20,
    marginBottom: 40,
    fy: {axis: null, padding: 0.14},
    x: {
      ...{
        label: calendar ? null : "Years since the first test →",
        labelAnchor: "right",
        domain,
        grid: true
      },
      ...{
        ticks: wide ? 10 : 5,
        tickFormat: (at: number) => (calendar ? String(at) : plainNumber(at))
      }
    },
    y: {
      label: null,
      domain: [0, top],
      grid: true,
      ticks: 5,
      tickFormat: (km: number) => plainNumber(km)
    },
    marks: [
      Plot.ruleY([0]),
      Plot.text(quantities, {
        ...{
          fy: (quantity: string) => quantityNames[quantity] ?? quantity,
          frameAnchor: "top-left",
          dy: -14,
          fontWeight: 600
        },
        text: (quantity: string) => `${quantityNames[quantity] ?? quantity}, km`
      }),
      ...stairs(rows, {fy, place, color, renderContext, end: domain[1]!}),
      Plot.ruleX(
        rows.filter((row) => least(row) < most(row)),
        {x: place, fy, y1: least, y2: most, stroke: color, strokeWidth: 4, ariaLabel}
      ),
      Plot.dot(rows, {
        ...{x: place, fy, y: most, r: 3.5, stroke: color, strokeWidth: 1.8, ariaLabel},
        fill: (row: Reach) => filled(row.low !== null && row.high !== null, color(row))
      }),
      Plot.text(lasts, {
        ...{x: place, fy, y: most, fill: color, dy: -7, lineAnchor: "bottom", fontWeight: 600},
        ...{
          ...halo,
          textAnchor: wide ? "middle" : "end",
          dx: wide ? 0 : 24
        },
        text: (row: Reach) =>
          `${row.title ?? ""}, ${row.day.getUTCFullYear()}: ${size(row)}${row.enough ? "" : "\n(too few published)"}`
      })
    ]
  });
}

interface Stair {
  fy: (row: Reach) => string;
  place: (row: Reach) => number;
  color: (row: Row) => string;
  renderContext: RenderContext;
  end: number;
}

/** The record so far as stairs, carried on to the end of the record; none where too few launches carry a figure. */
function stairs(rows: Reach[], {fy, place, color, renderContext, end}: Stair): Plot.Markish[] {
  const now =
    renderContext.selections["axis"] === "calendar"
      ? 1970 + Date.parse(renderContext.asOf) / year
      : end;
  return casesOf(rows, renderContext).flatMap(({id}) =>
    [...new Set(rows.map(({quantity}) => quantity))].map((quantity) => {
      const own = rows.filter((row) => row.case === id && row.quantity === quantity);
      const last = own.at(-1);
      if (!last?.enough) return null;
      const first = +last.day - (last.years ?? 0) * year;
      const until =
        renderContext.selections["axis"] === "calendar"
          ? now
          : Math.min(end, (Date.parse(renderContext.asOf) - first) / year);
      const points = own.map((row) => ({x: place(row), y: row.record, fy: fy(row)}));
      return Plot.line([...points, {x: until, y: last.record, fy: fy(last)}], {
        ...{x: "x", y: "y", fy: "fy", curve: "step-after", stroke: color(last), strokeWidth: 1.5}
      });
    })
  );
}

export function value(row: Reach): string {
  return size(row);
}

export const query = "launch_frontier";

export const undrawn =
  "the lists give one value per flight, some with a range, which is shown; unpublished ones are counted.";

const distance = numberCell(plainNumber);

export const table: TableColumn[] = [
  {name: "case", label: "Country"},
  {name: "quantity", label: "What"},
  {name: "title", label: "Missile"},
  {name: "class", label: "Class"},
  {name: "date", label: "Day", format: (date) => plainDate(String(date))},
  {
    name: "years",
    label: "Years since the first test",
    align: "right",
    format: numberCell((years) => plainNumber(years, 1))
  },
  {name: "low", label: "Low, km", align: "right", format: distance},
  {name: "best", label: "Best, km", align: "right", format: distance},
  {name: "high", label: "High, km", align: "right", format: distance},
  {name: "outcome", label: "Outcome"},
  {name: "status", label: "Status"}
];
