import * as Plot from "@observablehq/plot";
import {
  colorOf,
  type Context,
  filled,
  percent,
  plainRange,
  type RenderContext
} from "@cold-winter/figure";
import {ink} from "../economy/canvas.js";
import {amount} from "@cold-winter/figure";
import type {Layout, Line, Panel} from "./panels.js";
import {shownValue, type Condition} from "./row.js";

const symbols = ["square", "triangle", "diamond", "cross"] as const;

/** Returns the sign of each yardstick. */
export function symbolOf({cases}: Context): (id: string) => (typeof symbols)[number] {
  const yardsticks = cases.filter(({role}) => role === "yardstick").map(({id}) => id);
  return (id) => symbols[yardsticks.indexOf(id) % symbols.length]!;
}

/** What the marks of a line need besides the line. */
export interface Drawing {
  renderContext: RenderContext;
  ariaLabel: (row: Condition) => string;
}

/** Draws one case by one series: its two values, the yardsticks of the same years, the numbers at the side. */
export function lineMarks(
  line: Line,
  {scale}: Panel,
  {wide, left, right}: Layout,
  drawing: Drawing
): Plot.Markish {
  const {renderContext, ariaLabel} = drawing;
  const color = colorOf(renderContext)({case: line.case.id});
  const {own, y, yardsticks} = line;
  const side = own ? numbers(line, renderContext, wide) : "not given";
  return Plot.marks(
    wide
      ? Plot.text([`${line.case.name}, ${line.year}`], {
          x: left - 6,
          y,
          textAnchor: "end",
          fill: color
        })
      : null,
    yardsticks.map((row) =>
      Plot.dot([row], {
        ...{
          x: scale.at(shownValue(row, renderContext)!),
          y,
          r: 3.2,
          symbol: symbolOf(renderContext)(row.observed)
        },
        ...{
          stroke: "var(--yardstick)",
          strokeWidth: 1.5,
          fill: "var(--theme-background)",
          ariaLabel
        }
      })
    ),
    own ? ownMarks(own, scale.at, y, {...drawing, color}) : null,
    Plot.text([side], {x: right + 12, y, textAnchor: "start", ...ink, fill: color})
  );
}

function ownMarks(
  own: Condition,
  at: (value: number) => number,
  y: number,
  {renderContext, ariaLabel, color}: Drawing & {color: string}
): Plot.Markish {
  const taken = shownValue(own, renderContext);
  const other = renderContext.selections["when"] === "before" ? own.same : own.before;
  const {low, high} = own;
  return Plot.marks(
    low === null || high === null
      ? null
      : Plot.ruleY([own], {
          x1: at(low),
          x2: at(high),
          y,
          stroke: color,
          strokeWidth: 6,
          strokeOpacity: 0.4,
          ariaLabel
        }),
    other === null
      ? null
      : Plot.ruleX([own], {
          x: at(other),
          y1: y - 5,
          y2: y + 5,
          stroke: color,
          strokeWidth: 2,
          ariaLabel
        }),
    taken === null
      ? null
      : Plot.dot([own], {
          ...{x: at(taken), y, r: 4.5, stroke: color, strokeWidth: 2, ariaLabel},
          fill: filled(own.status === "checked", color)
        })
  );
}

function numbers({own, yardsticks}: Line, renderContext: RenderContext, wide: boolean): string {
  const [before, same] = [own!.before, own!.same].map((each) =>
    each === null ? "–" : amount(each)
  );
  const words = `${before!} → ${own!.same === null && own!.low !== null ? value(own!) : same!}`;
  const taken = shownValue(own!, renderContext);
  const largest = Math.max(...yardsticks.map((row) => shownValue(row, renderContext)!));
  return wide && own!.measure === "income" && taken !== null && yardsticks.length
    ? `${words}  (${percent(taken / largest, taken / largest, taken / largest < 0.1 ? 1 : 0)})`
    : words;
}

/** Writes both values of a row with their years. */
export function value(row: Condition): string {
  const year = (of: number, number: number | null) =>
    number === null ? "" : `${of}: ${amount(number)} ${row.unit}`;
  const range =
    row.low !== null && row.high !== null
      ? `${row.year_same}: ${plainRange(row.low, row.high, 1)} ${row.unit}`
      : "";
  return [year(row.year_before, row.before), year(row.year_same, row.same) || range]
    .filter(Boolean)
    .join("; ");
}
