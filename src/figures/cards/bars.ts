import * as Plot from "@observablehq/plot";
import {caseColor, casesOf, markLabel, plotOptions} from "@cold-winter/figure";
import type {RenderContext, Row} from "@cold-winter/figure";

/** What a bar of a card shows of a row. */
export interface Bar {
  least: number;
  most: number;
  /** What stands behind it. */
  words: string;
  /** Whether it is beyond doubt; pale otherwise. */
  firm: boolean;
}

const [gutter, tail, line] = [96, 96, 30];

/** Draws one bar a case, from zero, with its range pale and its value behind it. */
export function bars(rows: Row[], context: RenderContext, barOf: (row: Row) => Bar): Element {
  const cases = casesOf(rows, context);
  const made = cases.flatMap((each, at) => {
    const row = rows.find((one) => one["case"] === each.id);
    return row ? [{each, row, y: at * line + line / 2, ...barOf(row)}] : [];
  });
  const most = Math.max(1, ...made.map((bar) => bar.most));
  const right = Math.min(context.width, 560) - tail;
  const x = (value: number) => gutter + (value / most) * (right - gutter);
  type Made = (typeof made)[number];
  const color = ({each}: Made) => caseColor(each);
  const label = markLabel(rows, (row) => {
    const bar = made.find((one) => one.row === row)!;
    return `${bar.each.name}: ${bar.words}`;
  });
  const span = {y1: ({y}: Made) => y - 10, y2: ({y}: Made) => y + 10, fill: color};
  const height = Math.max(line, cases.length * line);
  return Plot.plot({
    ...plotOptions(context.document, context.width),
    ...{height, margin: 0},
    x: {axis: null, domain: [0, context.width], range: [0, context.width]},
    y: {axis: null, domain: [0, height], range: [0, height]},
    marks: [
      Plot.text(made, {
        x: 0,
        y: "y",
        text: ({each}: Made) => each.name,
        textAnchor: "start",
        fill: color
      }),
      Plot.rect(made, {
        ...{...span, x1: gutter, x2: ({least}: Made) => x(least)},
        fillOpacity: ({firm}: Made) => (firm ? 0.6 : 0.25),
        ariaLabel: ({row}: Made) => label(row)
      }),
      Plot.rect(
        made.filter((bar) => bar.most > bar.least),
        {
          ...{...span, x1: ({least}: Made) => x(least), x2: (bar: Made) => x(bar.most)},
          ...{fillOpacity: 0.2, ariaLabel: ({row}: Made) => label(row)}
        }
      ),
      Plot.text(made, {
        ...{x: (bar: Made) => x(bar.most) + 7, y: "y", text: "words", fill: color},
        ...{textAnchor: "start", fontWeight: 600}
      })
    ]
  });
}
