import {halo} from "../marks.js";
import * as Plot from "@observablehq/plot";
import type {ComparedRow} from "@cold-winter/data/comparison";
import {caseName} from "../cases.js";
import type {Panel} from "./layout.js";
import type {Drawing} from "./canvas.js";
import {boundsOf} from "./scene.js";

const dashes = [undefined, "5,3", "1.5,3", "8,3,2,3"];

/** Whether a value was recalled, or is known to mislead. */
export const isOpen = ({status, note}: ComparedRow) =>
  status === "unchecked" || (note ?? "").startsWith("trap:");

/** Draws yearly values as lines that end where `stretch` changes, with a dot for each value and a bar for its range; amounts of single rows as dots. */
export function lineMarks(panel: Panel, drawing: Drawing): Plot.Markish {
  const {color, ariaLabel, told, layout} = drawing;
  const {y, part} = panel;
  const placed = panel.rows.filter(
    (row) => row.x !== null && (!told.comparison.log || (boundsOf(row)?.[0] ?? 0) > 0)
  );
  const rows = placed.filter((row) => boundsOf(row));
  const half = told.exact && part.kind === "count" ? 0.5 : 0;
  const x = (row: ComparedRow) => panel.x(row.x! + half);
  const at = (row: ComparedRow) => y!.at(row.best ?? boundsOf(row)![0]);
  const pointed = rows.filter(({best}) => best !== null);
  const ranged = rows.filter((row) => boundsOf(row)![0] !== boundsOf(row)![1] || row.best === null);
  const lined = part.form === "lines" || part.form === "multiples";
  const order = orderOf(panel.rows);
  const small = layout.wide ? 2.2 : 1.8;
  return Plot.marks(
    ...(lined ? linesOf(pointed, {x, at, color, order}) : []),
    Plot.ruleX(ranged, {
      ...{
        x,
        y1: (row: ComparedRow) => y!.at(boundsOf(row)![0]),
        y2: (row: ComparedRow) => y!.at(boundsOf(row)![1])
      },
      ...{stroke: color, strokeWidth: 5, strokeOpacity: 0.4, ariaLabel}
    }),
    Plot.dot(
      pointed.filter((row) => !isOpen(row)),
      {
        ...{x, y: at, fill: color, ariaLabel, r: lined ? small : small + 0.6},
        fillOpacity: lined ? 1 : 0.75
      }
    ),
    Plot.dot(pointed.filter(isOpen), {
      ...{x, y: at, stroke: color, fill: "var(--theme-background)", ariaLabel, r: small + 0.5}
    }),
    lined && layout.wide ? names(panel, {pointed, x, at, drawing}) : null,
    selectedMarks(panel, drawing)
  );
}

/** A selection has marks at the foot and no height: nothing is counted. */
export function selectedMarks(
  {rows, x, bottom}: Panel,
  {color, ariaLabel, told}: Drawing
): Plot.Markish {
  const half = told.clock === null ? 0 : 0.5;
  const listed = rows.filter((row) => row.listed !== null && row.x !== null);
  const dots = listed.flatMap((row) =>
    Array.from({length: Math.min(5, row.listed!)}, (_, at) => ({row, at}))
  );
  return Plot.dot(dots, {
    x: ({row}: {row: ComparedRow}) => x(row.x! + half),
    y: ({at}: {at: number}) => bottom - 5 - at * 6,
    ...{r: 2.4, stroke: ({row}: {row: ComparedRow}) => color(row)},
    ariaLabel: ({row}: {row: ComparedRow}) => ariaLabel(row)
  });
}

const lineOf = ({case: id, series, part}: ComparedRow) => JSON.stringify([id, series, part]);

function orderOf(rows: ComparedRow[]): Map<string, number> {
  const order = new Map<string, number>();
  for (const row of [...rows].sort((a, b) => Number(a.rival) - Number(b.rival))) {
    const before = [...order.keys()].filter((key) => (JSON.parse(key) as string[])[0] === row.case);
    if (!order.has(lineOf(row))) order.set(lineOf(row), before.length);
  }
  return order;
}

