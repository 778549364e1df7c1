import * as Plot from "@observablehq/plot";
import type {Drawing} from "./drawing.js";
import {type RenderContext, caseName, storeys} from "@cold-winter/figure";
import {ink} from "./canvas.js";
import type {Tile} from "./grid.js";
import {inside} from "./label-marks.js";
import type {Point} from "./point.js";

/** Shades the periods of a tile's cases, pale where only a rival bound has them, and sets a tick for each milestone. */
export function timeMarks(
  tile: Tile,
  {rows, renderContext, color, ariaLabel}: Drawing
): Plot.Markish {
  const {column, top, bottom} = tile;
  const ids = column.cases.map(({id}) => id);
  const inside = rows.filter((row) => ids.includes(row.case) && row.role !== "value");
  const clip = (place: number) => Math.max(column.left, Math.min(column.right, place));
  const x1 = (row: Point) => clip(column.x(row.year - 0.5, row.case));
  const x2 = (row: Point) => clip(column.x(row.year_to + 0.5, row.case));
  const periods = inside.filter((row) => row.role === "period" && x2(row) - x1(row) > 0.5);
  const steps = inside.filter((row) => row.role === "milestone" && within(tile, row));
  const zeros = steps.filter((row) => row.kind === renderContext.selections[`zero_${row.case}`]);
  const storey = storeys(periods, tile);
  return Plot.marks(
    periods.map((row) =>
      Plot.rect([row], {
        ...{
          x1,
          x2,
          y1: storey(row)[0],
          y2: storey(row)[1],
          fill: color(row),
          fillOpacity: row.rank === 1 ? 0.16 : 0.07,
          ariaLabel
        }
      })
    ),
    Plot.ruleX(zeros, {
      x: (row: Point) => column.x(row.year, row.case),
      ...{
        y1: top,
        y2: bottom,
        stroke: (row: Point) => color(row),
        strokeOpacity: 0.7,
        strokeDasharray: "2,2"
      }
    }),
    tile.topmost
      ? Plot.text(column.calendar ? zeros : zeros.slice(0, 1), {
          x: (row: Point) => besideName(row, tile, renderContext),
          ...{y: top - 1, dy: -1, lineAnchor: "bottom", fontSize: 10.5, fillOpacity: 0.85, ...ink},
          text: (row: Point) => zeroText(row, tile)
        })
      : null,
    Plot.dot(tile.topmost ? steps : [], {
      x: (row: Point) => column.x(row.year, row.case),
      ...{y: bottom - 5, symbol: "triangle", r: 3, fill: (row: Point) => color(row), ariaLabel},
      fillOpacity: (row: Point) => (row["attainment"] === "reached" ? 0.9 : 0.35)
    })
  );
}

function zeroText({title, year}: Point, {column}: Tile): string {
  return column.calendar ? `${title}, ${year}` : "year 0";
}

/** Widths of a letter of a milestone's words and of a case's name, which stands above the tile's left end, in pixels. */
const [letter, boldLetter] = [5.6, 7.4];

/** The middle of a milestone's words: over its line, or as near to it as the case's name and the tile's end leave room for. */
function besideName(row: Point, tile: Tile, renderContext: RenderContext): number {
  const {column} = tile;
  const half = (zeroText(row, tile).length * letter) / 2;
  const name = column.calendar ? caseName(row.case, renderContext).length * boldLetter + 6 : 0;
  return inside(column.x(row.year, row.case), half, {
    left: column.left + name,
    right: column.right
  });
}

function within({column}: Tile, row: Point): boolean {
  const place = column.x(row.year, row.case);
  return place >= column.left - 0.5 && place <= column.right + 0.5;
}
