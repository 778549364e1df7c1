import {choose, type Selections} from "./choices.js";

/** Returns the choices with the list beside a button moved on by so many options; behind the last comes the first. */
export function steppedSelections(button: Element, by: number, selections: Selections): Selections {
  const {name, options, selectedIndex} = button.closest(".stepped")!.querySelector("select")!;
  const next = (selectedIndex + by + options.length) % options.length;
  return choose(selections, {name, options: [...options]}, options[next]!.value);
}
