import * as Plot from "@observablehq/plot";
import type {Result} from "@cold-winter/data";
import {type Case, caseColor, plotOptions} from "@cold-winter/figure";
import {boundsOf, chartColumns, isNumeric, seriesOf} from "./chart.js";
import {countRows} from "./rows.js";
import {visible} from "./visible.js";
import {momentOf} from "./moment.js";
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
  /** The row of the result that it stands for. */
  row: number;
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
  for (const part of svg.querySelectorAll("[aria-label]")) {
    const [, row] = /^(\d+)\|$/.exec(part.getAttribute("aria-label")!) ?? [];
    if (row) part.setAttribute("data-row", row);
    part.removeAttribute("aria-label");
  }
  const key =
    chart.color || colors.size > 1
      ? [...colors].map(([label, color]) => ({label: nameOf(label, chart.color, cases), color}))
      : [];
  return {svg, key, left: count - Math.min(count, most)};
}

function readMarks(
  result: Pick<Result, "columns" | "rows">,
  {kind, x, y, color, series}: ChartChoice,
  count: number
): Mark[] {
  const types = new Map(result.columns.map(({name, type}) => [name, type]));
  const read = (name: string, at: number) => {
    const cell = result.rows[name]?.[at] ?? null;
    if (cell === null) return null;
    if (/DATE|TIMESTAMP/.test(types.get(name) ?? "")) return momentOf(String(cell));
    if (isNumeric(types.get(name) ?? "")) return Number(cell);
    return visible(String(cell).slice(0, 60));
  };
  const lines = [y, ...seriesOf(result, {kind, x, y, color, series})];
  const at = Array.from({length: count}, (_, row) => row);
  return lines.flatMap((value) => {
    const bounds = boundsOf(result, kind === "line" ? value : x);
    const named = lines.length > 1 ? visible(value.replaceAll("_", " ")) : "";
    return at.map((row) => ({
      ...{x: read(x, row), y: read(value, row)},
      color: [color ? String(read(color, row) ?? "") : "", named].filter(Boolean).join(" · "),
      low: (bounds && read(bounds[0], row)) as Mark["low"],
      high: (bounds && read(bounds[1], row)) as Mark["high"],
      ...{unchecked: result.rows["status"]?.[row] === "unchecked", row}
    }));
  });
}

const palette = ["var(--case-1)", "var(--case-2)", "var(--case-3)", "var(--case-4)"];

function colorsOf(marks: Mark[], column: string, cases: Case[]): Map<string, string> {
  const values = [...new Set(marks.map(({color}) => color))];
  const known = (value: string) => {
    const first = value.split(" · ")[0]!;
    return cases.find(({id, name}) => first === id || first === name);
  };
  return new Map(
    values.map((value, at) => {
      const found = column ? known(value) : undefined;
      return [value, found ? caseColor(found) : (palette[at] ?? "var(--yardstick)")];
    })
  );
}

function nameOf(value: string, column: string, cases: Case[]): string {
  const [first, ...rest] = value.split(" · ");
  const name = column === "case" ? cases.find(({id}) => id === first)?.name : undefined;
  return [name ?? first, ...rest].join(" · ") || "–";
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
  const years = (name: string) =>
    columns.get(name) === "time" &&
    !(result.columns.find((column) => column.name === name)?.type ?? "").startsWith("D");
  const dated = (name: string) =>
    /^(DATE|TIMESTAMP)/.test(result.columns.find((column) => column.name === name)?.type ?? "");
  const words = (name: string) => visible(name.replaceAll("_", " ").slice(0, 60));
  const tall = kind === "bar" || kind === "range" || kind === "timeline";
  return {
    x: {
      label: words(x),
      grid: true,
      ...(dated(x) && {type: "utc" as const}),
      ...(years(x) && {tickFormat: (year: number) => String(year)})
    },
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
  const ariaLabel = ({row}: Mark) => `${row}|`;
  const at = {x: "x", y: "y", ariaLabel} as const;
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
    const band = Plot.areaY(
      sorted.filter(({low, high}) => low !== null && high !== null),
      {x: "x", y1: "low", y2: "high", z: "color", fill: color, fillOpacity: 0.15}
    );
    return [...lines(sorted, color), ...(marks.length <= 200 ? [dot] : []), band];
  }
  const ranges = marks.filter(({low, high}) => low !== null && high !== null);
  if (kind === "range" || kind === "timeline")
    return [
      Plot.ruleY(ranges, {
        x1: "low",
        x2: "high",
        y: "y",
        ariaLabel,
        stroke: color,
        strokeWidth: 6,
        strokeOpacity: 0.4,
        strokeLinecap: "round"
      }),
      dot
    ];
  return [dot];
}

// Of one case several lines have its colour: they differ in their dashes.
function lines(marks: Mark[], color: (mark: Mark) => string): Plot.Markish[] {
  const named = [...new Set(marks.map((mark) => mark.color))];
  return named.map((name) => {
    const own = marks.filter((mark) => mark.color === name);
    const same = named
      .slice(0, named.indexOf(name))
      .filter((other) => other.split(" · ")[0] === name.split(" · ")[0] && name.includes(" · "));
    const dash = ["0", "6 4", "2 3", "8 3 2 3"][same.length % 4]!;
    return Plot.line(own, {x: "x", y: "y", stroke: color(own[0]!), strokeDasharray: dash});
  });
}
