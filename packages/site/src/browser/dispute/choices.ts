import type {Standing} from "@cold-winter/data/dispute";
import {element, localLabel, text, type Selections} from "@cold-winter/figure";
import {site} from "@cold-winter/figure/live";
import {say} from "./texts.js";

/** Draws the choice of where a rival reading stands. */
export function standingChoice(run: (standing: Standing) => Promise<void>): HTMLElement {
  const options = (["instead", "beside"] as const).map((value) => {
    const input = element(document, "input", {
      ...{type: "radio", name: "standing", value, checked: value === "instead"}
    });
    input.addEventListener("change", () => void run(value));
    return element(document, "label", {}, input, ` ${say(`standing.${value}`)}`);
  });
  return element(
    document,
    "fieldset",
    {class: "dispute-standing"},
    element(document, "legend", {}, say("standing")),
    ...options
  );
}

/** Draws the choices at which the findings are asked again: those of rows that all pages share. */
export async function rowsChoices(
  run: (selections: Selections) => Promise<void>
): Promise<HTMLElement> {
  const {lenses} = await site();
  const chosen: Selections = {};
  const choice = (name: "lens" | "checked", options: {id: string; name: string}[]) => {
    const list = element(
      document,
      "select",
      {name, autocomplete: "off"},
      ...options.map(({id, name: words}) => element(document, "option", {value: id}, words))
    );
    list.addEventListener("change", () => {
      chosen[name] = list.value;
      void run({...chosen});
    });
    const label = element(document, "span", {}, text(`choices.${name}`));
    return element(document, "label", {}, label, " ", list);
  };
  return element(
    document,
    "fieldset",
    {class: "dispute-standing"},
    element(document, "legend", {}, say("choices")),
    choice(
      "lens",
      lenses.map(({id, name}) => ({id, name: localLabel(name)}))
    ),
    choice("checked", [
      {id: "all", name: text("choices.checked.all")},
      {id: "checked", name: text("choices.checked.checked")}
    ])
  );
}
