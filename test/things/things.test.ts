// @module-tag slow
import {join} from "node:path/posix";
import {JSDOM} from "jsdom";
import {beforeAll, describe, expect, it} from "vitest";
import {createDatabase} from "../../packages/data/src/database.js";
import {readDataset} from "../../packages/data/src/read-dataset.js";
import {readQueries} from "../../packages/data/src/query.js";
import {namesOf} from "../../packages/data/src/names.js";
import {runQuery, type Answers} from "../../packages/data/src/answers.js";
import type {Dataset} from "../../packages/data/src/dataset.js";
import {questionList} from "../../packages/site/src/pages/questions.js";
import {readPages} from "../../packages/site/src/pages/pages.js";
import {searchFile} from "../../packages/site/src/outputs/search-documents.js";
import {citationTemplates} from "../../packages/site/src/templates/citation-templates.js";
import {readingsOf, type Reading} from "../../packages/site/src/things/readings.js";
import {thingsOf, type ThingKind} from "../../packages/site/src/things/things.js";
import {thingSite, type ThingSite} from "../../packages/site/src/things/write.js";

const shell =
  '<html><head><title>Thing</title></head><body><main id="observablehq-main" class="observablehq">\n<div id="thing-here"></div>\n</main></body></html>';

interface Notebook {
  dataset: Dataset;
  site: ThingSite;
  kinds: ThingKind[];
  /** Pages of the notebook, by path below its root. */
  pages: Set<string>;
}

function notebook(folder: string, readings: Reading[], answers = new Map<string, Answers>()) {
  const dataset = readDataset(`${folder}data`);
  const list = readPages(`${folder}src`, () => undefined);
  const queries = readQueries(`${folder}src/queries`, namesOf(dataset.tables), () => undefined);
  const files = new Map([
    [
      "data/queries.json",
      JSON.stringify(
        questionList(
          queries,
          list.map((page) => ({...page, fences: []})),
          `${folder}src/figures`
        )
      )
    ],
    ["data/site.json", JSON.stringify({cases: []})],
    ["data/citation.json", JSON.stringify(citationTemplates(dataset.version))]
  ]);
  const site = thingSite({dataset, answers, files, readings});
  const pages = new Set([
    ...list.map(({path}) => path.slice(1)),
    "sources",
    "codebook",
    "queries",
    "claims"
  ]);
  return {dataset, site, kinds: thingsOf(dataset).kinds, pages};
}

let own: Notebook;
let other: Notebook;
beforeAll(async () => {
  const dataset = readDataset();
  const connection = await createDatabase(dataset);
  const readings = await readingsOf(connection, dataset);
  const ladder = await runQuery(connection, "SELECT id, sources FROM milestones");
  connection.closeSync();
  const answers = {columns: ladder.columns, choices: [], sets: [ladder.rows], index: [0]};
  own = notebook("", readings, new Map([["ladder", answers as unknown as Answers]]));
  other = notebook("examples/railways/", []);
});

// What thousands of pages hold is read without making a document of each.
const plain = (html: string) =>
  html
    .replace(/<[^>]+>/g, "")
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));

const documentOf = ({site}: Notebook, path: string) =>
  new JSDOM(site.file(path, shell) ?? "").window.document;

