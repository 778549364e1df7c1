import {existsSync, readdirSync, readFileSync} from "node:fs";
import type {FenceAnswer} from "./loaders/pages.js";
import type {References} from "./src/components/references.js";
import {readCitationFile} from "./loaders/citation-file.js";
import {figureNames} from "./loaders/questions.js";
import {footer, header} from "./scripts/site/frame.js";
import {kitMarkdown} from "./scripts/site/markdown.js";

const cache = "src/.observablehq/cache";
const baked = "src/.observablehq/baked.json";
const preview = process.env["COLD_WINTER_PREVIEW"] === "true";

export default {
  root: "src",
  title: readCitationFile().title,
  style: "style.css",
  globalStylesheets: [],
  sidebar: false,
  toc: false,
  pager: false,
  preserveExtension: true,
  search: false,
  head: '<link rel="icon" href="/favicon.svg" type="image/svg+xml">',
  header,
  footer,
  // An author's loader runs on every system, found or not by the shell.
  interpreters: {".ts": [process.execPath, "--import", "tsx"]},
  duckdb: {extensions: {json: null, parquet: null}},
  markdownIt: kitMarkdown(
    preview || !existsSync(baked) ? {} : (JSON.parse(readFileSync(baked, "utf8")) as Record<string, string>),
    () => JSON.parse(readFileSync(`${cache}/data/references.json`, "utf8")) as References,
    () => JSON.parse(readFileSync(`${cache}/data/fences.json`, "utf8")) as Record<string, FenceAnswer>
  ),
  *dynamicPaths() {
    for (const folder of ["data", "data/answers", "data/engine", "download", "download/figures"].filter((each) =>
      existsSync(`${cache}/${each}`)
    )) {
      for (const {name} of readdirSync(`${cache}/${folder}`, {withFileTypes: true}).filter((entry) => entry.isFile())) {
        if (name !== "version.txt" && !name.endsWith(".part")) yield `/${folder}/${name}`;
      }
    }
    for (const name of figureNames()) {
      yield `/figures/${name}.js`;
      yield `/embed/${name}`;
    }
    yield "/components/engine.js";
    yield "/embed/figure.js";
    yield "/style/drawing.css";
  }
};
