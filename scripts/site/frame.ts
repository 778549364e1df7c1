import {existsSync, readFileSync} from "node:fs";
import {parse} from "yaml";
import {readCitationFile} from "../../loaders/citation-file.js";
import {filesBelow} from "../../loaders/files.js";
import {byName} from "../../loaders/memo.js";
import {text} from "../../src/components/catalogue.js";

/** Pages of the notebook in the order of the menu; a page that is not there yet is not shown. */
const pages = [
  ["/", "Start"],
  ["/timelines", "Timelines"],
  ["/tempo", "Tempo"],
  ["/costs", "Costs"],
  ["/economy", "Economy"],
  ["/pressure", "Pressure"],
  ["/claims", "Claims"],
  ["/workbench", "Workbench"],
  ["/queries", "Queries"],
  ["/sources", "Sources"],
  ["/codebook", "Codebook"],
  ["/guide/readers", "Guide"]
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
  filesBelow(folder)
    .filter((file) => file.endsWith(".md") && !file.includes(".observablehq"))
    .map((file) => file.slice(folder.length + 1, -".md".length))
    .sort()
    .flatMap((name) => {
      const {title, menu} = frontOf(`${folder}/${name}.md`);
      return menu === true && exists(`/${name}`) ? [[`/${name}`, title ?? name] as const] : [];
    })
);

const guides = [
  ["/guide/readers", "Readers"],
  ["/guide/students", "Students"],
  ["/guide/authors", "Authors"],
  ["/guide/cases", "A third case"],
  ["/guide/claims", "An article"],
  ["/guide/method", "Method"]
] as const;

/** Links between the guides, for the top of each. */
function guideMenu(here: string): string {
  if (!here.startsWith("/guide/")) return "";
  const links = linksOf(guides, here);
  return `\n<nav class="site-nav guide-nav" aria-label="${text("nav.guide")}">${links}</nav>`;
}

function linksOf(list: readonly (readonly [string, string])[], here: string): string {
  return list
    .filter(([target]) => exists(target))
    .map(([target, name]) => `<a href="${target}"${target === here ? ' aria-current="page"' : ""}>${name}</a>`)
    .join(" ");
}

// A page for the frames of other sites holds a figure alone.
const embedded = (path: string) => path.startsWith("/embed/");

/** Draws the head of a page: name, menu, search. */
export function header({path}: {path: string}): string | null {
  if (embedded(path)) return null;
  const here = path.replace(/\/index$/, "/");
  return `<a class="skip" href="#observablehq-main">${text("nav.skip")}</a>
<nav class="site-nav" aria-label="${text("nav.label")}">${linksOf([...pages, ...added("src")], here)}</nav>
<form class="site-search" role="search"><label><span class="hidden">${text("search.label")}</span>
<input type="search" name="find" placeholder="${text("search.placeholder")}" autocomplete="off"></label><ol class="site-found" hidden></ol></form>${guideMenu(here)}`;
}

/** Draws the foot of a page: what data it was built from and on which terms. */
export function footer({path}: {path: string}): string | null {
  if (embedded(path)) return null;
  const file = "src/.observablehq/cache/data/site.json";
  const {title, licenses} = readCitationFile();
  const {version, asOf} = JSON.parse(existsSync(file) ? readFileSync(file, "utf8") : "{}") as Record<string, string>;
  return `<p>${text("footer.version", {title, version: version ?? "", asOf: asOf ?? ""})} ${text("footer.terms", {licenses: licenses.join(", ")})}</p>`;
}
