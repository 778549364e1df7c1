import {choose, type Selections} from "./choices.js";

/** Returns the choices with the list beside a button moved on by so many options; behind the last comes the first. */
export function steppedSelections(button: Element, by: number, selections: Selections): Selections {
  const {name, options, selectedIndex} = button.closest(".stepped")!.querySelector("select")!;
  // The list follows when the picture is drawn; what was chosen last is known before.
  const last = selections[name];
  const at = [...options].findIndex(({value}) => value === last);
  const from = last === undefined ? 0 : at < 0 ? selectedIndex : at;
  const next = (from + by + options.length) % options.length;
  return choose(selections, {name, options: [...options]}, options[next]!.value);
}
