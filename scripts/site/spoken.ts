import {escape} from "../../loaders/html.js";
import {text, type TextName} from "../../src/components/catalogue.js";

/** Writes a text of the chrome into a page so that the page can say it anew in another language. */
export function spoken(name: TextName, values?: Record<string, string>): string {
  const given = values ? ` data-values="${escape(JSON.stringify(values))}"` : "";
  return `<span data-text="${name}"${given}>${escape(text(name, values))}</span>`;
}

/** Writes an attribute that holds a text of the chrome, as `spoken` does. */
export function label(attribute: "aria-label" | "placeholder", name: TextName): string {
  return `${attribute}="${escape(text(name))}" data-label="${name}"`;
}
