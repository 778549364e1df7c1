import {existsSync, readFileSync} from "node:fs";
import {mkdir, readFile, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path/posix";
import {JSDOM} from "jsdom";
import {filesBelow, readCitationFile} from "@cold-winter/data";
import {figureState} from "@cold-winter/figure/drawing";
import {figureInput, roundNumbers, type Baked} from "../build/bake.js";
import type {Outputs} from "../outputs/outputs.js";
import {shellPath} from "../things/shell.js";
import {namesIn, Places, readAccepted} from "../update/candidates.js";
import {cardImage, pngOf} from "./card.js";
import {creators} from "./dataset.js";
import {feed} from "./feed.js";
import {keptReleases} from "./kept-release.js";
import {lightTokens} from "./light-colours.js";
import {pageHead, readBuilt, siteHead, type PageFacts} from "./page-head.js";
import {llms, manifest, robots, sitemap} from "./site-files.js";

/** The card of whatever has none of its own. */
export const firstCard = "cards/index.png";

const icons = [192, 512].map((size) => ({file: `icons/${size}.png`, size}));

/** Says to programs what each page of a folder is that Framework built, draws the cards, and returns the pages. */
export async function describePages(
  folder: string,
  outputs: Outputs,
  {html}: Baked
): Promise<PageFacts[]> {
  const {title: name, url: site} = readCitationFile();
  const cards = await drawCards(folder, outputs, html);
  const pages: PageFacts[] = [];
  for (const path of filesBelow(folder).filter((each) => each.endsWith(".html"))) {
    const file = path.slice(folder.length + 1);
    const text = await readFile(path, "utf8");
    const page = outputs.pages.find(
      (each) => each.path.slice(1) === file.replace(/(?<=^|\/)index\.html$|\.html$/, "")
    );
    const figure = /^embed\/(.+)\.html$/.exec(file)?.[1] ?? page?.figures[0];
    const {title, lead} = readBuilt(text);
    const said = file.startsWith("embed/")
      ? html[`finding:${figure}`]
      : (page?.description ?? lead);
    const facts: PageFacts = {
      ...{file, title, description: said ?? outputs.dataset.package.description},
      card: cards.get(figure ?? "") ?? firstCard
    };
    const isShell = file === `${shellPath}.html`;
    const own = isShell ? "" : `${pageHead(facts, {name, site})}\n`;
    await writeFile(
      path,
      text.replace("</title>\n", () => `</title>\n${own}${siteHead(file, name)}\n`)
    );
    if (!isShell && !/^(embed|kit)\//.test(file)) pages.push(facts);
  }
  return pages;
}

// A card for each figure that stands first on a page, and for the notebook.
async function drawCards(
  folder: string,
  outputs: Outputs,
  html: Baked["html"]
): Promise<Map<string, string>> {
  const {title: name} = readCitationFile();
  const {document, XMLSerializer} = new JSDOM("").window;
  const front = outputs.pages.find(({path}) => path === "/")?.figures[0];
  const firsts = outputs.pages.filter(({draft}) => !draft).flatMap(({figures}) => figures[0] ?? []);
  const cards = new Map<string, string>();
  await mkdir(join(folder, dirname(firstCard)), {recursive: true});
  for (const figure of new Set(firsts)) {
    const input = await figureInput(figure, outputs);
    const {rows, context} = figureState(input);
    const drawn = input.spec.render(rows, {...context, document, width: 820});
    const svg = drawn.matches("svg") ? drawn : drawn.querySelector("svg");
    for (const style of svg?.querySelectorAll("style, title") ?? []) style.remove();
    const picture = svg && roundNumbers(new XMLSerializer().serializeToString(svg));
    cards.set(figure, `cards/${figure}.png`);
    const card = await cardImage({headline: html[`finding:${figure}`] ?? name, name}, picture);
    await writeFile(join(folder, cards.get(figure)!), card);
    if (figure === front) await writeFile(join(folder, firstCard), card);
  }
  if (front === undefined)
    await writeFile(join(folder, firstCard), await cardImage({headline: name, name: ""}, null));
  return cards;
}

/** Writes the files that programs ask a site for: its map, its feed, what it is as an application and to a language model. */
export async function writeSiteFiles(
  folder: string,
  {dataset, files}: Outputs,
  {pages, things}: {pages: PageFacts[]; things: string[]}
): Promise<void> {
  const {title, url: site} = readCitationFile();
  const {asOf, description} = dataset.package;
  const place = async (file: string, contents: string | Uint8Array) => {
    await mkdir(dirname(join(folder, file)), {recursive: true});
    await writeFile(join(folder, file), contents);
  };
  if (site !== null) {
    const all = [
      ...pages.map(({file}) => file),
      ...things.filter((path) => path.endsWith(".html"))
    ];
    await place("sitemap.xml", sitemap(all, site, asOf));
  }
  await place("robots.txt", robots(site));
  const overview = {title, description, version: dataset.version, pages, data: dataFiles};
  await place("llms.txt", llms(overview, site));
  const questions = JSON.parse(String(files.get("data/queries.json"))) as {
    figures: string[];
    page: string | null;
  }[];
  const pageOf = (figure: string) => {
    const page = questions.find(({figures}) => figures.includes(figure))?.page;
    return page === undefined || page === null ? null : `${page || "index"}.html#${figure}`;
  };
  const makers = creators().map(({name}) => String(name));
  const rows = [...dataset.tables.values()].reduce((sum, each) => sum + each.length, 0);
  const of = {title, authors: makers, version: dataset.version, asOf, rows, pageOf};
  const places = new Places();
  const accepted = namesIn(places.accepted()).map((id) => readAccepted(places, id));
  const news = {releases: keptReleases(), accepted};
  await place("feed.xml", feed(of, news, site));
  const tokens = lightTokens();
  const favicon = existsSync("src/favicon.svg") ? readFileSync("src/favicon.svg", "utf8") : null;
  const colours = {paper: tokens.get("--paper")!, accent: tokens.get("--ink")!};
  await place("site.webmanifest", manifest({title, description}, colours, favicon ? icons : []));
  for (const {file, size} of favicon === null ? [] : icons)
    await place(file, await pngOf(favicon!, size));
}

const dataFiles = [
  {
    title: "Description of all tables",
    file: "download/datapackage.json",
    description:
      "each table and column, as a Frictionless data package; each table lies beside it as CSV and Parquet"
  },
  {
    title: "Codebook",
    file: "codebook.html",
    description: "the same for readers, with rules of coding, counts and known traps"
  },
  {
    title: "Questions and answers",
    file: "api/index.json",
    description: "every question with its SQL, and the address of its answer as JSON"
  },
  {
    title: "Works",
    file: "download/references.json",
    description: "every work that a row cites, as CSL-JSON"
  },
  {
    title: "Changes",
    file: "feed.xml",
    description: "changed facts and changed findings, as an Atom feed"
  }
];
