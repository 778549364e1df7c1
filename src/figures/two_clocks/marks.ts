import {filled} from "@cold-winter/figure";
import * as Plot from "@observablehq/plot";
import type {Frame, Layout} from "./frame.js";
import {year} from "./clock.js";
import {isAwaited, isPlaced, middle, type Mark} from "./mark.js";
import {named} from "./words.js";

type Label = (row: Mark) => string;

interface Box {
  row: Mark;
  x1: number;
  x2: number;
  y1: number;
  y2: number;
}

/** A rectangle between two places on the clock and two distances from the axis, cut to the years drawn. */
function boxOf(
  frame: Frame,
  {from, to}: Layout,
  row: Mark,
  [x, x_to]: [number, number],
  [near, far]: [number, number]
): Box {
  const [a, b] = [frame.at(Math.max(from, x), near), frame.at(Math.min(to, x_to), far)];
  return {row, x1: a[0], y1: a[1], x2: b[0], y2: b[1]};
}

const of = (frame: Frame, layer: Mark["layer"]) => frame.rows.filter((row) => row.layer === layer);

const corners = {x1: "x1", x2: "x2", y1: "y1", y2: "y2"} as const;

/** Shades the years of a famine, with the widest span of its rivals paler. */
export function famineMarks(frame: Frame, layout: Layout, ariaLabel: Label): Plot.Markish {
  const {zones} = frame;
  const depth: [number, number] = [zones.stock - 4, zones.lanes - 2];
  const wide = of(frame, "famine").map((row) => {
    const early = (Number(row.from_day) - Number(row.earliest_day ?? row.from_day)) / year;
    const late = (Number(row.latest_day ?? row.to_day) - Number(row.to_day)) / year;
    return boxOf(frame, layout, row, [row.x! - early, row.x_to! + late], depth);
  });
  const own = of(frame, "famine").map((row) =>
    boxOf(frame, layout, row, [row.x!, row.x_to!], depth)
  );
  return Plot.marks(
    Plot.rect(wide, {...corners, fill: "currentColor", fillOpacity: 0.05}),
    Plot.rect(own, {
      ...{...corners, fill: "currentColor", fillOpacity: 0.1},
      ariaLabel: ({row}: Box) => ariaLabel(row)
    })
  );
}

/** Draws what lay upon the country: sanctions filled, upheaval in outline. */
export function laneMarks(frame: Frame, layout: Layout, ariaLabel: Label): Plot.Markish {
  const boxes = frame.lanes.flatMap((lane, at) =>
    lane.map((row) => {
      const near = frame.zones.lanes + at * (layout.lane + 2);
      return boxOf(frame, layout, row, [row.x!, row.x_to!], [near, near + layout.lane]);
    })
  );
  const filled = ({row}: Box) => row.layer === "pressure";
  return Plot.marks(
    Plot.rect(boxes.filter(filled), {
      ...{...corners, fill: "currentColor", fillOpacity: 0.16},
      ariaLabel: ({row}: Box) => ariaLabel(row)
    }),
    Plot.rect(
      boxes.filter((box) => !filled(box)),
      {
        ...{...corners, fill: "var(--theme-background)", stroke: "currentColor"},
        ...{strokeOpacity: 0.6, inset: 0.5, ariaLabel: ({row}: Box) => ariaLabel(row)}
      }
    )
  );
}

/**
 * Draws a column for each year's warheads: solid as far as all counts agree, pale up to the highest, narrow where one
 * maker stands alone, with an open top where a count says at least.
 */
export function stockMarks(frame: Frame, layout: Layout, ariaLabel: Label): Plot.Markish {
  const {zones, color} = frame;
  const column = (row: Mark, least: number, most: number) => {
    const inset = (row.voices ?? 1) > 1 ? 0.04 : 0.19;
    const depth: [number, number] = [
      zones.stock + least * layout.scale,
      zones.stock + most * layout.scale
    ];
    return boxOf(frame, layout, row, [row.x! + inset, row.x_to! - inset], depth);
  };
  const rows = of(frame, "arsenal").filter(({x, x_to}) => x_to! > layout.from && x! < layout.to);
  const solid = rows.map((row) => column(row, 0, row.low ?? row.best!));
  const ranged = rows.filter((row) => (row.high ?? row.best!) > (row.low ?? row.best!));
  const pale = ranged.map((row) => column(row, row.low ?? row.best!, row.high ?? row.best!));
  const open = rows
    .filter(({open_ended}) => open_ended)
    .map((row) => column(row, row.high ?? row.best!, (row.high ?? row.best!) + 6 / layout.scale));
  const label = {ariaLabel: ({row}: Box) => ariaLabel(row)};
  return Plot.marks(
    Plot.rect(solid, {...corners, ...label, fill: color, fillOpacity: 0.5}),
    Plot.rect(pale, {
      ...{...corners, ...label, fill: color, fillOpacity: 0.14},
      ...{stroke: color, strokeOpacity: 0.45, strokeWidth: 0.75}
    }),
    Plot.rect(open, {
      ...{...corners, fill: "none", stroke: color},
      ...{strokeOpacity: 0.6, strokeDasharray: "1.5,2", strokeWidth: 0.75}
    }),
    Plot.link([0], lineAt(frame, layout, zones.stock, {strokeOpacity: 0.55}))
  );
}

