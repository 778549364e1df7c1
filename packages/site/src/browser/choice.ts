import {Generators} from "observablehq:stdlib";
import {choose, type Selections} from "@cold-winter/figure";
import {currentSelections, onSelectionsChange, setSelections} from "@cold-winter/figure/live";
import {choiceElement} from "./choice-element.js";
import {siteNames} from "../reactive/site-names.js";
import {siteChoices, type FenceSite} from "./fence-site.js";

/**
 * The reader's choices, for a cell: `const chosen = selections()` has them anew at every change of one that the whole site
 * has. What inputs of the page are bound to, these give themselves.
 */
export function selections(): AsyncGenerator<Selections> {
  return Generators.observe<Selections>((notify) => {
    let last = own(currentSelections());
    notify(last);
    return onSelectionsChange((changed) => {
      const next = own(changed);
      if (JSON.stringify(next) !== JSON.stringify(last)) notify((last = next));
    });
  });
}

function own(all: Selections): Selections {
  return Object.fromEntries(siteNames.flatMap((name) => (all[name] ? [[name, all[name]]] : [])));
}

/** Sets a choice of the site from a cell, as the reader would; its default leaves the address. */
export async function setChoice(name: string, value: string): Promise<void> {
  const choice = await choiceNamed(name);
  if (!choice.values.includes(value))
    throw new Error(`${name} has no value ${value}: one of ${choice.values.join(", ")}`);
  const options = choice.values.map((each) => ({value: each, label: each}));
  setSelections(choose(currentSelections(), {name, options}, value));
}

async function choiceNamed(name: string): Promise<FenceSite["choices"][number]> {
  const all = await siteChoices();
  const choice = all.find((each) => each.name === name);
  if (choice) return choice;
  throw new Error(
    `no choice of the site: ${name} (one of ${all.map((each) => each.name).join(", ")})`
  );
}

/** An input for a choice of the site, as `view(await choice("lens"))`: it and the figures of the page move together. */
export async function choice(name: string): Promise<HTMLFormElement & {value: string}> {
  const known = await choiceNamed(name);
  const {values} = known;
  const now = () => {
    const value = currentSelections()[name];
    return value !== undefined && values.includes(value) ? value : values[0]!;
  };
  const {form, list} = choiceElement(document, known, now());
  const input = Object.defineProperty(form, "value", {
    get: () => list.value
  }) as HTMLFormElement & {value: string};
  list.addEventListener("change", (event) => {
    event.stopPropagation();
    void setChoice(name, list.value);
  });
  list.addEventListener("input", (event) => event.stopPropagation());
  const stop = onSelectionsChange(() => {
    if (!input.isConnected) return stop();
    if (list.value === now()) return;
    list.value = now();
    input.dispatchEvent(new Event("input", {bubbles: true}));
  });
  return input;
}
