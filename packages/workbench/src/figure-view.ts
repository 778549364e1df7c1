import type {Question, Result} from "@cold-winter/data";
import {type FigureSpec, maker} from "@cold-winter/figure";
import {drawing, figureState, figureWords} from "@cold-winter/figure/drawing";
import {address, loadAnswers, loadReferences, site} from "@cold-winter/figure/live";
import {translate} from "./text.js";

/** Draws the figure of a question from rows that may have been changed; says so where it cannot. */
export async function figureView(
  question: Question,
  {columns, rows}: Pick<Result, "columns" | "rows">
): Promise<HTMLElement> {
  const make = maker(document);
  const name = question.figures[0]!;
  try {
    const [spec, answers, {cases, asOf}, references] = await Promise.all([
      import(address(`kit/figures/${name}.js`).href) as Promise<FigureSpec>,
      loadAnswers(question.name),
      site(),
      loadReferences()
    ]);
    const own = {...answers, choices: [], index: [0], sets: [rows], columns};
    const input = {name, spec, answers: own, selections: {}, cases, asOf, references};
    const {rows: shown, context} = figureState(input);
    const {finding, subtitle} = figureWords(spec, shown, context);
    return make(
      "figure",
      {class: "figure", "data-figure": name},
      make(
        "figcaption",
        {},
        make("p", {class: "finding"}, finding),
        make("p", {class: "subtitle"}, subtitle)
      ),
      drawing(document, input, {rows: shown, context}, finding)
    );
  } catch {
    return make("p", {class: "warning"}, translate("chart.figure.failed"));
  }
}
