import {existsSync} from "node:fs";
import {mkdir, writeFile} from "node:fs/promises";
import {dirname, join, relative} from "node:path/posix";
import {escape} from "../templates/html.js";
import {readPages, type Page} from "../pages/pages.js";
import {text} from "@cold-winter/figure";

/** Writes a small page for every alias that leads to its page and takes query and hash along; without scripts it is a link. */
export async function writeAliases(folder: string, pages: Page[]): Promise<void> {
  for (const {path, title, aliases} of pages.filter(({draft}) => !draft)) {
    for (const alias of aliases) {
      const file = join(folder, `${alias}.html`);
      if (existsSync(file)) throw new Error(`${alias}: an alias over a page`);
      await mkdir(dirname(file), {recursive: true});
      const target = `${path.endsWith("/") ? `${path}index` : path}.html`;
      await writeFile(file, aliasPage(relative(dirname(alias), target), title));
    }
  }
}

/** Returns the path of the page to which a preview's path leads, drafts included; null where it is no alias. */
export function aliasTarget(path: string, folder = "src"): string | null {
  if (/[^\w/-]/.test(path)) return null;
  return (
    readPages(folder, () => undefined).find(({aliases}) => aliases.includes(path))?.path ?? null
  );
}

/** Returns the page that stands where another one stood. */
export function aliasPage(target: string, title: string): string {
  const name = escape(title);
  return `<!DOCTYPE html>
<html>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${name}</title>
<link rel="canonical" href="${target}">
<noscript><meta http-equiv="refresh" content="0; url=${target}"></noscript>
<script>location.replace(${JSON.stringify(target)} + location.search + location.hash)</script>
<main><h1>${name}</h1><p>${text("alias.moved")} <a href="${target}">${name}</a></p></main>
</html>
`;
}
