import {element} from "./page.js";
import {say} from "./texts.js";

/** A value and its name. */
export type Option = [value: string, label: string];

let ids = 0;

/** A field with its name. */
export function labelled(name: string, field: HTMLElement): HTMLElement {
  field.id = `compare-${(ids++).toString()}`;
  return element(document, "label", {for: field.id}, element(document, "span", {}, name), field);
}

/** A list of options. */
export function choice(
  name: Parameters<typeof say>[0],
  value: string,
  options: Option[],
  change: (value: string) => void
): HTMLElement {
  const known = options.some(([each]) => each === value)
    ? options
    : [...options, [value, value] as Option];
  const list = element(
    document,
    "select",
    {autocomplete: "off"},
    ...known.map(([each, label]) =>
      element(document, "option", {value: each, selected: each === value}, label)
    )
  );
  list.addEventListener("change", () => change(list.value));
  list.dataset["choice"] = name.replace("explore.", "");
  return labelled(say(name), list);
}

/** A box to tick. */
export function check(
  name: Parameters<typeof say>[0],
  checked: boolean,
  change: (checked: boolean) => void
): HTMLElement {
  const box = element(document, "input", {type: "checkbox", checked});
  box.addEventListener("change", () => change(box.checked));
  return labelled(say(name), box);
}
