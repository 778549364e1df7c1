import * as Plot from "@observablehq/plot";
import {
  caseName,
  markLabel,
  numberCell,
  plainDate,
  plainNumber,
  plainRange,
  plotOptions,
  sentenceCase,
  timeAxis
} from "@cold-winter/figure";
import type {Choice, Context, RenderContext, TableColumn} from "@cold-winter/figure";
import {clockChoice, drawnRows, yearsChoice} from "./two_clocks/clock.js";
import {amountNames, stockWords} from "./two_clocks/amounts.js";
import {axisMarks, threads} from "./two_clocks/axis.js";
import {frameNames, stepNames} from "./two_clocks/names.js";
import {layoutOf, type Frame, type Layout} from "./two_clocks/frame.js";
import {
  awaitedMarks,
  famineMarks,
  incomeMarks,
  laneMarks,
  stepMarks,
  stockMarks,
  tickMarks
} from "./two_clocks/marks.js";
import {isAwaited, type Mark} from "./two_clocks/mark.js";
import {finding, headlineOf, subtitle} from "./two_clocks/sentence.js";
import {shortName, years} from "./two_clocks/words.js";

export const query = "two_clocks";

export const draws = "ladder_drawn";

export const drawsBy = {start: "clock"};

export const drawnClaims = (rows: Mark[], context: Context): string[] => {
  const kind = headlineOf(rows, context)?.target.kind;
  return kind ? [kind] : [];
};

export const undrawn =
  "years since the first nuclear test and four other steps are drawn instead, with the ladder on the timelines page.";

/** As wide as a page. */
export const wide = 1160;

export const views = (rows: Mark[], context: Pick<Context, "cases">): Choice[] => [
  clockChoice(rows, context),
  yearsChoice
];

export const select = drawnRows;

export {finding, subtitle};
export const alt = (rows: Mark[], context: Context): string =>
  `${finding(rows, context)}. ${subtitle(rows, context)}`;

export {reading} from "./two_clocks/reading.js";

/** What a mark says of its amount, its range and its place on the clock. */
export function value(row: Mark): string {
  const {layer, x, best, outcome} = row;
  if (isAwaited(row)) return `not yet (${years(x!)} years)`;
  if (layer === "arsenal") return stockWords(row);
  if (layer === "income") return `$${plainNumber(best!)} of 2011 a head`;
  if (x === null) return "no date";
  const since = `year ${plainRange(x, row.x_to ?? x, 1)}`;
  const doubt = row.attainment === "reached" ? null : row.attainment?.replaceAll("_", " ");
  return [outcome, doubt, since].filter(Boolean).join(", ");
}

const words = (row: Mark, context: Context) =>
  `${caseName(row.case, context)}, ${plainDate(row.date ?? "")}: ${row.title}, ${value(row)}`.replace(
    ", : ",
    ": "
  );

export function render(rows: Mark[], context: RenderContext): Element {
  const layout = layoutOf(rows, context);
  const {width, height, frames} = layout;
  const found = headlineOf(rows, context);
  const ariaLabel = markLabel(rows, (row) => words(row, context));
  const start = rows.find(({kind}) => kind === context.selections["clock"]);
  const picture = Plot.plot({
    ...plotOptions(context.document, width),
    ...{height, margin: 0},
    x: {axis: null, domain: [0, width], range: [0, width]},
    y: {axis: null, domain: [0, height], range: [0, height]},
    marks: [
      ...frames.map((frame) => famineMarks(frame, layout, ariaLabel)),
      axisMarks(layout, start ? shortName(start) : "start"),
      ...frames.flatMap((frame) => behind(frame, layout, ariaLabel)),
      threads(layout, found),
      ...frames.flatMap((frame) => [
        awaitedMarks(frame),
        stepMarks(frame, layout, ariaLabel),
        stepNames(frame, layout, found?.target.kind ?? null, ariaLabel),
        frameNames(frame, layout)
      ])
    ]
  });
  return timeAxis(picture, {
    ...{along: layout.tall ? "y" : "x", from: layout.from, to: layout.to},
    ...{start: layout.start, end: layout.end, zoom: yearsChoice.name}
  });
}

// What lies behind the steps, first what is widest.
function behind(frame: Frame, layout: Layout, ariaLabel: (row: Mark) => string): Plot.Markish[] {
  return [
    laneMarks(frame, layout, ariaLabel),
    incomeMarks(frame, ariaLabel),
    stockMarks(frame, layout, ariaLabel),
    tickMarks(frame, ariaLabel),
    amountNames(frame, layout)
  ];
}

const number = (digits: number) => numberCell((cell) => plainNumber(cell, digits));

export const table: TableColumn[] = [
  {name: "layer", label: "What", format: (cell) => sentenceCase(String(cell))},
  {name: "case", label: "Country"},
  {name: "title", label: "Title"},
  {name: "date", label: "Date", format: (cell) => plainDate(String(cell ?? ""))},
  {name: "x", label: "Years, from", align: "right", format: number(1)},
  {name: "x_to", label: "Years, to", align: "right", format: number(1)},
  {name: "low", label: "Low", align: "right", format: number(0)},
  {name: "best", label: "Value", align: "right", format: number(0)},
  {name: "high", label: "High", align: "right", format: number(0)},
  {
    name: "attainment",
    label: "Attainment",
    format: (cell) => String(cell ?? "").replaceAll("_", " ")
  },
  {name: "status", label: "Status"},
  {name: "sources", label: "Sources"}
];
