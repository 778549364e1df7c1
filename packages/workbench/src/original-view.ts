import type {Question} from "@cold-winter/data";
import {maker, write} from "@cold-winter/figure";
import {pageAddress} from "@cold-winter/figure/live";
import {figureView} from "./figure-view.js";
import {grid} from "./grid.js";
import {example} from "./opening.js";
import {originalResult} from "./questions.js";
import {countRows} from "./rows.js";
import {say, sayCount} from "./text.js";
import type {Bench} from "./bench.js";

/** Says what is open: the question, what a link needs, how to begin. */
export function originView({question, shared, session, work}: Bench): HTMLElement {
  const make = maker(document);
  const needs = (shared?.needs ?? []).filter((name) => !session.own.has(name));
  const without = work.choices["without"];
  return make(
    "div",
    {},
    needs.length > 0 && make("p", {class: "warning"}, say("link.needs", {tables: needs.join(", ")})),
    question && make("p", {class: "question"}, make("strong", {}, question.question || question.title)),
    without && make("p", {class: "warning"}, say("origin.without", {works: without.replaceAll(",", ", ")})),
    question?.name === example && make("p", {class: "finding"}),
    question?.name === example && make("p", {class: "muted"}, `${say("example.label")} ${say("example.try")}`)
  );
}

/** Draws the answer of the question that is open, as its page gives it: no engine starts. */
export async function originalView(bench: Bench, question: Question): Promise<HTMLElement> {
  const make = maker(document);
  const heading = make("h2", {}, `${say("origin.heading")}: ${question.title}`);
  const page =
    question.page !== null && make("a", {href: pageAddress(question.page || "index").href}, say("origin.page"));
  try {
    const result = await originalResult(question, bench.work.choices);
    const finding = bench.view.origin.querySelector(".finding");
    if (finding && question.name === example) write(finding, caption(result.rows));
    return make(
      "div",
      {},
      heading,
      make("p", {class: "summary"}, `${sayCount("rows", countRows(result))} `, page),
      question.figures.length > 0 && (await figureView(question, result)),
      grid(result, question.title),
      question.caveat && make("p", {class: "muted"}, make("strong", {}, say("origin.caveat")), ` ${question.caveat}`)
    );
  } catch {
    return make("div", {}, heading, make("p", {class: "warning"}, say("origin.failed")));
  }
}

function caption(rows: Record<string, unknown[]>): string {
  const parts = (rows["name"] ?? []).map((name, at) =>
    say("example.finding", {
      name: String(name),
      tests: String(rows["tests"]![at]),
      first: String(rows["first_year"]![at]),
      last: String(rows["last_year"]![at])
    })
  );
  return `${parts.join("; ")}.`;
}
