import en from "./catalogue/en.js";

/** A name of a text of the chrome. */
export type TextName = keyof typeof en;

/** Returns a text of the chrome, `{name}` in it replaced by parameters. */
export function text(name: TextName, parameters: Record<string, string | number> = {}): string {
  return en[name].replace(/\{(\w+)\}/g, (_, key: string) => String(parameters[key] ?? ""));
}

/** Whether the catalogue has a text of that name. */
export function hasText(name: string): name is TextName {
  return name in en;
}
