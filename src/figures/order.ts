import * as Plot from "npm:@observablehq/plot";
import {plainNumber} from "../components/format.js";
import {caseColor, markLabel, plotOptions} from "../components/marks.js";
import type {Canvas, Case, Choice, Context, TableColumn} from "../components/spec.js";
import {select as ladderRows, views as ladderViews} from "./ladder.js";
import {crossings, orderedPair, type Step} from "./order/pairs.js";
import {years, type Rung} from "./ladder/rung.js";

export const views = (rows: Rung[]): Choice[] => ladderViews(rows);

export function select(rows: Rung[], context: Context): Rung[] {
  return ladderRows(rows, context).filter(({main}) => main);
}

export function finding(rows: Rung[], context: Context): string {
  const [first, second] = orderedPair(rows, context);
  const start = rows[0]?.start_name.toLowerCase() ?? "start";
  const {pairs, reversed, open} = crossings(rows, context);
  if (!pairs) return `No two milestones can be put in order in both cases after the ${start}.`;
  const unclear = open ? `; ${open} cannot be told` : "";
  return `After the ${start} ${first!.name} and ${second!.name} took the shared steps in different orders: of ${pairs} pairs of milestones, ${reversed} stand the other way round${unclear}.`;
}

export function subtitle(rows: Rung[], context: Context): string {
  const {steps} = crossings(rows, context);
  return `The ${steps.length} milestones that both reached, from the soonest at the top, with years since the start; lines that cross are reversals. Equal distances, not years.`;
}

export function render(rows: Rung[], canvas: Canvas): Element {
  const wide = canvas.width > 500;
  const [first, second] = orderedPair(rows, canvas);
  const {steps} = crossings(rows, canvas);
  const label = markLabel(rows, (row) => `${row.milestone}: ${years(row)} years`);
  const ends = steps.flatMap(({places, rungs}) => rungs.map((row, side) => ({row, side, y: places[side]!})));
  const crossed = (step: Step) =>
    steps.some(
      (other) => Math.sign(step.places[0] - other.places[0]) * Math.sign(step.places[1] - other.places[1]) < 0
    );
  const text = (end: (typeof ends)[number]) =>
    wide ? `${end.row.milestone} ${years(end.row)}` : `${end.row.milestone.replace("First ", "")} ${years(end.row)}`;
  return Plot.plot({
    ...plotOptions(canvas.document, canvas.width),
    height: steps.length * 34 + 40,
    marginLeft: wide ? 260 : 124,
    marginRight: wide ? 260 : 124,
    marginTop: 34,
    marginBottom: 12,
    x: {axis: null, domain: [0, 1]},
    y: {axis: null, domain: [steps.length - 0.5, -0.5]},
    marks: [
      Plot.text(
        [first, second].filter((each): each is Case => each !== undefined),
        {
          ...{x: (_, side: number) => side, frameAnchor: "top", dy: -26, fontWeight: 600, text: "name"},
          fill: caseColor
        }
      ),
      Plot.link(steps, {
        ...{x1: 0, x2: 1, y1: ({places}: Step) => places[0], y2: ({places}: Step) => places[1]},
        strokeWidth: (step: Step) => (crossed(step) ? 2 : 1.2),
        stroke: "currentColor",
        strokeOpacity: (step: Step) => (crossed(step) ? 0.8 : 0.3)
      }),
      Plot.dot(ends, {
        ...{x: "side", y: "y", r: 5, ariaLabel: ({row}: {row: Rung}) => label(row)},
        stroke: ({row}: {row: Rung}) => caseColor(canvas.cases.find(({id}) => id === row.case)!),
        fill: ({row}: {row: Rung}) =>
          row.attainment === "reached"
            ? caseColor(canvas.cases.find(({id}) => id === row.case)!)
            : "var(--theme-background)",
        strokeWidth: 2
      }),
      ...[0, 1].map((side) =>
        Plot.text(
          ends.filter((end) => end.side === side),
          {x: side, y: "y", text, textAnchor: side ? "start" : "end", dx: side ? 12 : -12, lineWidth: wide ? 40 : 9.5}
        )
      )
    ]
  });
}

export const value = (row: Rung): string => `${years(row)} years after the ${row.start_name.toLowerCase()}`;

export const query = "ladder";

export const table: TableColumn[] = [
  {name: "milestone", label: "Milestone"},
  {name: "case", label: "Case"},
  {name: "attainment", label: "Attainment", format: (value) => String(value).replaceAll("_", " ")},
  {name: "title", label: "Event"},
  {
    name: "years_low",
    label: "Years, low",
    align: "right",
    format: (value) => (typeof value === "number" ? plainNumber(value, 1) : "")
  },
  {
    name: "years_high",
    label: "Years, high",
    align: "right",
    format: (value) => (typeof value === "number" ? plainNumber(value, 1) : "")
  },
  {name: "status", label: "Status"}
];
