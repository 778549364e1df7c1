import {least} from "d3-array";
import * as Plot from "@observablehq/plot";
import type {Drawing, Stretch} from "./drawing.js";
import {caseName} from "@cold-winter/figure";
import {ink} from "./canvas.js";
import type {Tile} from "./grid.js";
import {bounds, type Point} from "./point.js";

/** A series with fewer values in a tile is not named there; its marks still tell it. */
const fewest = 5;

/** Width of a letter and height of a line of these names, in pixels. */
const [letter, line] = [6, 13];

interface Place {
  x: number;
  y: number;
}

interface Label extends Place {
  text: string;
  color: string;
  half: number;
}

/** Names each series beside one of its values, where the name lies on the fewest marks and on no other name. */
export function labelMarks(parts: Stretch[], tile: Tile, drawing: Drawing): Plot.Markish {
  const spot = (row: Point): Place => ({
    x: tile.column.x(row.year, row.case),
    y: tile.scale.at(row.best ?? bounds(row)[1])
  });
  const marks = parts.flatMap(({rows}) => [...rows.map(spot), ...between(rows.map(spot))]);
  const placed: Label[] = [];
  for (const rows of seriesOf(parts)) {
    const text = nameOf(rows[0]!, parts, tile, drawing);
    const half = (text.length * letter) / 2;
    const tries = rows
      .map(spot)
      .flatMap(({x, y}) => [-10, 12].map((dy) => ({x: inside(x, half, tile.column), y: y + dy})));
    const cost = ({x, y}: Place) =>
      marks.filter((mark) => Math.abs(mark.x - x) < half + 2 && Math.abs(mark.y - y) < line / 2)
        .length +
      100 *
        placed.filter(
          (other) => Math.abs(other.x - x) < half + other.half && Math.abs(other.y - y) < line
        ).length +
      (y < tile.top || y > tile.bottom - 8 ? 50 : 0);
    const best = least(tries, cost)!;
    placed.push({...best, text, half, color: drawing.color(rows[0]!)});
  }
  return Plot.marks(
    placed.map((label) =>
      Plot.text([label], {x: "x", y: "y", text: "text", ...ink, fill: label.color, fontSize: 11})
    )
  );
}

/** Points every few pixels on the lines between neighbours. */
function between(places: Place[]): Place[] {
  return places.slice(1).flatMap((to, at) => {
    const from = places[at]!;
    const steps = Math.min(40, Math.floor(Math.hypot(to.x - from.x, to.y - from.y) / 6));
    return Array.from({length: steps}, (_, step) => {
      const share = (step + 1) / (steps + 1);
      return {x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y)};
    });
  });
}

function seriesOf(parts: Stretch[]): Point[][] {
  const lists = new Map<string, Point[]>();
  for (const {rows} of parts) {
    const key = `${rows[0]!.case}|${rows[0]!.series}`;
    lists.set(key, [...(lists.get(key) ?? []), ...rows]);
  }
  return [...lists.values()].filter((rows) => rows.length >= fewest && rows[0]!.kind !== "count");
}

function nameOf(row: Point, parts: Stretch[], {column}: Tile, {renderContext}: Drawing): string {
  const own = column.cases.some(({id}) => id === row.case);
  if (!own) return caseName(row.case, renderContext);
  if (column.calendar) return row.series_name!;
  const alone =
    new Set(parts.filter((part) => part.own).map(({rows}) => rows[0]!.series)).size === 1;
  return alone
    ? caseName(row.case, renderContext)
    : `${caseName(row.case, renderContext)}, ${row.series_name!}`;
}

/** The middle of words as near to a place as two ends leave room for half of them on either side. */
export function inside(
  x: number,
  half: number,
  {left, right}: {left: number; right: number}
): number {
  return Math.max(left + half, Math.min(right - half, x));
}
