import * as Plot from "@observablehq/plot";
import type {Result} from "@cold-winter/data";
import {type Case, caseColor, plotOptions} from "@cold-winter/figure";
import {boundsOf, chartColumns, isNumeric} from "./chart.js";
import {countRows} from "./rows.js";
import {visible} from "./grid.js";
import type {ChartChoice} from "./draft.js";

/** Most marks that a chart draws one by one, and most lines of one with a line a row. */
export const mostMarks = 5000;
export const mostLines = 60;

interface Mark {
  x: number | Date | string | null;
  y: number | Date | string | null;
  low: number | Date | null;
  high: number | Date | null;
  color: string;
  unchecked: boolean;
}

/** A drawn chart: the picture, its key of colours, and how many rows it left out. */
export interface Picture {
  svg: Element;
  key: {label: string; color: string}[];
  left: number;
}

/** Draws a result as chosen. Returns null where the columns are missing. */
export function picture(
  result: Pick<Result, "columns" | "rows">,
  chart: ChartChoice,
  {document, cases, width}: {document: Document; cases: Case[]; width: number}
): Picture | null {
  if (!chart.x || !chart.y || chart.kind === "none" || chart.kind === "figure") return null;
  const most = chart.kind === "bar" || chart.kind === "range" ? mostLines : mostMarks;
  const count = countRows(result);
  const marks = readMarks(result, chart, Math.min(count, most));
  const colors = colorsOf(marks, chart.color, cases);
  const svg = Plot.plot({
    ...plotOptions(document, width),
    ...sizes(chart, marks, width),
    ...axes(result, chart),
    marks: drawMarks(chart, marks, (mark) => colors.get(mark.color) ?? "var(--case-1)")
  });
  svg.setAttribute("role", "img");
  for (const part of svg.querySelectorAll("[aria-label]")) part.removeAttribute("aria-label");
  const key = chart.color
    ? [...colors].map(([label, color]) => ({label: nameOf(label, chart.color, cases), color}))
    : [];
  return {svg, key, left: count - Math.min(count, most)};
}

function readMarks(
  result: Pick<Result, "columns" | "rows">,
  {kind, x, y, color}: ChartChoice,
  count: number
): Mark[] {
  const types = new Map(result.columns.map(({name, type}) => [name, type]));
  const read = (name: string, at: number) => {
    const cell = result.rows[name]?.[at] ?? null;
    if (cell === null) return null;
    if (/DATE|TIMESTAMP/.test(types.get(name) ?? ""))
      return new Date(`${String(cell).slice(0, 10)}T00:00:00Z`);
    if (isNumeric(types.get(name) ?? "")) return Number(cell);
    return visible(String(cell).slice(0, 60));
  };
  const bounds = boundsOf(result, kind === "line" ? y : x);
  return Array.from({length: count}, (_, at) => ({
    ...{x: read(x, at), y: read(y, at), color: color ? String(read(color, at) ?? "") : ""},
    low: (bounds && read(bounds[0], at)) as Mark["low"],
    high: (bounds && read(bounds[1], at)) as Mark["high"],
    unchecked: result.rows["status"]?.[at] === "unchecked"
  }));
}

const palette = ["var(--case-1)", "var(--case-2)", "var(--case-3)", "var(--case-4)"];

function colorsOf(marks: Mark[], column: string, cases: Case[]): Map<string, string> {
  const values = [...new Set(marks.map(({color}) => color))];
  const known = (value: string) => cases.find(({id, name}) => value === id || value === name);
  return new Map(
    values.map((value, at) => {
      const found = column ? known(value) : undefined;
      return [value, found ? caseColor(found) : (palette[at] ?? "var(--yardstick)")];
    })
  );
}

function nameOf(value: string, column: string, cases: Case[]): string {
  return (column === "case" && cases.find(({id}) => id === value)?.name) || value || "–";
}

function sizes({kind, y}: ChartChoice, marks: Mark[], width: number) {
  const lanes = new Set(marks.map((mark) => String(mark.y))).size;
  const names = Math.max(
    ...marks.map((mark) => (typeof mark.y === "string" ? mark.y.length : 0)),
    y.length
  );
  const tall = kind === "bar" || kind === "range" || kind === "timeline";
  return {
    marginBottom: 42,
    height: tall ? Math.max(130, lanes * 24 + 72) : Math.min(420, Math.max(240, width * 0.5)),
    marginLeft: tall ? Math.min(width * 0.4, 16 + names * 6.5) : 60,
    marginRight: 24
  };
}

function axes(
  result: Pick<Result, "columns" | "rows">,
  {kind, x, y}: ChartChoice
): Plot.PlotOptions {
  const columns = new Map(chartColumns(result).map((column) => [column.name, column.kind]));
  const years = (name: string) => columns.get(name) === "time" && !(result.columns.find((column) => column.name === name)?.type ?? "").startsWith("D"); // prettier-ignore
  const words = (name: string) => visible(name.replaceAll("_", " ").slice(0, 60));
  const tall = kind === "bar" || kind === "range" || kind === "timeline";
  return {
    x: {label: words(x), grid: true, ...(years(x) && {tickFormat: (year: number) => String(year)})},
    y: {
      label: tall ? null : words(y),
      grid: kind === "line" || kind === "dot",
      ...(tall && {type: "band"})
    }
  };
}

function drawMarks(
  {kind}: ChartChoice,
  marks: Mark[],
  color: (mark: Mark) => string
): Plot.Markish[] {
  const at = {x: "x", y: "y"} as const;
  const fill = (mark: Mark) => (mark.unchecked ? "var(--theme-background)" : color(mark));
  const dot = Plot.dot(marks, {...at, r: 4, stroke: color, fill, strokeWidth: 1.3});
  if (kind === "bar") {
    return [
      Plot.barX(marks, {
        ...at,
        fill: color,
        fillOpacity: (mark: Mark) => (mark.unchecked ? 0.35 : 0.85),
        sort: {y: null}
      }),
      Plot.ruleX([0], {stroke: "currentColor"})
    ];
  }
  if (kind === "line") {
    const sorted = [...marks].sort((a, b) => Number(a.x) - Number(b.x));
    const band = Plot.areaY(sorted.filter(({low, high}) => low !== null && high !== null), {x: "x", y1: "low", y2: "high", z: "color", fill: color, fillOpacity: 0.15}); // prettier-ignore
    return [
      Plot.line(sorted, {...at, z: "color", stroke: color}),
      ...(marks.length <= 200 ? [dot] : []),
      band
    ];
  }
  const ranges = marks.filter(({low, high}) => low !== null && high !== null);
  if (kind === "range" || kind === "timeline")
    return [
      Plot.ruleY(ranges, {x1: "low", x2: "high", y: "y", stroke: color, strokeWidth: 6, strokeOpacity: 0.4, strokeLinecap: "round"}), // prettier-ignore
      dot
    ];
  return [dot];
}
