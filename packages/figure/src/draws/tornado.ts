import * as Plot from "@observablehq/plot";
import {draws, type Lever, type Levers, type Tally} from "@cold-winter/data/draws";
import {plainNumber} from "../format.js";
import {caseColor, halo, plotOptions} from "../marks.js";
import type {References} from "../references.js";
import type {Case} from "../spec.js";
import {caseNameOf, digitsOf, prevailing} from "./sentence.js";
import {leverName} from "./lever-words.js";
import {say, type DrawState} from "./state.js";

/** The most levers that are shown. */
const mostLevers = 5;

/** The strongest levers, of those that move an answer alike the first. */
export function strongest({levers}: Levers): Lever[] {
  const seen = new Set<string>();
  return levers
    .filter(({ends}) => {
      const effect = ends.map(({difference, first}) => `${difference}/${first}`).join();
      return !seen.has(effect) && seen.add(effect);
    })
    .slice(0, mostLevers);
}

/** What is measured of a tally on the axis: the mean difference, or the share of draws in a hundred. */
function amountOf({drawn}: DrawState): (tally: Tally) => number {
  const {asks, step, per} = drawn.drawing;
  return (tally) =>
    asks === "reversed" ? (100 * tally.first) / draws : ((tally.difference / draws) * step) / per;
}

const ink = {...halo, fill: "currentColor"};

interface Bar {
  name: string;
  y: number;
  low: number;
  high: number;
}

/** Draws how far each of the strongest levers moves the answer, with the line beyond which it turns. */
export function tornado(
  document: Document,
  state: DrawState,
  found: Levers,
  {cases, references}: {cases: Case[]; references: References},
  width: number
): Element {
  const wide = width > 500;
  const tall = wide ? 22 : 38;
  const amount = amountOf(state);
  const base = amount(found.base);
  const alone = isAlone(state, found);
  const bars = strongest(found).map((lever, at): Bar => {
    const values = [base, ...lever.ends.map(amount)];
    const y = at * tall + (wide ? tall / 2 : 26);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    return {name: leverName(lever, state, references), y, low, high};
  });
  const {domain, turn} = scopeOf(bars, state, alone);
  const ends = bars.flatMap(({low, high}) => [low, high]);
  const digits = digitsOf(ends, {step: 1, per: 1});
  const sided = !alone && state.drawn.drawing.asks === "more";
  const words = (value: number) => plainNumber(sided ? Math.abs(value) : value, digits);
  // The answer itself stands once, above its line.
  const label = (at: "low" | "high") =>
    Plot.text(
      bars.filter((bar) => bar[at] !== base),
      {
        ...{x: at, y: "y", text: (bar: Bar) => words(bar[at]), fill: "currentColor"},
        ...(at === "low" ? {textAnchor: "end", dx: -5} : {textAnchor: "start", dx: 5}),
        ...ink
      }
    );
  return Plot.plot({
    ...plotOptions(document, width),
    height: bars.length * tall + 60,
    marginLeft: wide ? 340 : 34,
    marginRight: wide ? 60 : 34,
    marginTop: 20,
    marginBottom: 40,
    x: {
      ...{domain, grid: true, ticks: wide ? 7 : 4, labelAnchor: "center", labelArrow: "none"},
      ...{
        label: axisLabel(state, cases, alone, wide),
        tickFormat: (value: number) =>
          plainNumber(sided ? Math.abs(value) : value, Number.isInteger(value) ? 0 : 1)
      }
    },
    y: {axis: null, domain: [bars.length * tall, 0]},
    marks: [
      turn === null ? null : Plot.ruleX([turn], {stroke: "var(--warn)", strokeDasharray: "4,3"}),
      Plot.rect(bars, {
        ...{x1: "low", x2: "high", y1: ({y}: Bar) => y - 5, y2: ({y}: Bar) => y + 5},
        ...{fill: sideColor(state, found, cases), fillOpacity: 0.55}
      }),
      Plot.ruleX([base], {strokeWidth: 2}),
      Plot.text([base], {
        x: (value: number) => value,
        text: words,
        frameAnchor: "top",
        dy: -14,
        fontWeight: 600
      }),
      label("low"),
      label("high"),
      Plot.text(bars, {
        ...{y: (bar: Bar) => (wide ? bar.y : bar.y - 17), text: "name", frameAnchor: "left"},
        ...(wide ? {textAnchor: "end", dx: -44} : {textAnchor: "start", dx: -30}),
        ...{lineWidth: 27, textOverflow: "ellipsis", ...ink}
      })
    ]
  });
}

/** Whether a claim is of one case alone, so that nothing is compared. */
export const isAlone = ({counts}: DrawState, {claim}: Levers) =>
  counts.find((count) => count.claim === claim)!.sides.length < 2;

function sideColor({drawn}: DrawState, {base}: Levers, cases: Case[]): string {
  const side = drawn.drawing.asks === "reversed" ? null : prevailing(base, drawn.cases);
  const own = cases.find(({id}) => id === side?.id);
  return own ? caseColor(own) : "currentColor";
}

/** What the axis shows: the bars, and where the answer turns if that is near. */
function scopeOf(
  bars: Bar[],
  {drawn}: DrawState,
  alone: boolean
): {domain: [number, number]; turn: number | null} {
  if (drawn.drawing.asks === "reversed") return {domain: [0, 100], turn: 50};
  const ends = bars.flatMap(({low, high}) => [low, high]);
  const [low, high] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const room = (high - low) * 0.06;
  return {
    domain: [low < 0 ? low - room : low, high > 0 ? high + room : high],
    turn: alone ? null : 0
  };
}

function axisLabel({drawn}: DrawState, cases: Case[], alone: boolean, wide: boolean): string {
  const {asks, says, unit} = drawn.drawing;
  if (asks === "reversed") return say("levers.axis.order");
  if (alone || !wide) return say("levers.axis.one", {unit});
  const [first, second] = drawn.cases.map((id) => caseNameOf(cases, id));
  return say("levers.axis", {first: first!, second: second!, says, unit});
}
