import * as Plot from "@observablehq/plot";
import type {ComparedRow, Told} from "@cold-winter/data/comparison";
import {draws, type Side} from "@cold-winter/data/draws";
import {maker} from "../dom.js";
import type {FigureInput} from "../figure-input.js";
import {plainNumber} from "../format.js";
import {caseColor, plotOptions} from "../marks.js";
import {amount} from "../scale.js";
import type {Case, Context, Row} from "../spec.js";
import {comparedDraws, yearsOf, type ComparedDraws} from "./compared.js";
import {pictures} from "./pictures.js";
import {caseNameOf, hundred, prevailing} from "./sentence.js";
import {say} from "./state.js";

/** Draws the band of a comparison whose series are ranged or have rivals, and says in how many draws each country has more; null for any other. */
export function comparedDrawsElement(
  document: Document,
  {answers}: FigureInput,
  rows: Row[],
  {cases}: Context
): HTMLElement | null {
  const found = answers.told && comparedDraws(rows as ComparedRow[], answers.told, cases);
  if (!found) return null;
  const make = maker(document);
  const words = yearWords(found, cases);
  const clock = answers.told!.clock !== null;
  return make(
    "div",
    {class: "draws", role: "group", "aria-label": say("title")},
    make("p", {}, make("strong", {}, say("title")), ` ${words}`),
    pictures(document, words, (width) => yearPlot(document, found, {cases, clock}, width)),
    make(
      "p",
      {class: "draw-limits"},
      `${say("years.how", {draws: plainNumber(draws)})} ${say("not")} ${say("leaves", {words: say("years.leaves")})}`
    )
  );
}

/** Says in how many draws each country has more, year by year; empty where a comparison is not drawn. */
export function comparedWords(rows: ComparedRow[], told: Told, cases: Case[]): string {
  const found = comparedDraws(rows, told, cases);
  return found ? yearWords(found, cases) : "";
}

function yearWords(found: ComparedDraws, cases: Case[]): string {
  const {both, open, first, second, closest} = yearsOf(found);
  if (!both.length) return say("years.none");
  const [one, other] = found.cases.map((id) => caseNameOf(cases, id));
  const whole = say("years", {
    ...{total: both.length, first: one!, second: other!, open: open.length},
    ...{a: first, b: second}
  });
  const side = closest && prevailing(closest, found.cases);
  if (!side) return whole;
  const most = say("years.closest", {
    year: closest.claim.replace("-", "\u2212"),
    case: caseNameOf(cases, side.id),
    share: hundred(side.count)
  });
  return `${whole} ${most}`;
}

interface Place {
  x: number;
  low: number;
  middle: number;
  high: number;
  case: string;
  stretch: number;
}

function placesOf({counts, drawing}: ComparedDraws): Place[] {
  const value = (steps: number) => steps * drawing.step;
  const sorted = counts
    .flatMap(({claim, sides}) => sides.map((side: Side) => ({x: Number(claim), side})))
    .sort((a, b) => a.x - b.x);
  const last = new Map<string, {x: number; stretch: number}>();
  return sorted.map(({x, side}) => {
    const before = last.get(side.case) ?? {x, stretch: 0};
    const stretch = x > before.x + 1 ? before.stretch + 1 : before.stretch;
    last.set(side.case, {x, stretch});
    const {low, middle, high} = side;
    return {x, low: value(low), middle: value(middle), high: value(high), case: side.case, stretch};
  });
}

function yearPlot(
  document: Document,
  found: ComparedDraws,
  {cases, clock}: {cases: Case[]; clock: boolean},
  width: number
): Element {
  const wide = width > 500;
  const places = placesOf(found);
  const color = (id: string) => caseColor(cases.find((each) => each.id === id)!);
  const z = ({case: id, stretch}: Place) => `${id}|${stretch}`;
  const marks = found.cases.flatMap((id) => {
    const own = places.filter((place) => place.case === id);
    const bars = {y1: "low", y2: "high", x: "x"} as const;
    return [
      Plot.areaY(own, {...bars, z, fill: color(id), fillOpacity: 0.28}),
      Plot.ruleX(own, {...bars, stroke: color(id), strokeOpacity: 0.28, strokeWidth: 3}),
      Plot.line(own, {x: "x", y: "middle", z, stroke: color(id), strokeWidth: 2})
    ];
  });
  const {unit} = found.drawing;
  return Plot.plot({
    ...plotOptions(document, width),
    height: wide ? 190 : 170,
    marginLeft: 52,
    marginRight: 16,
    marginTop: 24,
    x: {
      ...{label: null, ticks: wide ? 10 : 5},
      tickFormat: (x: number) => (clock && x > 0 ? `+${x}` : clock ? plainNumber(x) : String(x))
    },
    y: {
      ...{label: say("years.axis", {unit}), labelArrow: "none", grid: true, ticks: 4},
      ...{zero: true, tickFormat: (value: number) => amount(value)}
    },
    marks: [clock ? Plot.ruleX([0], {strokeDasharray: "2,2", strokeOpacity: 0.5}) : null, ...marks]
  });
}
