import {element} from "./dom.js";

/** Draws the sentence of a figure as a link to it. */
export function findingElement(
  document: Document,
  name: string,
  page: string,
  words: string
): HTMLElement {
  return element(
    document,
    "p",
    {class: "finding-line", "data-finding": name},
    element(document, "a", {href: `/${page}#${name}`}, words)
  );
}
