import {existsSync} from "node:fs";
import {mkdir, writeFile} from "node:fs/promises";
import {dirname, join, relative} from "node:path/posix";
import {escape} from "../templates/html.js";
import {readPages, type Page} from "../pages/pages.js";
import {text} from "@cold-winter/figure";

/** Where a former address leads: to a page, and from places that other pages took over, by their hash, to these. */
export interface Alias {
  title: string;
  path: string;
  places: Record<string, string>;
}

/** Returns the former addresses of pages. `/economy#hunger` is a place of `/economy`. */
export function aliasesOf(pages: Page[]): Map<string, Alias> {
  const each = pages.flatMap(({path, title, aliases}) =>
    aliases.map((alias) => ({path, title, alias, place: alias.indexOf("#")}))
  );
  const found = new Map<string, Alias>();
  for (const {path, title, alias, place} of each)
    if (place < 0) found.set(alias, {title, path, places: {}});
  for (const {path, alias, place} of each) {
    const whole = place < 0 ? undefined : found.get(alias.slice(0, place));
    if (whole) whole.places[alias.slice(place)] = path;
  }
  return found;
}

/** Writes a small page for every alias that leads to its page and takes query and hash along; without scripts it is a link. */
export async function writeAliases(folder: string, pages: Page[]): Promise<void> {
  for (const [path, alias] of aliasesOf(pages.filter(({draft}) => !draft))) {
    const file = join(folder, `${path}.html`);
    if (existsSync(file)) throw new Error(`${path}: an alias over a page`);
    await mkdir(dirname(file), {recursive: true});
    await writeFile(file, aliasPage(path, alias));
  }
}

/** Returns what a preview's path is an alias of, drafts included; undefined where it is none. */
export function aliasAt(path: string, folder = "src"): Alias | undefined {
  if (/[^\w/-]/.test(path)) return undefined;
  return aliasesOf(readPages(folder, () => undefined)).get(path);
}

/** Returns the page that stands where another one stood. */
export function aliasPage(from: string, {title, path, places}: Alias): string {
  const fileOf = (target: string) =>
    relative(dirname(from), `${target.endsWith("/") ? `${target}index` : target}.html`);
  const name = escape(title);
  const target = fileOf(path);
  const others = Object.fromEntries(
    Object.entries(places).map(([hash, page]) => [hash, fileOf(page)])
  );
  return `<!DOCTYPE html>
<html>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${name}</title>
<link rel="canonical" href="${target}">
<noscript><meta http-equiv="refresh" content="0; url=${target}"></noscript>
<script>location.replace((${JSON.stringify(others)}[location.hash] ?? ${JSON.stringify(target)}) + location.search + location.hash)</script>
<main><h1>${name}</h1><p>${text("alias.moved")} <a href="${target}">${name}</a></p></main>
</html>
`;
}
