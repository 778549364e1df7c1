import {runInNewContext} from "node:vm";
import {JSDOM} from "jsdom";
import * as Plot from "@observablehq/plot";
import {describe, expect, it} from "vitest";
import type {ChartChoice} from "../src/draft.js";
import {figureFile, pageFile} from "../src/page-files.js";
import {picture} from "../src/picture.js";

const {document} = new JSDOM("").window;
const columns = [
  {name: "site", type: "VARCHAR"},
  {name: "year", type: "INTEGER"},
  {name: "low", type: "DOUBLE"},
  {name: "best", type: "DOUBLE"},
  {name: "high", type: "DOUBLE"}
];
const rows = {
  site: ["a", "b", "c"],
  year: [1964, 1965, 1966],
  low: [1, 2, 3],
  best: [2, 3, 4],
  high: [4, 5, 9]
};
const result = {columns, rows};
const list = rows.site.map((_, at) =>
  Object.fromEntries(Object.entries(rows).map(([name, cells]) => [name, cells[at]]))
);

/** Counts marks of each kind in a picture: lines of a span, areas, dots, bars and lines. */
function counts(svg: Element): Record<string, number> {
  const count = (selector: string) => svg.querySelectorAll(selector).length;
  return {
    spans: count('g[stroke-width="6"] line'),
    areas: count('g[fill-opacity="0.15"] path'),
    dots: count("circle"),
    bars: count("rect")
  };
}

/** Draws what the text of a saved file draws, on the same rows. */
function drawn(text: string): Element {
  const plot = /(?:Plot\.plot\(|PlotOptions = )(\{marginLeft[\s\S]*?\]\})/.exec(text)![1]!;
  const options = runInNewContext(`(${plot})`, {Plot, rows: list}) as Plot.PlotOptions;
  return Plot.plot({...options, document});
}

const chart = (kind: ChartChoice["kind"], x: string, y: string): ChartChoice => ({
  ...{kind, x, y, color: ""}
});

describe("a saved page and figure", () => {
  it.each([
    chart("range", "best", "site"),
    chart("timeline", "best", "site"),
    chart("bar", "best", "site"),
    chart("dot", "year", "best"),
    chart("line", "year", "best")
  ])("draw a chart as the workbench draws it: $kind", (choice) => {
    const own = counts(picture(result, choice, {document, cases: [], width: 640})!.svg);
    const authored = {
      ...{draft: {sql: "SELECT 1", choices: {}} as never, chart: choice, result},
      ...{origin: null, version: "1"}
    };
    for (const text of [pageFile(authored), figureFile(authored)]) {
      const theirs = counts(drawn(text));
      // The workbench marks the points of a short line too.
      expect({...theirs, dots: choice.kind === "line" ? own["dots"] : theirs["dots"]}).toEqual(own);
    }
    if (choice.kind === "range") expect(own["spans"]).toBe(3);
    if (choice.kind === "line") expect(own["areas"]).toBe(1);
  });
});
