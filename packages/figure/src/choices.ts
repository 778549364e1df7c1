import type {Choice} from "./spec.js";

/** What a reader chose, by name of choice. */
export type Chosen = Record<string, string>;

/** Reads choices from the search part of an address, as `?lens=press`. Unknown names stay: another figure may know them. */
export function readChoices(search: string): Chosen {
  return Object.fromEntries(new URLSearchParams(search));
}

/** Writes choices as the search part of an address, sorted by name, empty where there are none. */
export function writeChoices(chosen: Chosen): string {
  const names = Object.keys(chosen).sort();
  const text = new URLSearchParams(names.map((name) => [name, chosen[name]!])).toString();
  return text && `?${text}`;
}

/** Returns the choices with one changed; a default value is left out. */
export function choose(chosen: Chosen, choice: Pick<Choice, "name" | "options">, value: string): Chosen {
  const {[choice.name]: _, ...rest} = chosen;
  return value === choice.options[0]?.value ? rest : {...rest, [choice.name]: value};
}

/** Returns the value of each choice: what was chosen where that exists, else the default. */
export function resolveChoices(choices: Choice[], chosen: Chosen): Chosen {
  return Object.fromEntries(
    choices.map(({name, options}) => [
      name,
      options.some(({value}) => value === chosen[name]) ? chosen[name]! : (options[0]?.value ?? "")
    ])
  );
}
