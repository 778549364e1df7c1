import en from "./catalogue/en.js";

/** A name of a text of the chrome. */
export type TextName = keyof typeof en;

/** Returns what tells the texts of a catalogue, `{name}` in them replaced by parameters. */
export function speaker<Name extends string>(words: Record<Name, string>) {
  return (name: Name, parameters: Record<string, string | number> = {}): string =>
    words[name].replace(/\{(\w+)\}/g, (_, key: string) => String(parameters[key] ?? ""));
}

/** Returns a text of the chrome, `{name}` in it replaced by parameters. */
export const text = speaker<TextName>(en);

/** Whether the catalogue has a text of that name. */
export function hasText(name: string): name is TextName {
  return name in en;
}
