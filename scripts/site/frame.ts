import {existsSync, readFileSync} from "node:fs";
import {readCitationFile} from "../../loaders/citation-file.js";
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

function exists(path: string): boolean {
  const file = `src${path === "/" ? "/index" : path}.md`;
  return existsSync(file) || existsSync(`${file}.ts`);
}

// A page for the frames of other sites holds a figure alone.
const embedded = (path: string) => path.startsWith("/embed/");

/** Draws the head of a page: name, menu, search. */
export function header({path}: {path: string}): string | null {
  if (embedded(path)) return null;
  const here = path.replace(/\/index$/, "/");
  const links = pages
    .filter(([target]) => exists(target))
    .map(([target, name]) => `<a href="${target}"${target === here ? ' aria-current="page"' : ""}>${name}</a>`);
  return `<a class="skip" href="#observablehq-main">${text("nav.skip")}</a>
<nav class="site-nav" aria-label="${text("nav.label")}">${links.join(" ")}</nav>
<form class="site-search" role="search"><label><span class="hidden">${text("search.label")}</span>
<input type="search" name="find" placeholder="${text("search.placeholder")}" autocomplete="off"></label><ol class="site-found" hidden></ol></form>`;
}

/** Draws the foot of a page: what data it was built from and on which terms. */
export function footer({path}: {path: string}): string | null {
  if (embedded(path)) return null;
  const file = "src/.observablehq/cache/data/site.json";
  const {title, licenses} = readCitationFile();
  const {version, asOf} = JSON.parse(existsSync(file) ? readFileSync(file, "utf8") : "{}") as Record<string, string>;
  return `<p>${text("footer.version", {title, version: version ?? "", asOf: asOf ?? ""})} ${text("footer.terms", {licenses: licenses.join(", ")})}</p>`;
}
