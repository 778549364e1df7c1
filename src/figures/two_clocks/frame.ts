import {caseColor, casesOf} from "@cold-winter/figure";
import type {Case, RenderContext} from "@cold-winter/figure";
import {windowOf} from "./clock.js";
import {isAwaited, isPlaced, middle, type Mark} from "./mark.js";
import {placeAcross, placeDown, type Label} from "./labels.js";
import {named, weight} from "./words.js";

/** Distances from the axis of time, in pixels, at which a kind of mark begins. */
export interface Zones {
  dots: number;
  tests: number;
  launches: number;
  stock: number;
  income: number;
  lanes: number;
  end: number;
}

/** One case of the picture. */
export interface Frame {
  each: Case;
  color: string;
  rows: Mark[];
  labels: Label[];
  zones: Zones;
  /** Which way the distances from the axis run: up and left are -1. */
  side: 1 | -1;
  /** The pixel of a place on the clock and a distance from the axis. */
  at: (years: number, out: number) => [number, number];
  /** The distance of an income within its strip, more being higher, or further out. */
  rise: (income: number) => number;
  /** Layers that have a lane, and the stretches in each. */
  lanes: Mark[][];
}

/** Where everything stands. */
export interface Layout {
  /** Time runs down, as on a telephone. */
  tall: boolean;
  /** Both cases have the same axis between them. */
  mirrored: boolean;
  from: number;
  to: number;
  frames: Frame[];
  width: number;
  height: number;
  /** Where the axis begins and ends. */
  start: number;
  end: number;
  /** Pixels of a warhead. */
  scale: number;
  lane: number;
  type: Type;
}

/** Sizes of words, in pixels. */
export interface Type {
  step: number;
  stock: number;
  income: number;
  famine: number;
  lane: number;
}

const wideType: Type = {step: 12, stock: 13, income: 11.5, famine: 12, lane: 11.5};
const tallType: Type = {step: 11, stock: 11, income: 10, famine: 11, lane: 9};

/** To which side words run that begin at the axis: towards the edge where time runs down. */
export const inward = ({side}: Frame, {tall}: Pick<Layout, "tall">) =>
  tall && side > 0 ? "start" : "end";

const gutter = 128;

/** How far sizes reach: the largest count and the largest income that are drawn, and the pixels for them. */
function sizesOf(rows: Mark[], tall: boolean) {
  const most = (layer: string) =>
    Math.max(
      1,
      ...rows.filter((row) => row.layer === layer).map((row) => row.high ?? row.best ?? 0)
    );
  const [stock, income] = tall ? [70, 15] : [66, 22];
  return {scale: stock / most("arsenal"), incomes: {most: most("income"), room: income}};
}

const lanesOf = (rows: Mark[]): Mark[][] => {
  const lanes: Mark[][] = [];
  for (const row of rows.filter(({layer}) => layer === "pressure" || layer === "upheaval")) {
    const free = lanes.find((lane) => lane.every((other) => apart(other, row)));
    if (free) free.push(row);
    else lanes.push([row]);
  }
  return lanes;
};

const apart = (a: Mark, b: Mark) => a.x_to! + 1 <= b.x! || b.x_to! + 1 <= a.x!;

/** Lays out the picture: two cases face each other over one axis, more stand below each other; time runs down where it is narrow. */
export function layoutOf(rows: Mark[], context: RenderContext): Layout {
  const cases = casesOf(rows, context);
  const tall = context.width < 600 && cases.length < 3;
  const [from, to] = windowOf(rows, context);
  const sizes = sizesOf(rows, tall);
  const [start, end] = tall
    ? [48, 48 + Math.max(560, Math.min(820, (to - from) * 17))]
    : [context.width < 600 ? 12 : gutter, context.width - 10];
  const along = (years: number) => start + ((years - from) / (to - from)) * (end - start);
  const [lane, type] = tall ? [9, tallType] : [15, wideType];
  const layout = {
    ...{tall, from, to, start, end, lane, type, width: context.width},
    scale: sizes.scale
  };
  const frames: Frame[] = [];
  const mirrored = cases.length === 2;
  let axis = tall ? context.width / 2 : 0;
  let height = tall ? end + 24 : 4;
  for (const [place, each] of cases.entries()) {
    const own = rows.filter((row) => row.case === each.id);
    const side = sideOf(place, mirrored, tall);
    const room = axis - 40;
    const labels = labelsOf(own, {tall, along, start, end, room});
    const zones = zonesOf(own, labels, {tall, sizes, lane, edge: context.width / 2});
    if (!tall && side < 0) axis = height + zones.end;
    const line = axis;
    const {income} = zones;
    const {most, room: depth} = sizes.incomes;
    frames.push({
      ...{each, color: caseColor(each), rows: own, labels, zones, side, lanes: lanesOf(own)},
      at: (years, out) =>
        tall ? [line + side * out, along(years)] : [along(years), line + side * out],
      rise: (value) => {
        const part = (value / most) * depth;
        return tall || side < 0 ? income + part : income + depth - part;
      }
    });
    if (tall) height = Math.max(height, ...labels.map(({at}) => at + 10));
    else height += zones.end + (mirrored ? 4 * place : 44);
  }
  return {...layout, mirrored, frames, height};
}

// The first of two lies to the left or above; one alone to the right or above.
function sideOf(place: number, mirrored: boolean, tall: boolean): 1 | -1 {
  if (mirrored) return place === 0 ? -1 : 1;
  return tall ? 1 : -1;
}

interface Room {
  tall: boolean;
  along: (years: number) => number;
  start: number;
  end: number;
  room: number;
}

// There is room for so many kinds of steps where time runs down.
const most = 10;

function labelsOf(rows: Mark[], {tall, along, start, end, room}: Room): Label[] {
  const steps = rows.filter(
    (row) =>
      row.layer === "milestone" &&
      row.x !== null &&
      named.has(row.kind!) &&
      (!tall || weight(row) < most)
  );
  const reached = steps.filter(isPlaced).map((row) => ({row, at: along(middle(row))}));
  const awaited = steps.filter(isAwaited).map((row) => ({row, at: along(row.x!)}));
  return tall ? placeDown(reached, awaited, end, room) : placeAcross(reached, awaited, start, end);
}

const tallZones = (lanes: number): Zones => ({
  ...{dots: 21, tests: 29, launches: 38, stock: 46, income: lanes - 19, lanes, end: lanes}
});

interface Sized {
  tall: boolean;
  sizes: ReturnType<typeof sizesOf>;
  lane: number;
  edge: number;
}

function zonesOf(rows: Mark[], labels: Label[], {tall, sizes, lane, edge}: Sized): Zones {
  if (tall) return tallZones(edge - Math.max(2, lanesOf(rows).length) * (lane + 2));
  const lines = Math.max(0, ...labels.map(({line}) => line + 1));
  const counts = rows.filter(({layer}) => layer === "arsenal").map(({high}) => high ?? 0);
  const tests = 45 + lines * 13;
  const stock = tests + 26;
  const income = stock + Math.max(0, ...counts) * sizes.scale + 17;
  const lanes = income + sizes.incomes.room + 6;
  return {
    ...{dots: 32, tests, launches: tests + 13, stock, income, lanes},
    end: lanes + Math.max(1, lanesOf(rows).length) * (lane + 2)
  };
}
