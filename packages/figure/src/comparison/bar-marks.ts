import {halo} from "../marks.js";
import * as Plot from "@observablehq/plot";
import type {ComparedRow} from "@cold-winter/data/comparison";
import {plainNumber} from "../format.js";
import {selectedMarks} from "./line-marks.js";
import type {Panel} from "./layout.js";
import type {Drawing} from "./canvas.js";
import {boundsOf} from "./scene.js";

const shades = [0.95, 0.68, 0.46, 0.3, 0.18];

/** Draws a bar for each year from zero, words of a column stacked; what may belong to another year, and a year on record in part, is pale. */
export function barMarks(panel: Panel, drawing: Drawing): Plot.Markish {
  const {color, ariaLabel, told} = drawing;
  const {y, x} = panel;
  const since = told.clock !== null;
  const anniversary = told.exact;
  const half = since && anniversary ? 0 : 0.5;
  const rows = panel.rows.filter((row) => row.x !== null && boundsOf(row));
  const parts = partsOf(rows);
  const base = stackOf(rows, parts);
  const opacity = (row: ComparedRow) =>
    (row.partial || row.status === "unchecked" ? 0.6 : 1) *
    shades[Math.min(parts.indexOf(row.part), shades.length - 1)]!;
  const left = (row: ComparedRow) => x(row.x! - half) + 0.5;
  const right = (row: ComparedRow) => x(row.x! - half + 1) - 0.5;
  const value = (row: ComparedRow) => row.best ?? boundsOf(row)![0];
  const filled = rows.filter((row) => value(row) !== 0);
  const open = rows.filter((row) => row.best === null && boundsOf(row)![1] > boundsOf(row)![0]);
  const tallest = topOf(rows);
  return Plot.marks(
    y
      ? Plot.rect(filled, {
          ...{x1: left, x2: right, fill: color, fillOpacity: opacity, ariaLabel},
          y1: (row: ComparedRow) => y.at(base.get(row) ?? 0),
          y2: (row: ComparedRow) => y.at((base.get(row) ?? 0) + value(row))
        })
      : null,
    y
      ? Plot.rect(open, {
          ...{x1: left, x2: right, fill: color, fillOpacity: 0.25, ariaLabel},
          y1: (row: ComparedRow) => y.at((base.get(row) ?? 0) + boundsOf(row)![0]),
          y2: (row: ComparedRow) => y.at((base.get(row) ?? 0) + boundsOf(row)![1])
        })
      : null,
    Plot.ruleY(y ? [y.at(0)] : [], {
      x1: keptFrom(rows, panel),
      x2: panel.right,
      stroke: rows[0] ? color(rows[0]) : "currentColor"
    }),
    y && tallest
      ? Plot.text([tallest], {
          ...{
            x: x(tallest.x + (half ? 0 : 0.5)),
            y: y.at(tallest.total) - 7,
            text: () => plainNumber(tallest.total)
          },
          ...{fill: color(tallest.row), fontSize: 11, ...halo}
        })
      : null,
    parts.length > 1 ? partKey(parts, panel, color(rows[0]!)) : null,
    selectedMarks(panel, drawing)
  );
}

const keptFrom = (rows: ComparedRow[], {x, left}: Panel) =>
  rows.length ? Math.max(left, x(Math.min(...rows.map((row) => row.x!)))) : left;

function partsOf(rows: ComparedRow[]): (string | null)[] {
  const sums = new Map<string | null, number>();
  for (const {part, high, best} of rows)
    sums.set(part, (sums.get(part) ?? 0) + (high ?? best ?? 0));
  return [...sums]
    .filter(([, sum], _, all) => sum > 0 || all.length === 1)
    .sort(([, a], [, b]) => b - a)
    .map(([part]) => part);
}

function stackOf(rows: ComparedRow[], parts: (string | null)[]): Map<ComparedRow, number> {
  const base = new Map<ComparedRow, number>();
  const years = new Map<number, ComparedRow[]>();
  for (const row of rows) years.set(row.x!, [...(years.get(row.x!) ?? []), row]);
  for (const own of years.values()) {
    let sum = 0;
    for (const row of [...own].sort((a, b) => parts.indexOf(a.part) - parts.indexOf(b.part))) {
      base.set(row, row.best !== null && row.best < 0 ? 0 : sum);
      sum += Math.max(0, row.high ?? row.best ?? 0);
    }
  }
  return base;
}

function topOf(rows: ComparedRow[]): {x: number; total: number; row: ComparedRow} | null {
  const sums = new Map<number, {x: number; total: number; row: ComparedRow}>();
  for (const row of rows) {
    const known = sums.get(row.x!) ?? {x: row.x!, total: 0, row};
    known.total += Math.max(0, row.high ?? row.best ?? 0);
    sums.set(row.x!, known);
  }
  const all = [...sums.values()].filter(({total}) => total > 0);
  return all.length ? all.reduce((a, b) => (b.total > a.total ? b : a)) : null;
}

function partKey(parts: (string | null)[], {left, top, right}: Panel, fill: string): Plot.Markish {
  const shown = parts.slice(0, shades.length);
  let place = left;
  const words = shown.flatMap((part, at) => {
    const text =
      at === shades.length - 1 && parts.length > shades.length
        ? "…"
        : (part ?? "").replaceAll("_", " ");
    const spot = {x: place, text, opacity: shades[at]!};
    place += 24 + text.length * 6.6;
    return place > right + 20 ? [] : [spot];
  });
  return Plot.marks(
    Plot.rect(words, {
      x1: "x",
      x2: (each: {x: number}) => each.x + 9,
      y1: top - 11,
      y2: top - 2,
      fill,
      fillOpacity: "opacity"
    }),
    Plot.text(words, {
      x: (each: {x: number}) => each.x + 12,
      y: top - 6,
      text: "text",
      textAnchor: "start",
      fontSize: 10.5
    })
  );
}
