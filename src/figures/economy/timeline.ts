import * as Plot from "@observablehq/plot";
import {type RenderContext, amount, caseName, colorOf, markLabel} from "@cold-winter/figure";
import {ink, pixelPlot} from "./canvas.js";
import type {Drawing} from "./drawing.js";
import {gridOf, type Column, type GridOptions, type Tile} from "./grid.js";
import {bounds, yearSpan, type Point} from "./point.js";
import {seriesMarks} from "./series-marks.js";
import {timeMarks} from "./time-marks.js";

/** Draws series over years: a column for each case in calendar years, or one column where the clocks run from a milestone. */
export function timeline(
  rows: Point[],
  renderContext: RenderContext,
  options: GridOptions = {}
): Element {
  const grid = gridOf(rows, renderContext, options);
  const ariaLabel = markLabel(rows, (row) =>
    row.role === "value"
      ? `${row.title}, ${row.year}: ${pointValue(row)}`
      : `${caseName(row.case, renderContext)}: ${row.title}, ${yearSpan(row)}`
  );
  const drawing = {rows, grid, renderContext, color: colorOf(renderContext), ariaLabel};
  return pixelPlot(
    renderContext,
    grid.height,
    grid.tiles.flatMap((tile) => [
      frame(tile, drawing),
      timeMarks(tile, drawing),
      seriesMarks(tile, drawing)
    ])
  );
}

function frame(
  {panel, unit, top, bottom, scale, column, first, rows}: Tile,
  {renderContext, grid}: Drawing
): Plot.Markish {
  const log = scale.log ? ", log scale" : "";
  const who = column.cases.map(({id}) => caseName(id, renderContext)).join(", ");
  const heading = [{y: top - 32, text: `${panel}, ${unit}${log}`}];
  return Plot.marks(
    first
      ? Plot.text(heading, {x: 0, y: "y", text: "text", textAnchor: "start", fontWeight: 600})
      : null,
    column.calendar
      ? Plot.text([who], {
          x: column.left,
          y: top - 14,
          textAnchor: "start",
          fontWeight: 600,
          fill: colorOf(renderContext)({case: column.cases[0]!.id})
        })
      : null,
    Plot.ruleY(scale.ticks, {x1: column.left, x2: column.right, y: scale.at, strokeOpacity: 0.13}),
    first || !grid.wide
      ? Plot.text(scale.ticks, {
          ...{
            x: column.left - 5,
            y: scale.at,
            textAnchor: "end",
            text: (tick: number) => amount(tick),
            fontSize: 10.5,
            fillOpacity: 0.75
          }
        })
      : null,
    rows.length
      ? null
      : Plot.text(["no value"], {
          x: column.left + 8,
          y: (top + bottom) / 2,
          textAnchor: "start",
          fillOpacity: 0.7
        }),
    yearTicks(column, bottom, renderContext)
  );
}

function yearTicks(column: Column, bottom: number, {width}: RenderContext): Plot.Markish {
  const {from, to, calendar, cases} = column;
  const room = (column.right - column.left) / (to - from || 1);
  const step = room * 5 > (width > 500 ? 34 : 30) ? 5 : 10;
  const first = Math.ceil(from / step) * step;
  const ticks = Array.from(
    {length: Math.floor((to - first) / step) + 1},
    (_, at) => first + at * step
  );
  const x = (tick: number) =>
    calendar ? column.x(tick, cases[0]!.id) : column.left + (tick - from) * room;
  return Plot.marks(
    Plot.ruleY([bottom], {x1: column.left, x2: column.right, strokeOpacity: 0.5}),
    Plot.ruleX(ticks, {x, y1: bottom, y2: bottom + 4, strokeOpacity: 0.6}),
    Plot.text(ticks, {
      x,
      y: bottom + 13,
      text: (tick: number) =>
        calendar ? String(tick) : tick > 0 ? `+${tick}` : String(tick).replace("-", "\u2212"),
      fontSize: 10.5,
      fillOpacity: 0.8,
      ...ink
    })
  );
}

/** Writes the value of a point, or the span of what has only years. */
export function pointValue(row: Point): string {
  if (row.role !== "value") return yearSpan(row);
  const [low, high] = bounds(row);
  const range = low === high ? amount(low) : `${amount(low)}–${amount(high)}`;
  return `${row.best === null || low === high ? range : `${amount(row.best)} (${range})`} ${row.unit!}`;
}
