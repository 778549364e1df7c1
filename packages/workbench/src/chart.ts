import type {Cell, Result} from "@cold-winter/data";
import {countRows, known} from "./rows.js";
import type {ChartChoice, ChartKind} from "./draft.js";

/** What a column can be drawn as. */
export type ColumnKind = "time" | "number" | "text";

/** A column with what it can be drawn as. */
export interface ChartColumn {
  name: string;
  kind: ColumnKind;
  distinct: number;
}

/** Says of each column of a result what it can be drawn as. Columns of sources, status and notes are left out. */
export function chartColumns(result: Pick<Result, "columns" | "rows">): ChartColumn[] {
  return result.columns
    .filter(({name}) => !known.has(name))
    .map(({name, type}) => {
      const cells = result.rows[name]!;
      return {name, kind: kindOf(name, type, cells), distinct: new Set(cells.slice(0, 5000)).size};
    });
}

/** Whether the cells of a column are numbers. */
export function isNumeric(type: string): boolean {
  return /^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$|^DOUBLE$|^FLOAT$|^DECIMAL\([\d,]+\)$/.test(type);
}

function kindOf(name: string, type: string, cells: Cell[]): ColumnKind {
  if (/^(DATE$|TIMESTAMP)/.test(type)) return "time";
  if (!isNumeric(type)) return "text";
  const years =
    /year/i.test(name) &&
    cells.every((cell) => cell === null || (Number(cell) > 1000 && Number(cell) < 2200));
  return years && cells.length > 0 ? "time" : "number";
}

/** Returns the pair of columns that bound a value, where the result has one. */
export function boundsOf(
  {columns}: Pick<Result, "columns">,
  value: string
): [low: string, high: string] | null {
  const names = new Set(columns.map(({name}) => name));
  const stem = value.replace(/_?(best|low|high)$/, "");
  const pairs: [string, string][] = [
    [`${stem}_low`, `${stem}_high`],
    [`${stem}_from`, `${stem}_to`],
    ...(["best", "low", "high", "value"].includes(value)
      ? [["low", "high"] as [string, string]]
      : [])
  ];
  return pairs.find(([low, high]) => names.has(low) && names.has(high)) ?? null;
}

/** Picks a chart for a result from its columns. */
export function suggestChart(result: Pick<Result, "columns" | "rows">): ChartChoice {
  const columns = chartColumns(result);
  const count = countRows(result);
  const of = (kind: ColumnKind) => columns.filter((each) => each.kind === kind);
  const [times, numbers, texts] = [of("time"), of("number"), of("text")];
  const [time, text] = [times[0]?.name ?? "", texts[0]?.name ?? ""];
  const number = pickValue(numbers);
  const groups = texts.filter(({distinct}) => distinct > 1 && distinct <= 8);
  const color = (groups.find(({name}) => name === "case") ?? groups[0])?.name ?? "";
  if (count < 1 || !columns.length) return {kind: "none", x: "", y: "", color: ""};
  if (number && boundsOf(result, number) && text && count <= 60)
    return {kind: "range", x: number, y: labelOf(texts), color};
  if (time && !number) return {kind: "timeline", x: time, y: color || text, color};
  if (time && number && count > 2 && times[0]!.distinct > 2)
    return {kind: "line", x: time, y: number, color};
  if (number && text) return {kind: "bar", x: number, y: labelOf(texts), color};
  if (numbers.length > 1 && count > 1)
    return {kind: "dot", x: numbers[0]!.name, y: numbers[1]!.name, color};
  return {kind: "none", x: "", y: "", color: ""};
}

function pickValue(numbers: ChartColumn[]): string {
  const names = numbers.map(({name}) => name);
  return (
    ["best", "value"].find((name) => names.includes(name)) ??
    names.find((name) => !/^(rank|position|number|latitude|longitude)$/.test(name)) ??
    ""
  );
}

function labelOf(texts: ChartColumn[]): string {
  return [...texts].sort((a, b) => b.distinct - a.distinct)[0]?.name ?? "";
}

/** Which kinds of column the two sides of a chart take. */
export const sides: Record<
  Exclude<ChartKind, "figure" | "none">,
  {x: ColumnKind[]; y: ColumnKind[]}
> = {
  line: {x: ["time", "number"], y: ["number"]},
  bar: {x: ["number"], y: ["text", "time"]},
  dot: {x: ["number", "time"], y: ["number", "text"]},
  range: {x: ["number", "time"], y: ["text"]},
  timeline: {x: ["time"], y: ["text"]}
};

/** Returns a chart whose columns are there and fit its kind, as near to the one asked for as can be. */
export function fitChart(
  asked: ChartChoice,
  result: Pick<Result, "columns" | "rows">
): ChartChoice {
  if (asked.kind === "none" || asked.kind === "figure") return asked;
  const columns = chartColumns(result);
  const fit = (name: string, kinds: ColumnKind[]) =>
    columns.find((each) => each.name === name && kinds.includes(each.kind))?.name ??
    kinds.flatMap((kind) => columns.filter((each) => each.kind === kind && each.name !== name))[0]
      ?.name ??
    "";
  const {x, y} = sides[asked.kind];
  const color = columns.some(({name}) => name === asked.color) ? asked.color : "";
  const fitted = {kind: asked.kind, x: fit(asked.x, x), y: fit(asked.y, y), color};
  const series = seriesOf(result, {...fitted, series: asked.series});
  return {...fitted, ...(series.length > 0 && {series})};
}

/** Most columns that a chart draws beside the first. */
export const mostSeries = 3;

/** Returns the columns that a chart draws beside the first: numbers, where lines or dots are drawn. */
export function seriesOf(
  {columns}: Pick<Result, "columns">,
  {kind, y, series = []}: ChartChoice
): string[] {
  if (kind !== "line" && kind !== "dot") return [];
  const fitting = columns
    .filter(({name, type}) => name !== y && isNumeric(type))
    .map(({name}) => name);
  return series.filter((name) => fitting.includes(name)).slice(0, mostSeries);
}

/** Whether bars would be stacked on one another of which one is the sum of the others. */
export function stacksSum(
  result: Pick<Result, "columns" | "rows">,
  {kind, x, y}: ChartChoice
): boolean {
  if (kind !== "bar") return false;
  const lanes = new Map<Cell, number[]>();
  for (const [at, lane] of (result.rows[y] ?? []).entries()) {
    const value = result.rows[x]?.[at] ?? null;
    if (value !== null) lanes.set(lane, [...(lanes.get(lane) ?? []), Number(value)]);
  }
  return [...lanes.values()].some((values) => {
    const sum = values.reduce((all, value) => all + value, 0);
    return (
      values.length > 2 &&
      values.some((value) => value !== 0 && Math.abs(sum - 2 * value) <= 1e-9 * Math.abs(sum))
    );
  });
}
