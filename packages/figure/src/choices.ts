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

/** Returns the choices with one changed; a default value is left out. */
export function choose(
  selections: Selections,
  choice: Pick<Choice, "name" | "options">,
  value: string
): Selections {
  const {[choice.name]: _, ...rest} = selections;
  return value === choice.options[0]?.value ? rest : {...rest, [choice.name]: value};
}

/** Returns the value of each choice: what was chosen where that exists, else the default. */
export function resolveChoices(choices: Choice[], selections: Selections): Selections {
  return Object.fromEntries(
    choices.map(({name, options}) => [
      name,
      options.some(({value}) => value === selections[name])
        ? selections[name]!
        : (options[0]?.value ?? "")
    ])
  );
}