describe.each(["own", "railways"])("the things of the notebook (%s)", (name) => {
  const of = () => (name === "own" ? own : other);

  it("are all rows of the tables that are described as things, and all works", () => {
    const {dataset, kinds} = of();
    const counts = kinds.map(({table, things}) => [table, things.length]);
    const described = dataset.package.tables.filter(({thing}) => thing);
    expect(counts).toEqual([
      ...described.map((each) => [each.name, dataset.tables.get(each.name)!.length]),
      ["sources", dataset.sources.length]
    ]);
    expect(counts.length).toBeGreaterThan(4);
  });

  it("have a page each, with its title, small and with no program of its own", () => {
    const {site, kinds} = of();
    const faults = kinds
      .filter(({page}) => !page)
      .flatMap(({things}) => things)
      .flatMap(({path, title}) => {
        const page = site.file(`${path}.html`, shell) ?? "";
        const [, heading = ""] = /<h1[^>]*>(.*?)<\/h1>/.exec(page) ?? [];
        if (plain(heading) !== title) return [`${path}: ${plain(heading)}`];
        // The frame of the site is nearly 8 KB.
        if (page.length > 12_500) return [`${path}: ${page.length} letters`];
        return /<script|\son\w+=/.test(page) ? [`${path}: a program`] : [];
      });
    expect(faults).toEqual([]);
  });

  it("lead to pages that are there", () => {
    const {site, pages} = of();
    const files = new Set(site.paths);
    const links = site.paths
      .filter((path) => path.endsWith(".html"))
      .flatMap((path) =>
        [...site.file(path, shell)!.matchAll(/href="(\.[^"#]+)/g)].map(([, link]) =>
          join(path, "..", link!)
        )
      );
    const lost = [...new Set(links)].filter(
      (path) => !files.has(path) && !pages.has(path.replace(/\.html$/, ""))
    );
    expect(links.length).toBeGreaterThan(500);
    expect(lost).toEqual([]);
  });

  it("are what a search leads to, and the page there shows what was found", () => {
    const {dataset, site, kinds} = of();
    const {documents} = searchFile(dataset, [], [], {
      answers: new Map(),
      tags: new Map(),
      synonyms: []
    });
    expect(documents.length).toBe(kinds.flatMap(({things}) => things).length);
    const lost = documents.filter(({path, title}) => {
      if (path.includes("#")) return false;
      const page = site.file(`${path}.html`, shell);
      return !page || !plain(/<h1[^>]*>.*?<\/h1>/.exec(page)?.[0] ?? "").includes(title);
    });
    expect(lost.slice(0, 5)).toEqual([]);
  });

  it("stand in the list of their table, each once", () => {
    const {kinds} = of();
    for (const {table, things} of kinds.filter(({page}) => !page)) {
      const page = of().site.file(`thing/${table}/index.html`, shell)!;
      const links = [...page.matchAll(/<li><a href="([^"]+)"/g)].map(([, link]) => link);
      expect(links.sort()).toEqual(
        things.map(({path}) => `../${path.slice("thing/".length)}.html`).sort()
      );
    }
  });

  it("say the same as JSON", () => {
    const {site, dataset, kinds} = of();
    for (const {table, page, things} of kinds.filter((kind) => !kind.page)) {
      const [thing] = things;
      const text = site.file(`${thing!.path}.json`, shell)!;
      const json = JSON.parse(text) as Record<string, unknown>;
      expect(page).toBeUndefined();
      expect(json).toMatchObject({table, id: thing!.id, title: thing!.title});
      expect(json["version"]).toBe(dataset.version);
    }
  });
});

describe("the page of a thing", () => {
  const textOf = (path: string) => documentOf(own, path).querySelector("main")!.textContent;

  it("shows every published date with who says it", () => {
    const wanted = [...own.dataset.tables.get("estimates")!]
      .filter(({values}) => values["subject_table"] === "events" && values["quantity"] === "date")
      .map(({values}) => String(values["subject"]));
    const [subject] = wanted.filter((id, at) => wanted.indexOf(id) !== at);
    const count = wanted.filter((id) => id === subject).length;
    const document = documentOf(own, `thing/events/${subject!}.html`);
    expect(count).toBeGreaterThan(1);
    expect(document.querySelectorAll(".readings li").length).toBe(count);
    expect(document.querySelectorAll(".readings .strip i").length).toBeGreaterThanOrEqual(count);
    expect(document.querySelectorAll(".readings .taken").length).toBe(1);
    for (const item of document.querySelectorAll(".readings li"))
      expect(item.querySelector("small")!.textContent).not.toBe("");
  });

  it("shows rivals for its place with their argument", () => {
    const rows = own.dataset.tables.get("milestones")!;
    const first = rows.find(({values: v}) => v["event"] && Number(v["rank"]) === 2)!.values;
    const rival = rows.find(
      ({values: v}) =>
        v["case"] === first["case"] && v["kind"] === first["kind"] && Number(v["rank"]) === 1
    )!.values;
    const text = textOf(`thing/events/${String(first["event"])}.html`);
    expect(text).toContain(String(first["argument"]).replace(/\.$/, ""));
    expect(text).toContain(String(rival["argument"]).replace(/\.$/, ""));
    expect(text).toMatch(/candidate 2 of \d/);
  });

  it("says what stood before and after, of its case and of its kind", () => {
    const document = documentOf(own, "thing/nuclear_tests/prk-nt-2.html");
    const links = [...document.querySelectorAll(".around a")].map((link) => link.textContent);
    expect(links).toContain("Test 1 of North Korea, 9 Oct 2006");
    expect(links).toContain("Test 3 of North Korea, 12 Feb 2013");
  });

  it("says where it is drawn, an event by the step that it counts as", () => {
    const rows = own.dataset.tables.get("milestones")!;
    const event = String(rows.find(({values}) => values["event"])!.values["event"]);
    const document = documentOf(own, `thing/events/${event}.html`);
    expect([...document.querySelectorAll('a[href="../../timelines.html#ladder"]')].length).toBe(1);
  });

  it("lists the rows that rest on a work, and what is cited leads there", () => {
    const {values} = own.dataset.tables.get("nuclear_tests")![0]!;
    const key = /^[^[]+/.exec(String(values["sources"]))![0];
    const {length} = documentOf(own, `thing/sources/${key}.html`).querySelectorAll("section li a");
    expect(length).toBeGreaterThan(1);
    const test = documentOf(own, `thing/nuclear_tests/${String(values["id"])}.html`);
    expect(test.querySelector(`.works a[href="../sources/${key}.html"]`)).not.toBeNull();
  });

  it("lists what a person held and where a place occurs", () => {
    const {values} = own.dataset.tables.get("offices")![0]!;
    const person = own.kinds
      .find(({table}) => table === "names")!
      .things.find(({title}) => title === values["person"])!;
    expect(textOf(`${person.path}.html`)).toContain(String(values["office"]));
  });

  it("is cited by APA and BibTeX, has an address of its own and a card", () => {
    const document = documentOf(own, "thing/cases/PRK.html");
    const cite = document.querySelector(".cite-thing")!.textContent;
    expect(cite).toContain(own.dataset.version);
    expect(cite).toMatch(/@misc\{cold-winter-/);
    const meta = (name: string) =>
      document.querySelector(`meta[property="og:${name}"]`)?.getAttribute("content");
    expect([meta("title"), meta("site_name")]).toEqual(["North Korea", "Cold Winter"]);
    expect(document.querySelector('link[rel="canonical"]')?.getAttribute("href")).toBe(
      "./PRK.html"
    );
  });
});
