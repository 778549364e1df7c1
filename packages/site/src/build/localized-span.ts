import {escape, localizedSpan as named} from "../templates/html.js";
import {type TextName, text} from "@cold-winter/figure";

/** Writes a text of the chrome into a page so that the page can say it anew in another language. */
export function localizedSpan(name: TextName, values?: Record<string, string>): string {
  return named(name, text(name, values), values);
}

/** Writes an attribute that holds a text of the chrome, as `spoken` does. */
export function label(attribute: "aria-label" | "placeholder", name: TextName): string {
  return `${attribute}="${escape(text(name))}" data-label="${name}"`;
}
