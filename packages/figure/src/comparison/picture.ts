import * as Plot from "@observablehq/plot";
import {isMapped, type ComparedRow, type PlacedRow, type Told} from "@cold-winter/data/comparison";
import {caseName, colorOf} from "../cases.js";
import {plainDate, plainNumber, writtenRange} from "../format.js";
import {markLabel, plotOptions} from "../marks.js";
import {storeys} from "../storeys.js";
import {timeAxis} from "../time-axis.js";
import type {RenderContext} from "../spec.js";
import {barMarks} from "./bar-marks.js";
import type {Drawing} from "./canvas.js";
import {laneMarks} from "./lane-marks.js";
import {layoutOf, type Layout, type Panel} from "./layout.js";
import {mapped, mapPicture} from "./map.js";
import {lineMarks} from "./line-marks.js";
import {amount} from "../scale.js";
import {boundsOf, say, valueText} from "./scene.js";

/** Draws a comparison from its rows: frames on one axis of time. */
export function picture(rows: ComparedRow[], told: Told, context: RenderContext): Element {
  if (isMapped(told.comparison) && mapped(rows as PlacedRow[]).length)
    return mapPicture(rows as PlacedRow[], told, context);
  const layout = layoutOf(rows, told, context);
  const drawing: Drawing = {
    ...{told, layout, context, color: colorOf(context)},
    ariaLabel: markLabel(rows, (row) => markWords(row, told, context))
  };
  const plot = Plot.plot({
    ...plotOptions(context.document, context.width),
    ...{height: layout.height, margin: 0},
    x: {axis: null, domain: [0, context.width], range: [0, context.width]},
    y: {axis: null, domain: [0, layout.height], range: [0, layout.height]},
    marks: layout.panels.length
      ? layout.panels.flatMap((panel) => panelMarks(panel, rows, drawing))
      : [Plot.text([say("picture.none")], {x: context.width / 2, y: 30})]
  });
  return layout.axis ? timeAxis(plot, layout.axis) : plot;
}

function panelMarks(panel: Panel, rows: ComparedRow[], drawing: Drawing): Plot.Markish[] {
  const make = panel.lanes.length ? laneMarks : panel.part.form === "bars" ? barMarks : lineMarks;
  return [frame(panel, drawing), contextMarks(panel, rows, drawing), make(panel, drawing)];
}

/** What a mark says of its row: in English, as the titles of rows are. */
function markWords(row: ComparedRow, {clock}: Told, context: RenderContext): string {
  const who = caseName(row.case, context);
  const when = row.date
    ? plainDate(row.date)
    : String(row.year ?? (row.x === null ? "" : Math.floor(row.x)));
  const value = valueOf(row);
  const since =
    clock !== null && row.x !== null
      ? ` (year ${plainNumber(row.x, Number.isInteger(row.x) ? 0 : 1)})`
      : "";
  return `${who}, ${when}${since}: ${[row.title ?? row.series_name ?? row.panel, row.part, value].filter(Boolean).join(", ")}`;
}

/** Writes the value of a row, its range and its unit; why there is none. */
export function valueOf(row: ComparedRow): string {
  if (row.listed !== null)
    return `${plainNumber(row.listed)} ${row.unit ?? ""}, ${say("picture.selected")}`;
  const bounds = boundsOf(row);
  if (!bounds) return row.reason ?? "";
  const [low, high] = bounds.map(amount) as [string, string];
  const range = row.best !== null && low !== high ? ` (${writtenRange(low, high)})` : "";
  return `${valueText(row)}${range} ${row.unit ?? ""}`.trim();
}

const inside = (place: number, {left, right}: Panel) => Math.max(left, Math.min(right, place));

