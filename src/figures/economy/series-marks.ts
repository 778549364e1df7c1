import * as Plot from "@observablehq/plot";
import type {Drawing, Stretch} from "./drawing.js";
import {labelMarks} from "./label-marks.js";
import type {Tile} from "./grid.js";
import {bounds, unbroken, type Point} from "./point.js";

const longestGap = 5;
const dashes = [undefined, "5,3", "1.5,3", "8,3,2,3"];

function stretches(tile: Tile): Stretch[] {
  const groups = new Map<string, Point[]>();
  for (const row of tile.rows) {
    const key = `${row.case}|${row.series}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const order = new Map<string, number>();
  return [...groups.values()].flatMap((rows) => {
    const sorted = [...rows].sort((a, b) => a.year - b.year);
    const own = tile.column.cases.some(({id}) => id === sorted[0]!.case);
    const place = order.get(sorted[0]!.case) ?? 0;
    order.set(sorted[0]!.case, place + 1);
    const parts: Stretch[] = [];
    for (const row of sorted) {
      const last = parts.at(-1);
      const before = last?.rows.at(-1);
      if (before && row.year - before.year <= longestGap && unbroken(before, row))
        last!.rows.push(row);
      else parts.push({rows: [row], own, order: place});
    }
    return parts;
  });
}

/** Draws the series of a tile as lines with a dot for each value, open where it was recalled or is known to mislead, a bar where only a range is given. */
export function seriesMarks(tile: Tile, drawing: Drawing): Plot.Markish {
  const {color, ariaLabel, grid} = drawing;
  const x = (row: Point) => tile.column.x(row.year, row.case);
  const y = (row: Point) => tile.scale.at(row.best ?? bounds(row)[0]);
  const parts = stretches(tile);
  const pointed = (rows: Point[]) => rows.filter(({best}) => best !== null);
  return Plot.marks(
    parts.map(({rows, own, order}) => {
      const stroke = color(rows[0]!);
      if (rows[0]!.kind === "count") return bars(rows, tile, {stroke, ariaLabel});
      const ranged = rows.filter((row) => bounds(row)[0] !== bounds(row)[1]);
      return Plot.marks(
        Plot.line(pointed(rows), {
          ...{
            x,
            y,
            stroke,
            strokeWidth: own ? (order === 0 ? 2 : 1.3) : 1,
            strokeDasharray: own ? dashes[order % dashes.length] : undefined
          },
          strokeOpacity: own ? 0.9 : 0.6
        }),
        Plot.ruleX(ranged, {
          ...{
            x,
            y1: (row: Point) => tile.scale.at(bounds(row)[0]),
            y2: (row: Point) => tile.scale.at(bounds(row)[1])
          },
          ...{stroke, strokeWidth: 5, strokeOpacity: 0.4, ariaLabel}
        }),
        dots(pointed(rows), {x, y, stroke, ariaLabel, r: own ? (grid.wide ? 2 : 1.7) : 1.6})
      );
    }),
    labelMarks(parts, tile, drawing)
  );
}

/** A bar for each year from zero: for counts and for growth, which have no line between years. */
function bars(
  rows: Point[],
  {column, scale}: Tile,
  {stroke, ariaLabel}: Pick<Dots, "stroke" | "ariaLabel">
): Plot.Markish {
  const half = ((column.right - column.left) / (column.to - column.from || 1)) * 0.36;
  const x = (row: Point) => column.x(row.year, row.case);
  return Plot.rect(
    rows.filter(({best}) => best !== null && best !== 0),
    {
      ...{
        x1: (row: Point) => x(row) - half,
        x2: (row: Point) => x(row) + half,
        ariaLabel,
        fill: stroke
      },
      ...{y1: scale.at(0), y2: (row: Point) => scale.at(row.best!)},
      fillOpacity: (row: Point) => (row.best! < 0 ? 0.95 : 0.55)
    }
  );
}

interface Dots {
  x: (row: Point) => number;
  y: (row: Point) => number;
  stroke: string;
  r: number;
  ariaLabel: (row: Point) => string;
}

function dots(rows: Point[], {x, y, stroke, r, ariaLabel}: Dots): Plot.Markish {
  const recalled = ({status, note}: Point) =>
    status === "unchecked" || (note ?? "").startsWith("trap:");
  return Plot.marks(
    Plot.dot(
      rows.filter((row) => !recalled(row)),
      {x, y, r, fill: stroke, ariaLabel}
    ),
    Plot.dot(rows.filter(recalled), {
      x,
      y,
      r: r + 0.6,
      stroke,
      fill: "var(--theme-background)",
      ariaLabel
    })
  );
}
