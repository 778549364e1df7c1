import * as Plot from "@observablehq/plot";
import {text, type TextName} from "./catalogue.js";
import {element, nameLanguages} from "./dom.js";
import {plainNumber} from "./format.js";
import {curveSentence, digits, specificationCurve, type Curve} from "./robustness.js";
import {dropStyle, plotOptions} from "./marks.js";
import {widths, type FigureInput} from "./figure-input.js";
import type {Choice, Context, Robustness, Row} from "./spec.js";

/** Draws "Does it hold?": in how many distinct answers a finding stands, and which choices lead to each. */
export function robustnessElement(
  document: Document,
  input: FigureInput,
  {choices, rows, context}: {choices: Choice[]; rows: Row[]; context: Context}
): HTMLElement | null {
  const {robustness} = input.spec;
  if (!robustness) return null;
  const curve = specificationCurve(input, choices, context.selections);
  const words = robustness.words(context);
  const sentence = curveSentence(
    curve,
    robustness.threshold,
    words,
    robustness.measure(rows, context)
  );
  const pictures =
    curve.answers.length < 2
      ? []
      : Object.entries(widths).map(([name, width]) =>
          element(
            document,
            "div",
            {class: name},
            picture(document, curve, robustness, width, sentence)
          )
        );
  const said = [
    element(document, "strong", {}, text("holds.title")),
    ` ${words.question} ${sentence}`
  ];
  return pictures.length
    ? element(
        document,
        "details",
        {class: "holds"},
        element(document, "summary", {}, ...said),
        legend(document),
        element(document, "p", {class: "holds-label"}, words.label),
        ...pictures
      )
    : element(document, "p", {class: "holds"}, ...said);
}

// What the signs of the picture mean: above, answers on their axis; below, the choices that lead to each.
function legend(document: Document): HTMLElement {
  const signs = [
    ["holds.answer", {r: 4, fill: "currentColor"}],
    ["holds.threshold", null],
    ...([1, 0.4, 0] as const).map((share, at) => [
      (["holds.always", "holds.sometimes", "holds.never"] as const)[at]!,
      {r: 3.5, fill: "currentColor", "fill-opacity": share, stroke: "currentColor"}
    ])
  ] as [TextName, Record<string, string | number> | null][];
  return element(
    document,
    "ul",
    {class: "holds-legend"},
    ...signs.map(([name, dot]) => element(document, "li", {}, sign(document, dot), text(name)))
  );
}

function sign(document: Document, dot: Record<string, string | number> | null): Element {
  const make = (name: string, attributes: Record<string, string | number>) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
    return node;
  };
  const svg = make("svg", {width: 20, height: 12, viewBox: "0 0 20 12", "aria-hidden": "true"});
  svg.append(
    dot
      ? make("circle", {cx: 10, cy: 6, ...dot})
      : make("path", {d: "M0 6H20", stroke: "currentColor", "stroke-dasharray": "4,3"})
  );
  return svg;
}

interface Cell {
  at: number;
  line: number;
  share: number;
}

/** A line of the matrix: the name of a choice, or one of its values. */
interface Entry {
  name: string;
  label: string;
  value?: string;
}

function entries({varied}: Curve): Entry[] {
  return varied.flatMap(({name, label, options}) => [
    {name, label},
    ...options.map((option) => ({name, ...option}))
  ]);
}

function picture(
  document: Document,
  curve: Curve,
  robustness: Pick<Robustness, "threshold">,
  width: number,
  sentence: string
): Element {
  const parts = [curvePlot(document, curve, robustness, width), matrix(document, curve, width)];
  for (const part of parts) {
    dropStyle(part);
    for (const each of [part, ...part.querySelectorAll("[aria-label]")])
      each.removeAttribute("aria-label");
    nameLanguages(part);
  }
  return element(document, "div", {role: "img", "aria-label": sentence}, ...parts);
}

function matrix(document: Document, curve: Curve, width: number): Element {
  const {answers} = curve;
  const lines = entries(curve);
  const cells = answers.flatMap(({selections}, at) =>
    lines.flatMap(({name, value}, line): Cell[] => {
      const share = selections.filter((each) => each[name] === value).length / selections.length;
      return value === undefined ? [] : [{at, line, share}];
    })
  );
  return Plot.plot({
    ...plotOptions(document, width),
    height: lines.length * 17 + 12,
    marginLeft: labelWidth(width),
    marginRight: 24,
    marginTop: 4,
    marginBottom: 8,
    x: {axis: null, domain: [-0.5, answers.length - 0.5]},
    y: {axis: null, domain: [lines.length - 0.5, -0.5]},
    opacity: {type: "identity"},
    marks: [
      Plot.dot(cells, {
        ...{x: "at", y: "line", r: 3.5, stroke: "currentColor", strokeOpacity: 0.5},
        ...{fill: "currentColor", fillOpacity: "share"}
      }),
      ...[true, false].map((head) =>
        Plot.text(
          lines.flatMap(({label, value}, line) =>
            (value === undefined) === head ? [{label, line}] : []
          ),
          {
            ...{y: "line", text: "label", frameAnchor: "left", textAnchor: "start", lineWidth: 30},
            ...{dx: (head ? 4 : 16) - labelWidth(width), fontWeight: head ? 600 : 400}
          }
        )
      )
    ]
  });
}

const labelWidth = (width: number) => (width > 500 ? 270 : 176);

function curvePlot(
  document: Document,
  {answers}: Curve,
  {threshold}: Pick<Robustness, "threshold">,
  width: number
): Element {
  const values = answers.map(({value}, at) => ({value, at}));
  const words = digits(answers);
  return Plot.plot({
    ...plotOptions(document, width),
    height: 130,
    marginLeft: labelWidth(width),
    marginRight: 24,
    marginTop: 20,
    marginBottom: 6,
    x: {axis: null, domain: [-0.5, answers.length - 0.5]},
    y: {
      ...{axis: "left", label: null, ticks: 4, tickSize: 3, grid: true, nice: true},
      tickFormat: (value: number) => plainNumber(value, words),
      domain: [Math.min(threshold, answers[0]!.value), Math.max(threshold, answers.at(-1)!.value)]
    },
    marks: [
      Plot.ruleY([threshold], {stroke: "currentColor", strokeDasharray: "4,3"}),
      Plot.dot(values, {x: "at", y: "value", r: 4, fill: "currentColor"}),
      Plot.text(
        values.filter(
          ({at}) =>
            answers.length <= (width > 500 ? 14 : 5) || at === 0 || at === answers.length - 1
        ),
        {
          x: "at",
          y: "value",
          text: ({value}: {value: number}) => plainNumber(value, words),
          dy: -11
        }
      )
    ]
  });
}
