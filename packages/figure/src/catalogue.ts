import en from "./catalogue/en.js";
import type dispute from "./catalogue/dispute.js";
import type draws from "./catalogue/draws.js";
import type comparison from "./catalogue/comparison.js";
import type lessons from "./catalogue/lessons.js";
import type provenance from "./catalogue/provenance.js";
import type workbench from "./catalogue/workbench.js";

/** A name of a text of the chrome. */
export type TextName = keyof typeof en;

interface Catalogues {
  chrome: typeof en;
  comparison: typeof comparison;
  dispute: typeof dispute;
  draws: typeof draws;
  lessons: typeof lessons;
  provenance: typeof provenance;
  workbench: typeof workbench;
}

/** What the catalogues say in another language: a text for each English one, null where it is missing. */
export type Translation = {
  [Part in keyof Catalogues]: Record<keyof Catalogues[Part], string | null>;
};

let translation: Translation | undefined;

/** Speaks another language from now on; what is missing in it stays English. */
export function setTranslation(words: Translation): void {
  translation = words;
}

/** Returns what tells the texts of a catalogue, `{name}` in them replaced by parameters. */
export function translator<Part extends keyof Catalogues>(
  part: Part,
  english: Record<keyof Catalogues[Part], string>
) {
  return (
    name: keyof Catalogues[Part],
    parameters: Record<string, string | number> = {}
  ): string => {
    const words: string = translation?.[part][name] ?? english[name];
    return words.replace(/\{(\w+)\}/g, (_, key: string) => String(parameters[key] ?? ""));
  };
}

/** Returns a text of the chrome, `{name}` in it replaced by parameters. */
export const text = translator("chrome", en);

/** Whether the catalogue has a text of that name. */
export function hasText(name: string): name is TextName {
  return name in en;
}
