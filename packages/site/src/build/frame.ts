import {existsSync, readFileSync} from "node:fs";
import {parse} from "yaml";
import {memoizeByName, readCitationFile} from "@cold-winter/data";
import {pageFiles} from "../pages/pages.js";
import {escape} from "../templates/html.js";
import {label, localizedSpan} from "./localized-span.js";

/** A place in the menu of a notebook. */
export interface MenuItem {
  /** The page's path below the root; a page that is not there yet is not shown. */
  path: string;
  /** What the menu calls it, in English, and in other languages by their tags. */
  name: string;
  names?: Record<string, string>;
  /** Pages that belong together: each shows links to the others. */
  pages?: MenuItem[];
}

const preview = process.env["COLD_WINTER_PREVIEW"] === "true";

interface Front {
  title?: string;
  draft?: boolean;
  menu?: boolean;
}

// Each page of a build has the same frame; a preview reads anew what may have changed.
const remembered = preview ? <Value>(make: (name: string) => Value) => make : memoizeByName;

const frontOf = remembered((file: string): Front => {
  const text = /^---\n([\s\S]*?)\n---\n/.exec(readFileSync(file, "utf8"))?.[1];
  try {
    return ((text && parse(text)) ?? {}) as Front;
  } catch {
    // `npm run check` tells what is wrong with it.
    return {};
  }
});

function exists(path: string): boolean {
  const file = `src${path === "/" ? "/index" : path}.md`;
  return existsSync(file) ? preview || !frontOf(file).draft : existsSync(`${file}.ts`);
}

/** Pages below a folder that ask for a place in the menu, behind those that the notebook has. */
const added = remembered((folder: string) =>
  pageFiles(folder)
    .map((file) => file.slice(folder.length + 1, -".md".length))
    .sort()
    .flatMap((name): MenuItem[] => {
      const {title, menu} = frontOf(`${folder}/${name}.md`);
      return menu === true && exists(`/${name}`) ? [{path: `/${name}`, name: title ?? name}] : [];
    })
);

/** Links between the pages of a group, for the top of each. */
function groupMenu(menu: MenuItem[], here: string): string {
  const group = menu.find(({pages = []}) => pages.some(({path}) => path === here));
  if (!group?.pages) return "";
  return `\n<nav class="guide-nav" ${label("aria-label", "nav.group")}>${linksOf(group.pages, here)}</nav>`;
}

function linksOf(list: MenuItem[], here: string): string {
  return list
    .filter(({path}) => exists(path))
    .map(({path, name, names, pages = []}) => {
      const within = pages.some((page) => page.path === here) && ' aria-current="true"';
      const current = path === here ? ' aria-current="page"' : within || "";
      return `<a href="${path}"${current}>${inLanguages(name, names)}</a>`;
    })
    .join(" ");
}

function inLanguages(name: string, names?: Record<string, string>): string {
  return names
    ? `<span data-names="${escape(JSON.stringify(names))}">${escape(name)}</span>`
    : escape(name);
}

// A page for the frames of other sites holds a figure alone.
const embedded = (path: string) => path.startsWith("/embed/");

/** Returns what draws the head of a page: title, menu and search. */
export function header(menu: MenuItem[]): (page: {path: string}) => string | null {
  return ({path}) => (embedded(path) ? null : headOf(path, menu));
}

function headOf(path: string, menu: MenuItem[]): string {
  const here = path.replace(/\/index$/, "/");
  return `<a class="skip" href="#observablehq-main">${localizedSpan("nav.skip")}</a>
<a class="brand" href="/">${escape(readCitationFile().title)}</a>
<details class="site-menu"><summary>${localizedSpan("nav.menu")}</summary><div>
<nav class="site-nav" ${label("aria-label", "nav.label")}>${linksOf([...menu, ...added("src")], here)}</nav>
<form class="site-search" role="search"><label><span class="hidden">${localizedSpan("search.label")}</span>
<input type="search" name="find" ${label("placeholder", "search.placeholder")} autocomplete="off"></label><ol class="site-found" hidden></ol></form>
</div></details>${groupMenu(menu, here)}`;
}

/** Draws the foot of a page: what data it was built from and on which terms. */
export function footer({path}: {path: string}): string | null {
  if (embedded(path)) return null;
  const file = "src/.observablehq/cache/data/site.json";
  const {title, licenses} = readCitationFile();
  const {version, asOf} = JSON.parse(
    existsSync(file) ? readFileSync(file, "utf8") : "{}"
  ) as Record<string, string>;
  return `<p>${localizedSpan("footer.version", {title, version: version ?? "", asOf: asOf ?? ""})} ${localizedSpan("footer.terms", {licenses: licenses.join(", ")})}</p>`;
}
