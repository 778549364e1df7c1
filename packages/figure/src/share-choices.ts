import {hasText, text} from "./catalogue.js";
import {element, maker} from "./dom.js";

interface Field {
  host: Element;
  label: HTMLLabelElement;
  list: HTMLSelectElement;
}

/**
 * Takes out of the figures of a page the choices that most of them share, and returns the bar that offers each once; null
 * where they share none. A figure names in `data-shared` what it obeys of the bar.
 */
export function shareChoices(document: Document, hosts: Element[]): HTMLElement | null {
  const asking = hosts.filter((host) => host.querySelector("form.choices"));
  const fields = asking.flatMap((host) =>
    [...host.querySelectorAll<HTMLLabelElement>("form.choices > label")].map((label): Field => {
      return {host, label, list: label.querySelector("select")!};
    })
  );
  const groups = new Map<string, Field[]>();
  for (const field of fields) {
    const [usual, ...others] = [...field.list.options].map(({value}) => value);
    const key = [field.list.name, usual, ...others.sort()].join();
    groups.set(key, [...(groups.get(key) ?? []), field]);
  }
  const shared = [...groups.values()].filter(
    (group) => group.length > 1 && 2 * group.length >= asking.length
  );
  if (!shared.length) return null;
  const names = shared.map(([first]) => first!.list.name);
  const labels = shared
    .filter(([first], at) => names.indexOf(first!.list.name) === at)
    .map((group) => take(document, group));
  for (const form of asking.map((host) => host.querySelector("form.choices")!))
    if (!form.querySelector("select")) form.remove();
  return bar(document, labels);
}

// An option that gives some figure rows gives something.
function take(document: Document, group: Field[]): HTMLElement {
  const [{list: first, label: words}] = group as [Field];
  const {name} = first;
  const options = [...first.options].map(({value, selected}) => {
    const told = group.flatMap(({list}) =>
      [...list.options].filter((each) => each.value === value).map(({text: words}) => words)
    );
    const label = told.reduce((short, each) => (each.length < short.length ? each : short));
    return element(
      document,
      "option",
      {value, selected, ...named(`choices.${name}.${value}`, label)},
      label
    );
  });
  for (const {host, label} of group) {
    const known = host.getAttribute("data-shared");
    host.setAttribute("data-shared", known ? `${known} ${name}` : name);
    label.remove();
  }
  const title = words.querySelector("span")!.textContent;
  const id = `bar-${name}`;
  return element(
    document,
    "label",
    {for: id},
    element(document, "span", named(`choices.${name}`, title), title),
    element(document, "select", {id, name, autocomplete: "off"}, ...options)
  );
}

// What the catalogue says can be said anew in another language.
function named(name: string, words: string): Record<string, string> {
  return hasText(name) && text(name) === words ? {"data-text": name} : {};
}

function bar(document: Document, labels: HTMLElement[]): HTMLElement {
  const make = maker(document);
  const chosen = labels.map((label) => label.querySelector("select")!.selectedOptions[0]?.text);
  return make(
    "details",
    {class: "controls"},
    make("summary", {}, make("span", {class: "chosen"}, chosen.join(" · "))),
    make(
      "form",
      {class: "choices", "aria-label": text("choices.page")},
      ...labels,
      make(
        "button",
        {type: "button", class: "plain", hidden: true, "data-text": "choices.reset"},
        text("choices.reset")
      )
    )
  );
}
