import {text} from "./catalogue.js";
import type {Selections} from "./choices.js";
import {maker} from "./dom.js";
import type {References} from "./references.js";

/** Returns the works that a reader leaves out, by citation key. */
export function excludedSources({without}: Selections): string[] {
  return without ? without.split(",") : [];
}

/** Returns the choices with one more work left out, or one less. */
export function toggleExcluded(selections: Selections, key: string): Selections {
  const {without: _, ...rest} = selections;
  const keys = excludedSources(selections);
  const next = keys.includes(key) ? keys.filter((each) => each !== key) : [...keys, key];
  return next.length ? {...rest, without: next.sort().join()} : rest;
}

/** Says which works are left out, and offers each back; nothing where none is. */
export function excludedSourcesNote(
  document: Document,
  selections: Selections,
  references: References
): HTMLElement | null {
  const make = maker(document);
  const items = excludedSources(selections).flatMap((key) => [
    ` ${references[key]?.short ?? key} `,
    make("button", {type: "button", class: "plain", "data-without": key}, text("sources.back"))
  ]);
  return items.length ? make("p", {class: "left-out"}, text("sources.left"), ...items) : null;
}
