import {JSDOM} from "jsdom";
import type {Report} from "@cold-winter/data";
import type {ComparedRow} from "@cold-winter/data/comparison";
import {figureState, widths} from "@cold-winter/figure/drawing";
import {figureInput} from "../../build/bake.js";
import type {Outputs} from "../../outputs/outputs.js";

let drawn: Document | undefined;

/** Draws a comparison of a page for its default choices. Reports what cannot be drawn: an empty one, a logarithm of nothing above zero. */
export async function checkComparison(
  name: string,
  {file, line}: {file: string; line: number},
  outputs: Outputs,
  report: Report
): Promise<void> {
  drawn ??= new JSDOM("").window.document;
  const input = await figureInput(name, outputs);
  const {rows, context} = figureState(input);
  const {spec, answers} = input;
  const below = (rows as ComparedRow[]).filter(
    ({role, low, best}) => role === "value" && (low ?? best ?? 1) <= 0
  ).length;
  if (answers.told!.comparison.log && below)
    report({
      file,
      line,
      field: "log",
      message: `${below} values of zero or less have no logarithm`,
      remedy: "leave out log, or name a window without them"
    });
  try {
    spec.finding(rows, context);
    spec.render(rows, {...context, document: drawn, width: widths.wide});
  } catch (error) {
    report({
      file,
      line,
      field: "compare",
      message: (error as Error).message.split("\n")[0]!,
      remedy: "mend the comparison"
    });
  }
}
