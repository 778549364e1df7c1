import {hasText, localLabel, text, write} from "@cold-winter/figure";
import {language} from "@cold-winter/figure/live";
import {languageOf} from "@cold-winter/data/shared";

/** Says anew, in the language chosen, what the frame of a page said in English when it was built: text and labels. */
export function relocalize(): void {
  for (const node of document.querySelectorAll<HTMLElement>("[data-text]")) {
    const {text: name = "", values = "{}"} = node.dataset;
    if (hasText(name)) write(node, text(name, JSON.parse(values) as Record<string, string>));
  }
  for (const node of document.querySelectorAll<HTMLElement>("[data-names]")) {
    const names = JSON.parse(node.dataset["names"]!) as Record<string, string>;
    const name = names[language.id];
    if (name) write(node, name);
  }
  for (const node of document.querySelectorAll<HTMLElement>(
    ".controls label > span, .controls option"
  ))
    if (node.dataset["text"] === undefined) write(node, localLabel(node.textContent));
  const chosen = document.querySelector(".controls .chosen");
  const lists = [...document.querySelectorAll<HTMLSelectElement>(".controls select")];
  if (chosen) write(chosen, lists.map((list) => list.selectedOptions[0]?.text ?? "").join(" · "));
  for (const node of document.querySelectorAll<HTMLElement>("[data-label]")) {
    const name = node.dataset["label"] ?? "";
    if (!hasText(name)) continue;
    const label = node.hasAttribute("placeholder") ? "placeholder" : "aria-label";
    node.setAttribute(label, text(name));
    node.lang = languageOf(text(name)) ?? "";
  }
}
