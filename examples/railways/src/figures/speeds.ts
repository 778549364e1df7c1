import * as Plot from "@observablehq/plot";
import {
  caseName,
  casesOf,
  colorOf,
  markLabel,
  plainDate,
  plainNumber,
  plotOptions
} from "@cold-winter/figure";
import type {RenderContext, Context, Row, TableColumn} from "@cold-winter/figure";

interface Run extends Row {
  case: string;
  kind: string;
  speed: number;
  first_day: Date;
  date: string;
  train: string;
  status: string;
}

export const query = "speeds";

const tests = (rows: Run[]) => rows.filter(({kind}) => kind === "test");
const services = (rows: Run[]) => rows.filter(({kind}) => kind === "service");
const fastest = (rows: Run[]) =>
  rows.reduce((one, other) => (other.speed > one.speed ? other : one));
const speed = (row: Run) => plainNumber(row.speed, Number.isInteger(row.speed) ? 0 : 1);

/** The railway that held the faster test at every record, if one did. */
function alwaysAhead(rows: Run[]): string | null {
  const heldBy = rows.map((_, at) => fastest(rows.slice(0, at + 1)).case);
  return new Set(heldBy).size === 1 ? heldBy[0]! : null;
}

export function finding(rows: Run[], context: Context): string {
  const runs = tests(rows);
  const best = casesOf(runs, context)
    .map(({id, name}) => ({id, name, row: fastest(runs.filter((row) => row.case === id))}))
    .sort((a, b) => b.row.speed - a.row.speed);
  if (!best.length) return "No test of speed is in the record";
  const said = best.map(({name, row}) => `${name} ${plainNumber(row.speed)}`).join(", ");
  const ahead = alwaysAhead(runs);
  const who =
    ahead === null
      ? "Fastest test runs"
      : `${caseName(ahead, context)} always held the faster test run`;
  return `${who}: ${said} km/h`;
}

export function subtitle(rows: Run[], context: Context): string {
  const said = casesOf(services(rows), context).map(({id, name}) => {
    const row = fastest(services(rows).filter((each) => each.case === id));
    return `${name} ${speed(row)} since ${row.first_day.getUTCFullYear()}`;
  });
  return `Kilometres an hour of trains on wheels: a dot is a test run, a square the fastest regular service (${said.join(", ")}), each at its first day. Steps of the service between the squares were not all found.`;
}

export function render(rows: Run[], context: RenderContext): Element {
  const wide = context.width > 500;
  const color = colorOf(context);
  const words = (row: Run) =>
    `${row.kind}, ${caseName(row.case, context)}, ${plainDate(row.date)}: ${speed(row)} km/h, ${row.train}`;
  const ariaLabel = markLabel(rows, words);
  const ends = casesOf(rows, context).map(({id}) =>
    fastest(tests(rows).filter((row) => row.case === id))
  );
  const runs = tests(rows);
  const record = (row: Run) => fastest(runs.slice(0, runs.indexOf(row) + 1)) === row;
  const named = (row: Run) =>
    ends.includes(row) ? `${speed(row)} ${caseName(row.case, context)}` : speed(row);
  const labels = {
    x: "first_day",
    y: "speed",
    fill: color,
    stroke: "var(--theme-background)",
    strokeWidth: 4
  } as const;
  return Plot.plot({
    ...plotOptions(context.document, context.width),
    height: wide ? 400 : 340,
    ...{marginLeft: 40, marginRight: wide ? 70 : 56, marginTop: 26, marginBottom: 30},
    x: {type: "utc", label: null, insetLeft: 10},
    y: {
      label: "km/h",
      labelAnchor: "top",
      domain: [0, 620],
      ticks: [0, 100, 200, 300, 400, 500, 600],
      grid: true
    },
    marks: [
      Plot.ruleY([0]),
      Plot.line(tests(rows), {
        x: "first_day",
        y: "speed",
        z: "case",
        stroke: color,
        strokeOpacity: 0.35,
        strokeWidth: 1.5
      }),
      Plot.dot(tests(rows), {
        ...{x: "first_day", y: "speed", r: 4.5, fill: color, stroke: color, ariaLabel},
        fillOpacity: (row: Run) => (row.status === "checked" ? 1 : 0.3)
      }),
      Plot.dot(services(rows), {
        ...{x: "first_day", y: "speed", r: 4.5, symbol: "square", stroke: color, strokeWidth: 2},
        ...{fill: "var(--theme-background)", ariaLabel}
      }),
      Plot.text(runs.filter(record), {...labels, text: named, dy: -12, fontWeight: 600}),
      Plot.text(
        runs.filter((row) => !record(row)),
        {...labels, text: named, textAnchor: "start", dx: 8, dy: 2, fontWeight: 600}
      ),
      Plot.text(services(rows), {...labels, text: wide ? speed : () => "", dy: 13})
    ]
  });
}

export const value = (row: Run): string => `${speed(row)} km/h, ${row.train}`;

export const table: TableColumn[] = [
  {
    name: "date",
    label: "Date",
    format: (cell) => (typeof cell === "string" ? plainDate(cell) : "")
  },
  {name: "case", label: "Country"},
  {name: "kind", label: "Run"},
  {name: "speed", label: "km/h", align: "right", format: (cell) => plainNumber(Number(cell), 1)},
  {name: "train", label: "Train"},
  {name: "status", label: "Status"}
];
