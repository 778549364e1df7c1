import * as Plot from "npm:@observablehq/plot";
import {text} from "./catalogue.js";
import {element} from "./dom.js";
import {plainNumber} from "./format.js";
import {curveSentence, digits, specificationCurve, type Curve} from "./holds.js";
import {plotOptions} from "./marks.js";
import {widths, type FigureInput} from "./element.js";
import type {Choice, Context, Row} from "./spec.js";

/** Draws "Does it hold?": in how many distinct answers a finding stands, and which choices lead to each. */
export function holdsElement(
  document: Document,
  input: FigureInput,
  {choices, rows, context}: {choices: Choice[]; rows: Row[]; context: Context}
): HTMLElement | null {
  const {holds} = input.spec;
  if (!holds) return null;
  const curve = specificationCurve(input, choices, context.chosen);
  const words = holds.words(context);
  const sentence = curveSentence(curve, holds.threshold, words, holds.measure(rows, context));
  const pictures = Object.entries(widths).map(([name, width]) =>
    element(
      document,
      "div",
      {class: name},
      picture(document, curve, {threshold: holds.threshold, label: words.label}, width, sentence)
    )
  );
  return element(
    document,
    "section",
    {class: "holds"},
    element(document, "h3", {}, text("holds.title")),
    element(document, "p", {class: "holds-finding"}, `${words.question} ${sentence}`),
    ...(curve.answers.length > 1 ? pictures : [])
  );
}

/** The threshold and what the axis measures. */
interface Line {
  threshold: number;
  label: string;
}

interface Cell {
  at: number;
  line: number;
  share: number;
}

function picture(document: Document, curve: Curve, holds: Line, width: number, sentence: string): Element {
  const {answers, varied} = curve;
  const wide = width > 500;
  const lines = varied.flatMap(({name, label, options}) =>
    options.map((option) => ({name, value: option.value, label: `${label.replace(/\?$/, "")}: ${option.label}`}))
  );
  const cells = answers.flatMap(({chosen}, at) =>
    lines.map(({name, value}, line): Cell => ({
      at,
      line,
      share: chosen.filter((each) => each[name] === value).length / chosen.length
    }))
  );
  const top = curvePlot(document, curve, holds, width);
  const matrix = Plot.plot({
    ...plotOptions(document, width),
    height: lines.length * (wide ? 15 : 30) + 12,
    marginLeft: wide ? 250 : 12,
    marginRight: 24,
    marginTop: 4,
    marginBottom: 8,
    x: {axis: null, domain: [-0.5, answers.length - 0.5]},
    y: {axis: null, domain: [lines.length - 0.5, wide ? -0.5 : -0.9]},
    marks: [
      Plot.dot(cells, {
        x: "at",
        y: "line",
        r: 3.5,
        stroke: "currentColor",
        strokeOpacity: 0.5,
        fill: "currentColor",
        fillOpacity: "share"
      }),
      Plot.text(lines, {
        ...{y: (_, at: number) => at, text: "label", frameAnchor: "left"},
        ...(wide ? {textAnchor: "end", dx: -12} : {textAnchor: "start", dx: -8, dy: -13})
      })
    ],
    opacity: {type: "identity"}
  });
  const both = element(document, "div", {role: "img", "aria-label": sentence});
  both.append(top, matrix);
  for (const part of both.querySelectorAll("[aria-label]")) part.removeAttribute("aria-label");
  return both;
}

function curvePlot(document: Document, {answers}: Curve, {threshold, label}: Line, width: number): Element {
  const wide = width > 500;
  const values = answers.map(({value}, at) => ({value, at}));
  const words = digits(answers);
  return Plot.plot({
    ...plotOptions(document, width),
    height: 130,
    marginLeft: wide ? 250 : 12,
    marginRight: 24,
    marginTop: 26,
    marginBottom: 6,
    x: {axis: null, domain: [-0.5, answers.length - 0.5]},
    y: {
      axis: null,
      nice: true,
      domain: [Math.min(threshold, answers[0]!.value), Math.max(threshold, answers.at(-1)!.value)]
    },
    marks: [
      Plot.ruleY([threshold], {stroke: "currentColor", strokeDasharray: "4,3"}),
      Plot.dot(values, {x: "at", y: "value", r: 4, fill: "currentColor"}),
      Plot.text(
        values.filter(({at}) => answers.length <= (wide ? 14 : 6) || at === 0 || at === answers.length - 1),
        {x: "at", y: "value", text: ({value}: {value: number}) => plainNumber(value, words), dy: -11}
      ),
      Plot.text([label], {
        frameAnchor: "top-left",
        dy: -24,
        dx: wide ? -245 : -8,
        textAnchor: "start",
        fontStyle: "italic"
      })
    ]
  });
}
