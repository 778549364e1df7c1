import {isDated, type ComparedRow, type Told, type ToldPart} from "@cold-winter/data/comparison";
import {caseName} from "../cases.js";
import type {RenderContext} from "../spec.js";
import {amountScale, linearScale, type Scale} from "../scale.js";
import type {TimeAxis} from "../time-axis.js";
import {boundsOf, drawnOf, say} from "./scene.js";

/** One frame of a picture, in pixels, with the rows that are drawn in it. */
export interface Panel {
  part: ToldPart;
  rows: ComparedRow[];
  title: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
  y: Scale | null;
  /** The pixel of a place on the clock. */
  x: (place: number) => number;
  /** What has a line of its own, from top to bottom: steps, words of a column, cases. */
  lanes: string[];
}

/** Where everything stands, in pixels. */
export interface Layout {
  wide: boolean;
  panels: Panel[];
  from: number;
  to: number;
  height: number;
  /** The one axis of time below which all panels stand; null where they stand side by side. */
  axis: TimeAxis | null;
}

type Form = ToldPart["form"];
const laned: Form[] = ["ladder", "strips"];

/** Whether rows of a part are marks without an amount, in lines of their own. */
export const isLaned = ({form, kind}: ToldPart, rows: ComparedRow[]) =>
  laned.includes(form) || (kind === "things" && !rows.some((row) => boundsOf(row)));

/** Lays out the frames of a comparison below each other, all on one axis of time; small multiples side by side. */
export function layoutOf(rows: ComparedRow[], told: Told, renderContext: RenderContext): Layout {
  const wide = renderContext.width > 500;
  const drawn = drawnOf(rows);
  const [from, to] = timeOf(drawn, told);
  const groups = told.parts.flatMap((part) => groupsOf(part, drawnOf(rows, part.n), renderContext));
  const panels: Panel[] = [];
  let top = 4;
  const multiple = groups.some(({small}) => small);
  const columns = multiple ? Math.min(groups.length, wide ? 3 : 2) : 1;
  const {width} = renderContext;
  const room = {...frameOf(groups, told, {from, to, wide}), columns, wide, width, scaled: groups};
  for (let at = 0; at < groups.length; at += columns) {
    const row = groups.slice(at, at + columns);
    const heights = row.map(({part, rows: own, lanes}) =>
      heightOf(part, own, lanes.length, wide, multiple)
    );
    const height = Math.max(...heights);
    for (const [place, group] of row.entries())
      panels.push(panelOf(group, {...room, top, height, place}, told));
    top += height + 64;
  }
  const axis = columns === 1 && panels.length ? axisOf(panels[0]!, room, told) : null;
  return {wide, panels, from, to, height: Math.max(top - 14, 60), axis};
}

// What happened in a calendar year lies behind its number; what is counted from an anniversary, and a yearly value, to both sides.
function axisOf({left, right}: Panel, {first, last}: Room, {parts, exact}: Told): TimeAxis {
  const before = parts.some(isDated) && !exact ? 0 : 0.5;
  return {along: "x", from: first, to: last, start: left, end: right, before};
}

/** The ends of the axis of time, and the room beside it, the same for all panels. */
function frameOf(
  groups: Group[],
  {clock}: Told,
  {from, to, wide}: {from: number; to: number; wide: boolean}
): {first: number; last: number; gutter: number; margin: number} {
  const laned = groups.some(({lanes}) => lanes.length);
  const plain = groups.some(({lanes}) => !lanes.length);
  const bars = groups.some(({part}) => part.form === "bars");
  const half = bars && clock === null ? 0.5 : 0;
  return {
    first: from - half,
    last: to + (bars ? half || 1 : 0),
    gutter: Math.max(plain ? 44 : 0, laned ? (wide ? 190 : 6) : 0),
    margin: wide && plain ? 96 : 10
  };
}

interface Group {
  part: ToldPart;
  rows: ComparedRow[];
  title: string;
  lanes: string[];
  small: boolean;
}

function groupsOf(part: ToldPart, rows: ComparedRow[], context: RenderContext): Group[] {
  if (!rows.length) return [];
  const title = rows.find(({rival}) => !rival)?.panel ?? part.name;
  const order = (id: string) => context.cases.findIndex((each) => each.id === id);
  const cases = [...new Set(rows.map((row) => row.case))].sort((a, b) => order(a) - order(b));
  const zeros = [...new Set(rows.map(({zero}) => zero))];
  const lanesOf = (own: ComparedRow[]) => lanesFor(part, own);
  const make = (own: ComparedRow[], name: string, small = false): Group => ({
    part,
    rows: own,
    title: name,
    lanes: lanesOf(own),
    small
  });
  if (zeros.length > 1)
    return zeros.map((zero) =>
      make(
        rows.filter((row) => row.zero === zero),
        zero ?? title,
        true
      )
    );
  const split = part.form === "multiples" || part.apart || part.form === "bars";
  if (!split || isLaned(part, rows)) return [make(rows, title)];
  return cases.map((id) =>
    make(
      rows.filter((row) => row.case === id),
      `${caseName(id, context)}: ${title}`,
      part.form === "multiples"
    )
  );
}

