import {spans} from "@cold-winter/data/shared";
import {escape} from "../templates/html.js";
import type {Thing} from "./things.js";

/** Writes text for HTML; what is in the letters of another language says so. */
export function letters(text: string): string {
  // Nearly all texts are in one alphabet, and thousands are written.
  if (!/[\u2e80-\uffff]/.test(text)) return escape(text);
  return spans(text)
    .map(({words, lang}) => (lang ? `<span lang="${lang}">${escape(words)}</span>` : escape(words)))
    .join("");
}

/** Returns the address of a path below the root, as `thing/events/a` or `timelines#b`, from the page of a thing. */
export function address(path: string): string {
  const [page, hash] = path.split("#") as [string, string?];
  const own = /^thing\//.test(page) ? `../${page.slice("thing/".length)}` : `../../${page}`;
  return `${own}.html${hash === undefined ? "" : `#${encodeURIComponent(hash)}`}`;
}

/** Links to a thing by its title. */
export function linkTo(thing: Thing, title = thing.title): string {
  return `<a href="${address(thing.path)}">${letters(title)}</a>`;
}

/** Writes a part of a page under its heading; nothing where it holds nothing. */
export function section(heading: string, body: string, name = ""): string {
  return body && `<section${name && ` class="${name}"`}><h2>${heading}</h2>\n${body}</section>\n`;
}

/** Writes a list, at most so many items of it and how many more there are. */
export function list(items: string[], most: number, more: (count: number) => string): string {
  if (!items.length) return "";
  const shown = items.slice(0, most).map((item) => `<li>${item}</li>`);
  const rest = items.length - shown.length;
  return `<ul>${[...shown, ...(rest > 0 ? [`<li>${more(rest)}</li>`] : [])].join("\n")}</ul>\n`;
}
