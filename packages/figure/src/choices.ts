import type {Choice} from "./spec.js";

/** What a reader chose, by name of choice. */
export type Selections = Record<string, string>;

/** Reads choices from the search part of an address, as `?lens=press`. Unknown names stay: another figure may know them. */
export function readChoices(search: string): Selections {
  return Object.fromEntries(new URLSearchParams(search));
}

/** Writes choices as the search part of an address, sorted by name, empty where there are none. */
export function writeChoices(selections: Selections): string {
  const names = Object.keys(selections).sort();
  const text = new URLSearchParams(names.map((name) => [name, selections[name]!])).toString();
  return text && `?${text}`;
}

/** Returns the choices with one changed, told by itself or by its list; a default value is left out. */
export function choose(
  selections: Selections,
  choice: Pick<Choice, "name"> & {options: ArrayLike<{value: string}>},
  value: string
): Selections {
  const {[choice.name]: _, ...rest} = selections;
  return value === choice.options[0]?.value ? rest : {...rest, [choice.name]: value};
}

/** Whether a choice may have a value: an option, or what it leaves free. */
export function allows(
  {options, free}: {options: Iterable<{value: string}>; free?: string},
  value: string | undefined
): value is string {
  if (value === undefined) return false;
  if ([...options].some((option) => option.value === value)) return true;
  return free !== undefined && new RegExp(`^(?:${free})$`).test(value);
}

/** Returns the value of each choice: what was chosen where that exists, else the default. */
export function resolveChoices(choices: Choice[], selections: Selections): Selections {
  return Object.fromEntries(
    choices.map((choice) => {
      const wanted = selections[choice.name];
      return [choice.name, allows(choice, wanted) ? wanted : (choice.options[0]?.value ?? "")];
    })
  );
}