// What lies behind: periods as shade, milestones as small triangles at the foot.
function contextMarks(
  panel: Panel,
  rows: ComparedRow[],
  {color, ariaLabel}: Drawing
): Plot.Markish {
  const ids = new Set(panel.rows.map((row) => row.case));
  const zeros = new Set(panel.rows.map(({zero}) => zero));
  const own = rows.filter(
    (row) => row.role === "context" && ids.has(row.case) && zeros.has(row.zero)
  );
  const x1 = ({x}: ComparedRow) => inside(panel.x(x!), panel);
  const x2 = ({x, x_to}: ComparedRow) => inside(panel.x(x_to ?? x!), panel);
  const seen = own.filter(
    (row) => panel.x(row.x_to ?? row.x!) >= panel.left && panel.x(row.x!) <= panel.right
  );
  const spans = seen.filter(({panel: name}) => name !== "Milestones");
  const steps = seen.filter(({panel: name}) => name === "Milestones");
  const storey = storeys(spans, panel);
  return Plot.marks(
    Plot.rect(spans, {
      ...{
        x1,
        x2,
        y1: (row: ComparedRow) => storey(row)[0],
        y2: (row: ComparedRow) => storey(row)[1],
        fill: color,
        ariaLabel
      },
      fillOpacity: ({rival}: ComparedRow) => (rival ? 0.06 : 0.15)
    }),
    Plot.dot(steps, {
      ...{x: x1, y: panel.bottom - 5, symbol: "triangle", r: 3, fill: color, ariaLabel},
      fillOpacity: ({rival}: ComparedRow) => (rival ? 0.4 : 0.9)
    })
  );
}

function frame(panel: Panel, {told, layout}: Drawing): Plot.Markish {
  const {left, right, top, bottom, y, title, lanes} = panel;
  const start = lanes.length ? Math.min(left, 4) : left - 40;
  const room = Math.max(12, Math.floor((right - start) / 6.2));
  const words = title.length > room ? `${title.slice(0, room - 1)}…` : title;
  const ticks = y?.ticks ?? [];
  const since = told.clock !== null;
  const zero = panel.x(0);
  return Plot.marks(
    Plot.text([words], {
      x: start,
      y: top - 20,
      textAnchor: "start",
      fontWeight: 600,
      fill: "currentColor"
    }),
    since && zero >= left - 1 && zero <= right + 1
      ? Plot.ruleX([zero], {y1: top - 6, y2: bottom, strokeOpacity: 0.5, strokeDasharray: "2,2"})
      : null,
    Plot.ruleY(ticks, {x1: left, x2: right, y: (tick: number) => y!.at(tick), strokeOpacity: 0.13}),
    Plot.text(ticks, {
      ...{x: left - 5, y: (tick: number) => y!.at(tick), textAnchor: "end", fontSize: 10.5},
      ...{text: (tick: number) => amount(tick), fillOpacity: 0.75}
    }),
    timeTicks(panel, layout, since)
  );
}

function timeTicks(
  {left, right, bottom, x}: Panel,
  {from, to}: Layout,
  since: boolean
): Plot.Markish {
  const perYear = (right - left) / (to - from || 1);
  const step = [1, 2, 5, 10, 20, 50].find((each) => each * perYear > 34) ?? 100;
  const first = Math.ceil(from / step) * step;
  const ticks = Array.from(
    {length: Math.max(0, Math.floor((to - first) / step) + 1)},
    (_, at) => first + at * step
  );
  const words = (tick: number) =>
    !since ? String(tick) : tick > 0 ? `+${tick}` : plainNumber(tick);
  return Plot.marks(
    Plot.ruleY([bottom], {x1: left, x2: right, strokeOpacity: 0.5}),
    Plot.ruleX(ticks, {
      x: (tick: number) => x(tick),
      y1: bottom,
      y2: bottom + 4,
      strokeOpacity: 0.6
    }),
    Plot.text(ticks, {
      x: (tick: number) => x(tick),
      y: bottom + 13,
      text: words,
      fontSize: 10.5,
      fillOpacity: 0.8
    })
  );
}