/** A line along the axis, at a distance from it. */
function lineAt(frame: Frame, {from, to}: Layout, out: number, options: object) {
  const [a, b] = [frame.at(from, out), frame.at(to, out)];
  return {x1: a[0], y1: a[1], x2: b[0], y2: b[1], stroke: "currentColor", ...options};
}

/** Draws income per head as a thin line that is cut where the series breaks. */
export function incomeMarks(frame: Frame, ariaLabel: Label): Plot.Markish {
  const rows = of(frame, "income");
  const place = (row: Mark) => frame.at(middle(row), frame.rise(row.best!));
  const [x, y] = [(row: Mark) => place(row)[0], (row: Mark) => place(row)[1]];
  return Plot.marks(
    Plot.line(rows, {
      ...{x, y, z: (row: Mark) => String(row.position), stroke: frame.color, strokeWidth: 1.5}
    }),
    Plot.dot(rows, {x, y, r: 1.5, fill: frame.color, ariaLabel})
  );
}

/** Draws a tick for each test and each launch. */
export function tickMarks(frame: Frame, ariaLabel: Label): Plot.Markish {
  const tick = (layer: "test" | "launch", near: number, size: number, width: number) => {
    const rows = of(frame, layer);
    const end = (out: number, axis: 0 | 1) => (row: Mark) => frame.at(middle(row), out)[axis];
    return Plot.link(rows, {
      ...{x1: end(near, 0), x2: end(near + size, 0), y1: end(near, 1), y2: end(near + size, 1)},
      ...{stroke: frame.color, strokeWidth: width, ariaLabel},
      strokeOpacity: layer === "test" ? 1 : 0.75
    });
  };
  const {tests, launches, stock} = frame.zones;
  return Plot.marks(
    tick("launch", launches, stock - launches - 4, 0.9),
    tick("test", tests, launches - tests - 3, 2)
  );
}

/** Draws the steps: filled where reached, hollow where disputed or unchecked, a bar over dates that differ. */
export function stepMarks(frame: Frame, {from, to}: Layout, ariaLabel: Label): Plot.Markish {
  const {zones, color} = frame;
  const steps = frame.rows.filter((row) => row.layer === "milestone" && isPlaced(row));
  const within = (years: number) => Math.max(from, Math.min(to, years));
  const end = (key: "x" | "x_to", axis: 0 | 1) => (row: Mark) =>
    frame.at(within(row[key]!), zones.dots)[axis];
  const at = (axis: 0 | 1) => (row: Mark) => frame.at(within(middle(row)), zones.dots)[axis];
  const firm = (row: Mark) => row.attainment === "reached" && row.status === "checked";
  return Plot.marks(
    Plot.link(
      steps.filter(({x, x_to}) => x_to! - x! > 0.3),
      {
        ...{x1: end("x", 0), x2: end("x_to", 0), y1: end("x", 1), y2: end("x_to", 1)},
        ...{stroke: color, strokeWidth: 7, strokeOpacity: 0.4, strokeLinecap: "round", ariaLabel}
      }
    ),
    Plot.dot(steps, {
      ...{x: at(0), y: at(1), stroke: color, strokeWidth: 2, ariaLabel},
      r: (row: Mark) => (named.has(row.kind!) ? 4.5 : 2.5),
      fill: (row: Mark) => filled(firm(row), color)
    })
  );
}

/** Draws where a step was waited for in vain: a cut mark at the end of the record. */
export function awaitedMarks(frame: Frame): Plot.Markish {
  const rows = frame.rows.filter(isAwaited);
  const end = (out: number, axis: 0 | 1) => (row: Mark) => frame.at(row.x!, out)[axis];
  const {dots} = frame.zones;
  return Plot.link(rows.slice(0, 1), {
    ...{x1: end(dots - 7, 0), x2: end(dots + 7, 0), y1: end(dots - 7, 1), y2: end(dots + 7, 1)},
    ...{stroke: frame.color, strokeWidth: 2}
  });
}
