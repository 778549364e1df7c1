import {existsSync, readdirSync, readFileSync} from "node:fs";
import {readCitationFile} from "@cold-winter/data";
import type {References} from "@cold-winter/figure";
import {footer, header, type MenuItem} from "./build/frame.js";
import {fontFiles, fontTerms, kitModules} from "./build/kit.js";
import {kitMarkdown} from "./build/markdown.js";
import {figureNames} from "./pages/questions.js";

const cache = "src/.observablehq/cache";
const baked = "src/.observablehq/baked.json";

/** What a notebook says of itself in `observablehq.config.ts`. */
export interface Notebook {
  /** The menu, in its order. */
  menu?: MenuItem[];
  /** Pages and files that no link names: those of a page with a parameter, as `/fields/barley` of `fields/[crop].md`. */
  dynamicPaths?: string[];
}

/** Returns the configuration of Framework for a notebook: its pages, with the kit's frame, parts and loaders. */
export function notebook({menu = [], dynamicPaths = []}: Notebook = {}) {
  const preview = process.env["COLD_WINTER_PREVIEW"] === "true";
  return {
    root: "src",
    title: readCitationFile().title,
    style: "kit/style.css",
    globalStylesheets: [],
    ...{sidebar: false, toc: false, pager: false, preserveExtension: true, search: false},
    head: existsSync("src/favicon.svg")
      ? '<link rel="icon" href="/favicon.svg" type="image/svg+xml">'
      : "",
    header: header(menu),
    footer,
    // An author's loader runs on every system, found or not by the shell.
    interpreters: {".ts": [process.execPath, "--import", "tsx"]},
    duckdb: {extensions: {json: null, parquet: null}},
    markdownIt: kitMarkdown(
      preview || !existsSync(baked)
        ? {}
        : (JSON.parse(readFileSync(baked, "utf8")) as Record<string, string>),
      () => JSON.parse(readFileSync(`${cache}/data/references.json`, "utf8")) as References
    ),
    dynamicPaths: function* () {
      yield* dynamicPaths;
      yield* unnamedPaths();
    }
  };
}

/** Lists what no page names and a site has all the same. */
function* unnamedPaths(): Generator<string> {
  for (const folder of [
    "data",
    "data/answers",
    "data/slices",
    "data/engine",
    "download",
    "download/figures"
  ]) {
    if (!existsSync(`${cache}/${folder}`)) continue;
    for (const {name} of readdirSync(`${cache}/${folder}`, {withFileTypes: true}).filter((entry) =>
      entry.isFile()
    ))
      if (name !== "version.txt" && !name.endsWith(".part")) yield `/${folder}/${name}`;
  }
  for (const name of figureNames()) {
    yield `/kit/figures/${name}.js`;
    yield `/embed/${name}`;
  }
  for (const name of comparisonsMade()) yield `/embed/${name}`;
  for (const name of Object.values(kitModules)) yield `/kit/${name}.js`;
  yield "/embed/figure.js";
  yield "/kit/style/drawing.css";
  for (const name of [...fontFiles, fontTerms]) yield `/kit/fonts/${name}`;
}

// A comparison of a page is answered under its own name.
function comparisonsMade(): string[] {
  const folder = `${cache}/data/answers`;
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^compare-[\w-]+\.json$/.test(name))
    .map((name) => name.slice(0, -".json".length));
}