interface Drawn {
  x: (row: ComparedRow) => number;
  at: (row: ComparedRow) => number;
  color: (row: {case: string}) => string;
  order: Map<string, number>;
}

function linesOf(rows: ComparedRow[], {x, at, color, order}: Drawn): Plot.Markish[] {
  const groups = new Map<string, ComparedRow[]>();
  for (const row of rows) groups.set(lineOf(row), [...(groups.get(lineOf(row)) ?? []), row]);
  return [...groups].map(([key, own]) => {
    const place = order.get(key) ?? 0;
    return Plot.line(own, {
      ...{
        x,
        y: at,
        z: (row: ComparedRow) => `${row.zero ?? ""}|${row.stretch ?? 0}`,
        stroke: color(own[0]!)
      },
      ...{strokeWidth: place === 0 ? 2 : 1.2, strokeDasharray: dashes[place % dashes.length]},
      strokeOpacity: own[0]!.rival ? 0.6 : 0.9
    });
  });
}

interface Named {
  pointed: ComparedRow[];
  x: (row: ComparedRow) => number;
  at: (row: ComparedRow) => number;
  drawing: Drawing;
}

// A line is named at its right end; names that would meet are moved apart.
function names(panel: Panel, {pointed, x, at, drawing}: Named): Plot.Markish {
  const {context, color} = drawing;
  if (panel.right - panel.left < 300) return null;
  const lines = new Map<string, ComparedRow>();
  for (const row of pointed) {
    const known = lines.get(lineOf(row));
    if (!known || row.x! > known.x!) lines.set(lineOf(row), row);
  }
  const several =
    new Set([...lines.values()].map(({series, part}) => `${series}|${part}`)).size > 1;
  const main = [...lines.values()].filter(
    (row) => lines.size < 5 || longest(lines, pointed).has(lineOf(row))
  );
  const labels = main.map((row) => {
    const own = several && lines.size < 5;
    const full = [caseName(row.case, context), own ? (row.part ?? shortName(row)) : null]
      .filter(Boolean)
      .join(", ");
    return {
      x: x(row) + 6,
      y: at(row),
      text: full.length > 26 ? `${full.slice(0, 25)}…` : full,
      fill: color(row)
    };
  });
  labels.sort((a, b) => a.y - b.y);
  for (let n = 1; n < labels.length; n++)
    labels[n]!.y = Math.max(labels[n]!.y, labels[n - 1]!.y + 13);
  return Plot.marks(
    labels.map((label) =>
      Plot.text([label], {
        ...{
          x: Math.min(label.x, panel.right + 92 - label.text.length * 3.4),
          y: "y",
          text: "text",
          fill: label.fill
        },
        ...{
          textAnchor: label.x + label.text.length * 5.6 > panel.right + 94 ? "end" : "start",
          fontSize: 11,
          ...halo
        },
        ...(label.x + label.text.length * 5.6 > panel.right + 94 && {x: panel.right + 94})
      })
    )
  );
}

// Of many lines one of each country is named: the main one that has most values.
function longest(lines: Map<string, ComparedRow>, rows: ComparedRow[]): Set<string> {
  const sizes = new Map<string, number>();
  for (const row of rows) if (!row.rival) sizes.set(lineOf(row), (sizes.get(lineOf(row)) ?? 0) + 1);
  const best = new Map<string, string>();
  for (const [key, {case: id}] of lines) {
    const known = best.get(id);
    if (known === undefined || (sizes.get(key) ?? 0) > (sizes.get(known) ?? 0)) best.set(id, key);
  }
  return new Set(best.values());
}

const shortName = ({series_name}: ComparedRow) =>
  (series_name ?? "").replace(/^.*, (?=[^,]+$)/, "");
