import type {Question} from "@cold-winter/data";
import {maker, write} from "@cold-winter/figure";
import {pageAddress} from "@cold-winter/figure/live";
import {figureView} from "./figure-view.js";
import {grid} from "./grid.js";
import {originalResult} from "./questions.js";
import {countRows} from "./rows.js";
import {translate, sayCount} from "./text.js";
import type {Bench} from "./bench.js";

/** Says what is open: the question, what a link needs, how to begin. */
export function originView({question, shared, session, draft}: Bench): HTMLElement {
  const make = maker(document);
  const needs = (shared?.needs ?? []).filter((name) => !session.own.has(name));
  const without = draft.choices["without"];
  return make(
    "div",
    {},
    needs.length > 0 &&
      make("p", {class: "warning"}, translate("link.needs", {tables: needs.join(", ")})),
    question &&
      make("p", {class: "question"}, make("strong", {}, question.question || question.title)),
    without &&
      make(
        "p",
        {class: "warning"},
        translate("origin.without", {works: without.replaceAll(",", ", ")})
      ),
    question?.says && make("p", {class: "finding"}),
    question?.hint && make("p", {class: "muted"}, `${translate("example.label")} ${question.hint}`)
  );
}

/** Draws the answer of the question that is open, as its page gives it: no engine starts. */
export async function originalView(bench: Bench, question: Question): Promise<HTMLElement> {
  const make = maker(document);
  const heading = make("h2", {}, question.title);
  const page =
    question.page !== null &&
    make("a", {href: pageAddress(question.page || "index").href}, translate("origin.page"));
  try {
    const result = await originalResult(question, bench.draft.choices);
    const finding = bench.view.origin.querySelector(".finding");
    if (finding && question.says) write(finding, caption(question.says, result.rows));
    return make(
      "div",
      {},
      heading,
      make("p", {class: "summary"}, `${sayCount("rows", countRows(result))} `, page),
      question.figures.length > 0 && (await figureView(question, result, true)),
      grid(result, question.title),
      question.caveat &&
        make(
          "p",
          {class: "muted"},
          make("strong", {}, translate("origin.caveat")),
          ` ${question.caveat}`
        )
    );
  } catch {
    return make("div", {}, heading, make("p", {class: "warning"}, translate("origin.failed")));
  }
}

function caption(says: string, rows: Record<string, unknown[]>): string {
  const {length} = Object.values(rows)[0] ?? [];
  const parts = Array.from({length}, (_, at) =>
    says.replace(/\{(\w+)\}/g, (_place, column: string) => String(rows[column]?.[at] ?? "–"))
  );
  return `${parts.join("; ")}.`;
}
