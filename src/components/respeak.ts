import {hasText, text} from "./catalogue.js";
import {write} from "./dom.js";
import {languageOf} from "../shared/script.js";

/** Says anew, in the language chosen, what the frame of a page said in English when it was built: text and labels. */
export function respeak(): void {
  for (const node of document.querySelectorAll<HTMLElement>("[data-text]")) {
    const {text: name = "", values = "{}"} = node.dataset;
    if (hasText(name)) write(node, text(name, JSON.parse(values) as Record<string, string>));
  }
  for (const node of document.querySelectorAll<HTMLElement>("[data-label]")) {
    const name = node.dataset["label"] ?? "";
    if (!hasText(name)) continue;
    const label = node.hasAttribute("placeholder") ? "placeholder" : "aria-label";
    node.setAttribute(label, text(name));
    node.lang = languageOf(text(name)) ?? "";
  }
}
