import {element} from "@cold-winter/figure";

/** Draws an input for a choice of the site, in any document. */
export function choiceElement(
  document: Document,
  {name, values, labels, label}: {name: string; values: string[]; labels: string[]; label: string},
  chosen = values[0]!
): {form: HTMLFormElement; list: HTMLSelectElement} {
  const options = values.map((value, at) =>
    element(document, "option", {value, selected: value === chosen}, labels[at])
  );
  const list = element(document, "select", {name, autocomplete: "off"}, ...options);
  const field = element(document, "label", {}, element(document, "span", {}, label), list);
  const row = element(document, "div", {class: "choices"}, field);
  return {form: element(document, "form", {class: "figure site-choice"}, row), list};
}
