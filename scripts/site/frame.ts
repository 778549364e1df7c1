import {existsSync, readFileSync} from "node:fs";
import {parse} from "yaml";
import {readCitationFile} from "../../loaders/citation-file.js";
import {pageFiles} from "../../loaders/pages.js";
import {byName} from "../../loaders/memo.js";
import {escape} from "../../loaders/html.js";
import {hasText} from "../../src/components/catalogue.js";
import {label, spoken} from "./spoken.js";

/** Pages of the notebook in the order of the menu; a page that is not there yet is not shown. */
const pages = [
  ["/", "menu.start"],
  ["/timelines", "menu.timelines"],
  ["/tempo", "menu.tempo"],
  ["/costs", "menu.costs"],
  ["/economy", "menu.economy"],
  ["/pressure", "menu.pressure"],
  ["/claims", "menu.claims"],
  ["/workbench", "menu.workbench"],
  ["/queries", "menu.queries"],
  ["/sources", "menu.sources"],
  ["/codebook", "menu.codebook"],
  ["/guide/readers", "menu.guide"]
] as const;

const preview = process.env["COLD_WINTER_PREVIEW"] === "true";

interface Front {
  title?: string;
  draft?: boolean;
  menu?: boolean;
}

// Each page of a build has the same frame; a preview reads anew what may have changed.
const remembered = preview ? <Value>(make: (name: string) => Value) => make : byName;

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
    .flatMap((name) => {
      const {title, menu} = frontOf(`${folder}/${name}.md`);
      return menu === true && exists(`/${name}`) ? [[`/${name}`, title ?? name] as const] : [];
    })
);

const guides = [
  ["/guide/readers", "menu.guide.readers"],
  ["/guide/students", "menu.guide.students"],
  ["/guide/authors", "menu.guide.authors"],
  ["/guide/cases", "menu.guide.cases"],
  ["/guide/claims", "menu.guide.claims"],
  ["/guide/larger-data", "menu.guide.larger"],
  ["/guide/publishing", "menu.guide.publishing"],
  ["/guide/reuse", "menu.guide.reuse"],
  ["/guide/method", "menu.guide.method"]
] as const;

/** Links between the guides, for the top of each. */
function guideMenu(here: string): string {
  if (!here.startsWith("/guide/")) return "";
  const links = linksOf(guides, here);
  return `\n<nav class="site-nav guide-nav" ${label("aria-label", "nav.guide")}>${links}</nav>`;
}

function linksOf(list: readonly (readonly [string, string])[], here: string): string {
  return list
    .filter(([target]) => exists(target))
    .map(
      ([target, name]) =>
        `<a href="${target}"${target === here ? ' aria-current="page"' : ""}>${hasText(name) ? spoken(name) : escape(name)}</a>`
    )
    .join(" ");
}

// A page for the frames of other sites holds a figure alone.
const embedded = (path: string) => path.startsWith("/embed/");

/** Draws the head of a page: name, menu, search. */
export function header({path}: {path: string}): string | null {
  if (embedded(path)) return null;
  const here = path.replace(/\/index$/, "/");
  return `<a class="skip" href="#observablehq-main">${spoken("nav.skip")}</a>
<nav class="site-nav" ${label("aria-label", "nav.label")}>${linksOf([...pages, ...added("src")], here)}</nav>
<form class="site-search" role="search"><label><span class="hidden">${spoken("search.label")}</span>
<input type="search" name="find" ${label("placeholder", "search.placeholder")} autocomplete="off"></label><ol class="site-found" hidden></ol></form>${guideMenu(here)}`;
}

/** Draws the foot of a page: what data it was built from and on which terms. */
export function footer({path}: {path: string}): string | null {
  if (embedded(path)) return null;
  const file = "src/.observablehq/cache/data/site.json";
  const {title, licenses} = readCitationFile();
  const {version, asOf} = JSON.parse(existsSync(file) ? readFileSync(file, "utf8") : "{}") as Record<string, string>;
  return `<p>${spoken("footer.version", {title, version: version ?? "", asOf: asOf ?? ""})} ${spoken("footer.terms", {licenses: licenses.join(", ")})}</p>`;
}
