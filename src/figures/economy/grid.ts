import {amountScale, type Case, type RenderContext, type Scale} from "@cold-winter/figure";
import {bounds, isValue, valuesOf, zeroYear, type Point} from "./point.js";

/** The years of one case, or of all where the clocks are laid on each other, from left to right. */
export interface Column {
  /** Cases drawn in it. */
  cases: Case[];
  /** Ids of the compared cases that have a column of their own. */
  strangers: string[];
  /** Whether its years are calendar years, in which yardsticks stand beside the case. */
  calendar: boolean;
  from: number;
  to: number;
  left: number;
  right: number;
  /** Pixel of a year of a case. */
  x: (year: number, id: string) => number;
}

/** One measure in one column. */
export interface Tile {
  column: Column;
  panel: string;
  unit: string;
  top: number;
  bottom: number;
  scale: Scale;
  rows: Point[];
  /** Whether its axis is written at its left, and its name above it. */
  first: boolean;
  /** Whether it is the topmost of its column, where milestones are marked. */
  topmost: boolean;
}

/** Where everything stands, in pixels. */
export interface Grid {
  wide: boolean;
  columns: Column[];
  tiles: Tile[];
  height: number;
}

/** How a figure over years differs from the others. */
export interface GridOptions {
  /** Height of a panel, by its name. */
  tall?: (panel: string) => number;
}

const gutter = {left: 42, right: 8, between: 26};

/** Lays a panel for each measure and unit over a column for each case; where clocks run from a milestone, one column for all. */
export function gridOf(
  rows: Point[],
  renderContext: RenderContext,
  {tall = () => 190}: GridOptions
): Grid {
  const wide = renderContext.width > 500;
  const columns = columnsOf(rows, renderContext, wide);
  const keys = [...new Set(rows.filter(isValue).map(panelKey))];
  const stacked = wide ? [columns] : columns.map((column) => [column]);
  const tiles: Tile[] = [];
  let y = 6;
  for (const key of keys) {
    const theirs = rows.filter((row) => isValue(row) && panelKey(row) === key);
    const seen = theirs.filter((row) => columns.some((column) => shows(column, row)));
    if (!seen.length) continue;
    for (const line of stacked) {
      if (!wide && !seen.some((row) => line.some((column) => shows(column, row)))) continue;
      const top = y + 40;
      const bottom = top + tall(theirs[0]!.panel!) * (wide ? 1 : 0.85);
      const scale = amountScale(seen.flatMap(bounds), bottom, top);
      for (const [at, column] of line.entries()) {
        const inside = seen.filter((row) => shows(column, row));
        tiles.push({
          column,
          panel: theirs[0]!.panel!,
          unit: theirs[0]!.unit!,
          top,
          bottom,
          scale,
          rows: inside,
          first: at === 0,
          topmost: !tiles.some((tile) => tile.column === column)
        });
      }
      y = bottom + 34;
    }
  }
  return {wide, columns, tiles, height: y + 4};
}

const panelKey = ({panel, unit}: Point) => `${panel}|${unit}`;

function shows({cases, strangers, calendar, from, to}: Column, {case: id, year}: Point): boolean {
  if (!calendar) return cases.some((each) => each.id === id);
  return !strangers.includes(id) && year >= from && year <= to;
}

function columnsOf(rows: Point[], renderContext: RenderContext, wide: boolean): Column[] {
  const compared = renderContext.cases.filter(
    ({id, role}) => role === "compared" && valuesOf(rows, id).length
  );
  const span = (id: string) => {
    const years = valuesOf(rows, id).map(({year}) => year);
    return [Math.min(...years), Math.max(...years)] as const;
  };
  if (renderContext.selections["axis"] === "since")
    return [sinceColumn(rows, renderContext, compared)];
  const spans = compared.map(({id}) => span(id));
  const total = spans.reduce((sum, [from, to]) => sum + to - from, 0);
  const free =
    renderContext.width - gutter.left - gutter.right - gutter.between * (compared.length - 1);
  const longest = Math.max(...spans.map(([from, to]) => to - from));
  let left = gutter.left;
  return compared.map((each, at) => {
    const [from, to] = spans[at]!;
    if (!wide) left = gutter.left;
    const width = wide
      ? (free * (to - from)) / total
      : ((renderContext.width - gutter.left - gutter.right) * (to - from)) / longest;
    const start = left;
    left += width + gutter.between;
    const strangers = compared.filter((other) => other !== each).map(({id}) => id);
    return {
      ...{cases: [each], strangers, calendar: true, from, to, left: start, right: start + width},
      x: (year: number) => start + ((year - from) / (to - from || 1)) * width
    };
  });
}

function sinceColumn(rows: Point[], renderContext: RenderContext, compared: Case[]): Column {
  const zeros = new Map(compared.map((each) => [each.id, zeroYear(rows, each, renderContext)]));
  const cases = compared.filter(({id}) => zeros.get(id) !== null);
  const years = cases.flatMap(({id}) => valuesOf(rows, id).map(({year}) => year - zeros.get(id)!));
  const [from, to] = [Math.min(0, ...years), Math.max(1, ...years)];
  const [left, right] = [gutter.left, renderContext.width - gutter.right];
  return {
    ...{cases, strangers: [], calendar: false, from, to, left, right},
    x: (year, id) => left + ((year - zeros.get(id)! - from) / (to - from)) * (right - left)
  };
}
