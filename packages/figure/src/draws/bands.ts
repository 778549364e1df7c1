import * as Plot from "@observablehq/plot";
import {draws, type Count, type Side} from "@cold-winter/data/draws";
import {plainNumber} from "../format.js";
import {sentenceCase} from "../prose.js";
import {caseColor, plotOptions} from "../marks.js";
import type {Case} from "../spec.js";
import {caseNameOf, claimName, prevailing, shareMark} from "./sentence.js";
import {say, type DrawState} from "./state.js";

interface Band extends Side {
  y: number;
  color: string;
}

interface Line {
  count: Count;
  name: string;
  mark: string;
  color: string;
  y: number;
}

/** Draws what became of each claim in all draws: a band for each case, and in what share of draws which one has more. */
export function bandPlot(
  document: Document,
  state: DrawState,
  cases: Case[],
  width: number
): Element {
  const wide = width > 500;
  const {drawn, counts} = state;
  const order = drawn.drawing.asks === "reversed";
  const tall = wide ? (order ? 30 : 34) : 52;
  const lines = counts.map((count, at): Line => {
    const side = order ? null : prevailing(count, drawn.cases);
    const own = cases.find(
      ({id}) => id === (side?.id ?? (count.sides.length < 2 ? count.sides[0]!.case : ""))
    );
    const color = own ? caseColor(own) : "currentColor";
    const [name, mark] = [claimName(state, count.claim), shareMark(count, state, cases)];
    return {count, name, mark, color, y: at * tall + (wide ? tall / 2 : 12)};
  });
  return Plot.plot({
    ...plotOptions(document, width),
    height: counts.length * tall + 40,
    marginLeft: wide ? 300 : 8,
    marginRight: wide ? 170 : 12,
    marginTop: 4,
    marginBottom: 36,
    x: axisOf(state, wide),
    y: {axis: null, domain: [counts.length * tall, 0]},
    marks: [
      order
        ? orderMarks(lines, wide)
        : bandMarks(bandsOf(lines, state, cases, ({y}) => (wide ? y : y + 22))),
      Plot.text(lines, {
        ...{y: "y", text: "name", fontWeight: 500, frameAnchor: "left"},
        ...(wide ? {textAnchor: "end", dx: -12} : {textAnchor: "start", dx: -4}),
        lineWidth: wide ? 23 : 19,
        lineHeight: 1
      }),
      Plot.text(lines, {
        ...{y: "y", text: "mark", fill: "color", fontWeight: 600, frameAnchor: "right"},
        ...(wide ? {textAnchor: "start", dx: 14} : {textAnchor: "end", dx: 8})
      })
    ]
  });
}

function axisOf({drawn, counts}: DrawState, wide: boolean): Plot.ScaleOptions {
  const {unit, step, per, log, asks} = drawn.drawing;
  const shared = {
    grid: true,
    ticks: wide ? 8 : 4,
    labelAnchor: "left",
    labelArrow: "none"
  } as const;
  if (asks === "reversed") return {...shared, domain: [0, 100], label: say("axis.order")};
  const ends = counts.flatMap(({sides}) => sides.flatMap(({least, most}) => [least, most]));
  const values = ends.map((value) => (value * step) / per);
  const low = log ? Math.min(...values) / 1.3 : Math.min(0, ...values);
  return {
    ...shared,
    ...(log ? {type: "log"} : {}),
    domain: [low, Math.max(...values) * (log ? 1.3 : 1.02)],
    tickFormat: (value: number) => plainNumber(value, Number.isInteger(value) ? 0 : 1),
    label: sentenceCase(unit)
  };
}

function bandsOf(
  lines: Line[],
  {drawn}: DrawState,
  cases: Case[],
  low: (line: Line) => number
): Band[] {
  const {step, per} = drawn.drawing;
  const value = (steps: number) => (steps * step) / per;
  return lines.flatMap((line) =>
    line.count.sides.map((side, at): Band => {
      const gap = line.count.sides.length > 1 ? (at ? 7 : -7) : 0;
      return {
        ...side,
        ...{least: value(side.least), low: value(side.low), middle: value(side.middle)},
        ...{high: value(side.high), most: value(side.most)},
        y: low(line) + gap,
        color: caseColor(cases.find(({id}) => id === side.case)!)
      };
    })
  );
}

function bandMarks(bands: Band[]): Plot.Markish {
  const common = {y1: "y", y2: "y", stroke: "color"} as const;
  return Plot.marks(
    Plot.link(bands, {...common, x1: "least", x2: "most", strokeWidth: 1.5}),
    Plot.link(bands, {
      ...{...common, x1: "low", x2: "high", strokeWidth: 7},
      ...{strokeOpacity: 0.45, strokeLinecap: "round"}
    }),
    Plot.link(bands, {
      ...{x1: "middle", x2: "middle", stroke: "color", strokeWidth: 3},
      ...{y1: ({y}: Band) => y - 5, y2: ({y}: Band) => y + 5}
    })
  );
}

function orderMarks(lines: Line[], wide: boolean): Plot.Markish {
  const bars = lines.map(({count, y}) => ({x: (100 * count.first) / draws, y: wide ? y : y + 22}));
  const bar = {y1: ({y}: {y: number}) => y - 5, y2: ({y}: {y: number}) => y + 5};
  return Plot.marks(
    Plot.rect(bars, {...bar, x1: 0, x2: 100, fill: "currentColor", fillOpacity: 0.12}),
    Plot.rect(bars, {...bar, x1: 0, x2: "x", fill: "currentColor", fillOpacity: 0.65})
  );
}

/** What a screen reader says of the bands. */
export function bandWords(state: DrawState, cases: Case[]): string {
  const marks = state.counts.map((count) => {
    const mark = shareMark(count, state, cases) || caseNameOf(cases, count.sides[0]!.case);
    return `${claimName(state, count.claim)}: ${mark}`;
  });
  return marks.join("; ");
}