function lanesFor(part: ToldPart, rows: ComparedRow[]): string[] {
  if (!isLaned(part, rows)) return [];
  const key = laneOf(part);
  const names = [...new Set(rows.map(key))];
  return part.kind === "steps" ? names.sort() : names;
}

/** Returns what tells the line in which a row is drawn. */
export function laneOf({kind}: ToldPart): (row: ComparedRow) => string {
  if (kind === "steps") return ({part, series_name}) => `${part ?? ""}|${series_name ?? ""}`;
  if (kind === "span") return ({case: id, title, part}) => `${id}|${part ?? title ?? ""}`;
  return ({case: id, part}) => `${id}|${part ?? ""}`;
}

function timeOf(rows: ComparedRow[], {comparison, clock}: Told): [number, number] {
  const places = rows.flatMap(({x, x_to}) => [x ?? x_to!, x_to ?? x!]);
  if (!places.length) return [comparison.window?.[0] ?? 0, comparison.window?.[1] ?? 1];
  const [first, last] = [Math.min(...places), Math.max(...places)];
  const [from, to] = comparison.window ?? [null, null];
  const low = Math.max(first, from ?? -Infinity);
  const high = Math.min(last, (to ?? Infinity) + 1);
  const start = clock !== null && low > 0 && low < 3 ? 0 : low;
  return [start, high > start ? high : start + 1];
}

function heightOf(
  part: ToldPart,
  rows: ComparedRow[],
  lanes: number,
  wide: boolean,
  small: boolean
): number {
  if (lanes) return lanes * (part.kind === "steps" ? 30 : wide ? 20 : 22) + 6;
  if (rows.every((row) => !boundsOf(row))) return 40;
  if (small) return wide ? 120 : 100;
  return part.form === "bars" ? (wide ? 110 : 95) : wide ? 230 : 200;
}

interface Room {
  /** The ends of the axis of time. */
  first: number;
  last: number;
  /** Pixels at the left and the right of it. */
  gutter: number;
  margin: number;
  columns: number;
  wide: boolean;
  width: number;
  scaled: Group[];
}

interface Cell extends Room {
  top: number;
  height: number;
  place: number;
}

function panelOf(group: Group, room: Cell, told: Told): Panel {
  const {first, last, gutter, margin, columns, place, width} = room;
  const lanes = group.lanes.length > 0;
  const outer = (width - 8) / columns;
  const left = place * outer + gutter;
  const right = (place + 1) * outer - (columns > 1 ? 12 : margin);
  const top = room.top + 36;
  const bottom = top + room.height;
  const same = room.scaled.filter(({part}) => part.n === group.part.n && !part.apart);
  const all = (same.length ? same : [group]).flatMap(({rows}) => rows);
  return {
    ...{part: group.part, rows: group.rows, lanes: group.lanes, left, right, top, bottom},
    title: titleOf(group, all, told),
    y:
      lanes || !group.rows.some((row) => boundsOf(row))
        ? null
        : scaleOf(all, group.part, told, bottom, top),
    x: (at) => left + ((at - first) / (last - first)) * (right - left)
  };
}

function titleOf({title, rows, part}: Group, _all: ComparedRow[], {comparison}: Told): string {
  const unit = rows.find((row) => boundsOf(row))?.unit;
  const log = comparison.log && part.kind !== "count" ? `, ${say("picture.log")}` : "";
  const own = rows.every((row) => !boundsOf(row) && row.listed !== null)
    ? `, ${say("picture.selected")}`
    : "";
  return `${title}${unit && unit !== "rank" && unit !== "index" && part.kind !== "count" ? `, ${unit}` : ""}${log}${own}`;
}

function scaleOf(
  rows: ComparedRow[],
  part: ToldPart,
  told: Told,
  bottom: number,
  top: number
): Scale | null {
  const sums = part.form === "bars" ? stacked(rows) : [];
  const values = [...rows.flatMap((row) => boundsOf(row) ?? []), ...sums];
  if (!values.length) return null;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (told.comparison.what[part.n - 1]?.as?.rank)
    return linearScale(1, Math.max(2, high), top, bottom, 3);
  if (told.comparison.log) {
    const positive = values.filter((value) => value > 0);
    const least = Math.min(...positive);
    return positive.length ? logScale(least, Math.max(...positive, least * 2), bottom, top) : null;
  }
  if (low < 0) return linearScale(low, Math.max(0, high), bottom, top, 4);
  return linearScale(0, high || 1, bottom, top, 4);
}

// A scale of logarithms, whatever the values.
function logScale(low: number, high: number, bottom: number, top: number): Scale {
  return amountScale([low, Math.max(high, low * 21)], bottom, top);
}

function stacked(rows: ComparedRow[]): number[] {
  const sums = new Map<string, number>();
  for (const {case: id, x, high, best} of rows) {
    const key = `${id}|${x}`;
    sums.set(key, (sums.get(key) ?? 0) + Math.max(0, high ?? best ?? 0));
  }
  return [...sums.values()];
}
