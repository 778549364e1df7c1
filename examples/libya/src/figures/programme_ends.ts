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
import type {Canvas, Cell, Context, Row, TableColumn} from "@cold-winter/figure";

interface Ending extends Row {
  case: string;
  began: Date;
  ended: Date | null;
  until: Date;
  fact: string | null;
  years: number;
  best: number;
  steps: number;
  status: string;
}

export const query = "programme_ends";

export const value = (row: Ending): string =>
  `${row.best} of ${row.steps} steps in ${plainNumber(row.years, 1)} years`;

export function finding(rows: Ending[], context: Context): string {
  const [longest] = rows.filter(({ended}) => ended).sort((a, b) => b.years - a.years);
  if (!longest) return "No programme on record was given up";
  const years = plainNumber(longest.years);
  return `${caseName(longest.case, context)} gave up its programme after ${years} years`;
}

export function detail(rows: Ending[], context: Context): string {
  const words = casesOf(rows, context).map(({id, name}) => {
    const row = rows.find((each) => each.case === id)!;
    const end = row.ended
      ? `was given up after ${plainNumber(row.years, 1)} years with`
      : "has reached";
    return `${name} ${end} ${row.best} of ${row.steps} steps`;
  });
  return `${words.join("; ")}.`;
}

export function subtitle(rows: Ending[], {asOf}: Context): string {
  const open = rows.filter(({ended}) => !ended).length;
  return `From the first event of the record to the day on which the programme was given up; ${open} of ${rows.length} go on to the end of the record, ${plainDate(asOf)}.`;
}

export function render(rows: Ending[], canvas: Canvas): Element {
  const wide = canvas.width > 500;
  const color = colorOf(canvas);
  const name = (row: Ending) => caseName(row.case, canvas);
  const ariaLabel = markLabel(rows, (row) => `${name(row)}: ${value(row)}`);
  const line = {y: name, stroke: color, strokeWidth: 6, ariaLabel} as const;
  return Plot.plot({
    ...plotOptions(canvas.document, canvas.width),
    height: rows.length * 64 + 50,
    marginLeft: 12,
    marginRight: 24,
    x: {type: "utc", label: null, grid: true, ticks: wide ? 8 : 4},
    y: {axis: null, domain: rows.map(name), padding: 0.6},
    marks: [
      Plot.ruleY(rows, {
        ...line,
        x1: "began",
        x2: "until",
        strokeOpacity: (row: Ending) => (row.ended ? 1 : 0.55)
      }),
      Plot.tickX(
        rows.filter(({ended}) => ended),
        {x: "until", y: name, stroke: color, strokeWidth: 3}
      ),
      Plot.text(rows, {
        ...{x: "began", y: name, fill: color, textAnchor: "start", dy: -18, fontWeight: 600},
        text: (row: Ending) =>
          `${name(row)}: ${row.best} of ${row.steps} steps${row.ended ? `, given up in ${row.ended.getUTCFullYear()}` : ""}`
      })
    ]
  });
}

const day = (cell: Cell) =>
  cell instanceof Date ? plainDate(cell.toISOString().slice(0, 10)) : "";

export const table: TableColumn[] = [
  {name: "title", label: "Country"},
  {name: "began", label: "First event", format: day},
  {name: "ended", label: "Given up", format: day},
  {name: "years", label: "Years", align: "right", format: (years) => plainNumber(Number(years), 1)},
  {name: "best", label: "Steps reached", align: "right"},
  {name: "steps", label: "Steps of the ladder", align: "right"},
  {name: "status", label: "Status"}
];
