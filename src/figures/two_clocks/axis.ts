import * as Plot from "@observablehq/plot";
import {halo, plainNumber, plainRange} from "@cold-winter/figure";
import type {Frame, Layout} from "./frame.js";
import {isPlaced, middle, type Mark} from "./mark.js";
import {spot} from "./names.js";
import type {Headline} from "./sentence.js";

const ends = {x1: "x1", x2: "x2", y1: "y1", y2: "y2", stroke: "currentColor"} as const;

interface Ends {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
}

function between(a: [number, number], b: [number, number]): Ends {
  return {x1: a[0], y1: a[1], x2: b[0], y2: b[1]};
}

function ticksOf({from, to, start, end, tall}: Layout): number[] {
  const pixels = (end - start) / (to - from);
  const step = [1, 2, 5, 10].find((each) => each * pixels > (tall ? 40 : 60)) ?? 20;
  const first = Math.ceil(from / step) * step;
  return Array.from({length: Math.floor((to - first) / step) + 1}, (_, at) => first + at * step);
}

/** Draws the years between the cases, or below each, and where the clock starts. */
export function axisMarks(layout: Layout, zero: string): Plot.Markish {
  const {from, tall, mirrored, frames, start} = layout;
  const ticks = ticksOf(layout);
  const lines = frames.flatMap((frame) =>
    ticks.map((tick) => ({
      tick,
      ...between(frame.at(tick, 12), frame.at(tick, frame.zones.lanes - 2))
    }))
  );
  const shared = mirrored || tall;
  const below = shared ? 0 : -16;
  // Where the axis begins stand its words.
  const apart = ticks.filter((tick) => tall || tick - from > (layout.to - from) / 60);
  const places = (shared ? frames.slice(0, 1) : frames).flatMap((frame) =>
    apart.map((tick) => {
      const [x, y] = frame.at(tick, below);
      return {text: tick > 0 ? `+${tick}` : plainNumber(tick), x, y};
    })
  );
  const title = frames.slice(0, 1).map((frame) => ({
    text: `Years since the ${zero}`,
    x: start - 10,
    y: frame.at(from, below)[1]
  }));
  return Plot.marks(
    Plot.link(
      lines.filter(({tick}) => tick !== 0),
      {...ends, strokeOpacity: 0.12}
    ),
    Plot.link(
      lines.filter(({tick}) => tick === 0),
      {...ends, strokeOpacity: 0.7}
    ),
    Plot.text(places, {...spot, fontSize: 12, fillOpacity: 0.85, ...halo}),
    Plot.text(tall || start < 100 ? [] : title, {
      ...{...spot, textAnchor: "end", fontWeight: 600, lineWidth: 9}
    })
  );
}

/** Joins the same step of two cases that face each other; the one of the headline stands out. */
export function threads(layout: Layout, found: Headline | null): Plot.Markish {
  const {mirrored, frames, from, to} = layout;
  const steps = ({rows}: Frame) =>
    rows.filter(
      (row) =>
        row.layer === "milestone" && isPlaced(row) && middle(row) >= from && middle(row) <= to
    );
  const [one, other] = mirrored ? frames : [];
  const pairs = (one ? steps(one) : []).flatMap((row) => {
    const same = steps(other!).find(({kind}) => kind === row.kind);
    if (!same) return [];
    const place = (frame: Frame, step: Mark) => frame.at(middle(step), frame.zones.dots);
    return [{kind: row.kind, ...between(place(one!, row), place(other!, same))}];
  });
  const hot = ({kind}: {kind: string | null}) => kind === found?.target.kind;
  return Plot.marks(
    Plot.link(
      pairs.filter((pair) => !hot(pair)),
      {...ends, strokeOpacity: 0.35}
    ),
    Plot.link(pairs.filter(hot), {...ends, strokeWidth: 2}),
    ...frames.map((frame) => reach(frame, layout, found))
  );
}

// The years from the start to the step of the headline, as a bar with its length.
function reach(frame: Frame, {tall, from, to}: Layout, found: Headline | null): Plot.Markish {
  const row = found?.spans.find(({each}) => each.id === frame.each.id)?.row;
  if (!row || !frame.rows.includes(row)) return null;
  const {dots} = frame.zones;
  const last = Math.max(from, Math.min(to, middle(row)));
  const bar = between(frame.at(0, dots), frame.at(last, dots));
  const [low, high] = [row.x!, row.x_to!].map(Math.abs).sort((a, b) => a - b) as [number, number];
  const [x, y] = frame.at(Math.min(0, last), dots - 17);
  const words = {text: `${plainRange(low, high, 1)} years`, x: x + 8, y};
  return Plot.marks(
    Plot.link([bar], {...ends, stroke: frame.color, strokeWidth: 4.5}),
    Plot.text(tall ? [] : [words], {
      ...{...spot, ...halo, fill: frame.color, textAnchor: "start", fontSize: 15, fontWeight: 700}
    })
  );
}
