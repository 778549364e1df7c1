import type {Question, Result} from "@cold-winter/data";
import {type FigureSpec, type Row, maker} from "@cold-winter/figure";
import {belowHeadline, drawing, figureState, figureWords} from "@cold-winter/figure/drawing";
import {address, loadAnswers, loadReferences, site} from "@cold-winter/figure/live";
import {countRows} from "./rows.js";
import {sayCount, translate} from "./text.js";

/**
 * Draws the figure of a question from rows; says so where it cannot. Where the query was changed the words of its page,
 * which may tell of thresholds that no longer hold, give way to what the rows themselves say.
 */
export async function figureView(
  question: Question,
  {columns, rows}: Pick<Result, "columns" | "rows">,
  unchanged: boolean,
  follow?: (row: Row) => void
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
    const words = figureWords(spec, shown, context);
    const finding = unchanged ? words.finding : changedWords(columns, rows);
    const figure = make(
      "figure",
      {class: "figure", "data-figure": name},
      make(
        "figcaption",
        {},
        make("p", {class: "finding"}, finding),
        unchanged && make("p", {class: "subtitle"}, belowHeadline(words))
      ),
      drawing(document, input, {rows: shown, context}, finding)
    );
    if (follow) onRow(figure, (at) => shown[at] && follow(shown[at]));
    return figure;
  } catch {
    return make("p", {class: "warning"}, translate("chart.figure.failed"));
  }
}

/** Says of which row a mark is that a reader clicks, or on which Enter is pressed. */
export function onRow(node: Element, follow: (row: number) => void): void {
  for (const mark of node.querySelectorAll("[data-row]")) mark.setAttribute("tabindex", "-1");
  node.querySelector("[data-row]")?.setAttribute("tabindex", "0");
  const obey = ({target}: Event) => {
    const row = (target as Element).closest("[data-row]")?.getAttribute("data-row");
    if (row) follow(Number(row));
  };
  node.addEventListener("click", obey);
  node.addEventListener("keydown", (event) => {
    if ((event as KeyboardEvent).key === "Enter") obey(event);
  });
}

function changedWords(columns: Result["columns"], rows: Result["rows"]): string {
  return translate("chart.figure.changed", {count: sayCount("rows", countRows({columns, rows}))});
}
