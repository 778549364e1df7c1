import {choose, type Selections} from "./choices.js";

/** Returns the choices with the list beside a button moved on by so many options; behind the last comes the first. */
export function steppedSelections(button: Element, by: number, selections: Selections): Selections {
  const list = button.closest(".stepped")!.querySelector("select")!;
  const values = [...list.options].map(({value}) => value);
  // The list follows when the picture is drawn; what was chosen last is known before.
  const at = values.indexOf(selections[list.name] ?? values[0]!);
  const from = at < 0 ? list.selectedIndex : at;
  return choose(selections, list, values[(from + by + values.length) % values.length]!);
}
