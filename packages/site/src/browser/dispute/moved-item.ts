import {element} from "@cold-winter/figure";
import {figureElement} from "@cold-winter/figure/drawing";
import {pageAddress} from "@cold-winter/figure/live";
import {changedWords} from "./changed-words.js";
import type {Move} from "./findings.js";
import {say} from "./texts.js";

/** Draws what a finding was and is: the words that moved are marked; its picture is drawn when asked for. */
export function movedItem({question, figure, rows, words, input}: Move): HTMLElement {
  const {before, after} = words!;
  const place = `${question.page ?? `queries#${question.name}`}${question.page && figure ? `#${figure}` : ""}`;
  const button = element(document, "button", {type: "button", class: "plain"}, say("move.picture"));
  const item = element(
    document,
    "li",
    {"data-question": question.name},
    element(document, "h3", {}, question.title),
    element(
      document,
      "dl",
      {},
      ...line(say("move.before"), before.finding, after.finding),
      ...line(say("move.after"), after.finding, before.finding),
      ...(before.finding === after.finding && before.detail !== after.detail
        ? line("", after.detail, before.detail)
        : []),
      ...(before.draws === after.draws ? [] : line(say("move.draws"), after.draws, before.draws))
    ),
    element(
      document,
      "p",
      {class: "muted"},
      `${say("move.rows", rows)} `,
      element(document, "a", {href: pageAddress(place).href}, say("move.page")),
      " ",
      button
    )
  );
  button.addEventListener("click", () => {
    button.remove();
    const picture = figureElement(document, input!);
    picture.removeAttribute("id");
    picture.querySelector("[data-provenance]")?.remove();
    for (const link of picture.querySelectorAll<HTMLAnchorElement>("a[data-page]"))
      link.href = pageAddress(link.dataset["page"]!).href;
    item.append(picture);
  });
  return item;
}

function line(label: string, text: string, other: string): HTMLElement[] {
  return [
    element(document, "dt", {}, label),
    element(document, "dd", {}, changedWords(text, other))
  ];
}
