import {spawnSync} from "node:child_process";
import {once} from "node:events";
import {cpSync, existsSync, mkdirSync, readdirSync, readFileSync} from "node:fs";
import {createServer, type Server} from "node:http";
import type {AddressInfo} from "node:net";
import {join} from "node:path";
import {stripVTControlCharacters} from "node:util";
import type {Browser} from "playwright-core";
import sirv from "sirv";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readDataset} from "../../packages/data/src/read-dataset.js";
import {findBrowser} from "../../packages/site/src/browser.js";
import {launch, visit} from "../support/chromium.js";
import {whole} from "../support/sweep.js";
import {beginNotebook, installed, type Notebook} from "../support/notebook.js";

// Where the system has such a thing, a network without any device, not even loopback.
const alone = ["unshare", "--map-root-user", "--net"];
const cut = spawnSync(alone[0]!, [...alone.slice(1), "true"]).status === 0;

const pages = readdirSync("examples/railways/src")
  .filter((name) => name.endsWith(".md"))
  .map((name) => name.replace(/\.md$/, ""));
let notebook: Notebook;
beforeAll(() => {
  notebook = beginNotebook("rails #2 of mine", ["--like", "examples/railways"]);
});
afterAll(() => notebook.remove());

describe("a notebook like the second example", () => {
  it("has all of its files and none of what is made anew", () => {
    const files = (folder: string) =>
      readdirSync(folder, {recursive: true, encoding: "utf8"}).sort();
    const theirs = files("examples/railways").filter(
      (file) => !/^(kit|node_modules|dist)\b/.test(file)
    );
    expect(files(notebook.folder).filter((file) => !/^(kit|node_modules)\b/.test(file))).toEqual(
      theirs
    );
    expect(notebook.begun).toMatch(/npm install && npm start\n$/);
  });

  it.each([
    [
      "example",
      "railways",
      [],
      "examples/railways is a notebook: npm run new -- notebook FOLDER --like examples/railways"
    ],
    ["notebook", "../none", ["--like", "examples/libya"], "no notebook: examples/libya"]
  ])("is begun in no other way: %s %s %j", (kind, name, words, line) => {
    const program = "packages/site/bin/cold-winter.cjs";
    const {status, stderr} = spawnSync(process.execPath, [program, "new", kind, name, ...words], {
      encoding: "utf8"
    });
    expect([status, stderr]).toEqual([1, `${line}\n`]);
  });

  it("passes the check", () => {
    const {status, output} = notebook.run("check");
    expect([status, output.trim().split("\n").at(-1)]).toEqual([0, "no problems"]);
  });

  // The template is begun, checked, built and tested by new.whole.test.ts.
  it.runIf(whole)(
    "begins an empty one with the kit that it has, which passes the check too",
    () => {
      const begun = notebook.run("new", ["notebook", "../none yet #3", "--title", "None yet"]);
      expect(begun.status, begun.output).toBe(0);
      const {status, output} = installed(join(notebook.folder, "../none yet #3")).run("check");
      expect([status, output.trim().split("\n").at(-1)]).toEqual([0, "no problems"]);
    }
  );

  it("passes its own tests, in a path that vitest can read", () => {
    const folder = join(notebook.folder, "../rails of mine");
    mkdirSync(folder);
    for (const name of readdirSync(notebook.folder).filter((each) => each !== "dist"))
      cpSync(join(notebook.folder, name), join(folder, name), {
        recursive: true,
        verbatimSymlinks: true
      });
    const program = join(folder, "node_modules/@cold-winter/site/bin/cold-winter.cjs");
    const {VITEST: _, VITEST_POOL_ID: _pool, VITEST_WORKER_ID: _worker, ...env} = process.env;
    const {status, stdout, stderr} = spawnSync(process.execPath, [program, "test"], {
      cwd: folder,
      env,
      encoding: "utf8"
    });
    expect(status, stdout + stderr).toBe(0);
    const plain = stripVTControlCharacters(stdout);
    expect(plain).toMatch(/Test Files +2 passed/);
    expect(plain).not.toMatch(/failed|skipped|todo/);
  });
});

describe("its site", () => {
  let browser: Browser | undefined;
  let site: string;
  let server: Server | undefined;

  beforeAll(async () => {
    const {status, output} = notebook.run("build", [], cut ? alone : []);
    expect(status, output).toBe(0);
    server = createServer(sirv(join(notebook.folder, "dist"), {dev: true}));
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    site = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    browser = await launch(findBrowser());
  });
  afterAll(async () => {
    server?.close();
    await browser?.close();
  });

  it.each(pages)("shows %s without a fault", async (name) => {
    const {page, faults} = await visit(browser!, `${name}.html`, {}, site);
    expect(faults).toEqual([]);
    expect(await page.locator(".observablehq--error").count()).toBe(0);
    const figures = page.locator("figure.figure");
    await expect
      .poll(async () => (await figures.locator(".drawing svg").count()) - (await figures.count()))
      .toBeGreaterThanOrEqual(0);
    expect(await page.locator("#observablehq-main").innerText()).not.toMatch(
      /undefined|NaN|Infinity|null/
    );
    await page.context().close();
  });

  it.each(["sources", "codebook"])("tells of nothing that there is none of: %s", async (name) => {
    const {page, faults} = await visit(browser!, `${name}.html`, {}, site);
    expect(faults).toEqual([]);
    const words = await page.locator("#observablehq-main").innerText();
    expect(words).not.toMatch(
      /(^|[ ,.])0 (works?|opened|quoted|recalled|prevented|flagged)|Known traps/
    );
    await page.context().close();
  });

  it("names a country once in the key where its own name is the same", async () => {
    const {page} = await visit(browser!, "index.html", {}, site);
    expect(await page.locator("#steps .case-key").innerText()).toMatch(
      /^● Japan 日本\s*● France\s*$/
    );
    await page.context().close();
  });

  it("counts anew where another step starts the clock", async () => {
    const {page, faults} = await visit(browser!, "clock.html", {}, site);
    const told = page.locator("h2").filter({hasText: "shared steps"});
    await expect
      .poll(() => told.innerText())
      .toBe("Of 7 shared steps Japan took 3 sooner, France took 4 sooner.");
    await page.getByLabel("Clock starts at").selectOption({label: "Decision"});
    await expect
      .poll(() => told.innerText())
      .toBe("Of 9 shared steps Japan took 5 sooner, France took 4 sooner.");
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

describe("its record", () => {
  const dataset = readDataset("examples/railways/data");
  const rows = (table: string) => dataset.tables.get(table)!.map(({values}) => values);

  it("is a comparison of two, with a vocabulary of its own", () => {
    expect(rows("cases")).toHaveLength(2);
    expect(
      rows("events").filter(({status, seen}) => status === "checked" && seen !== "recalled").length
    ).toBeGreaterThan(24);
    expect(rows("milestone_kinds").length).toBeGreaterThan(7);
    expect(rows("names").length).toBeGreaterThan(11);
    expect(
      new Set(
        rows("observations").map((row) => `${String(row["case"])} ${String(row["variable"])}`)
      ).size
    ).toBe(6);
    const types = dataset.package.tables
      .find(({name}) => name === "events")!
      .fields.find(({name}) => name === "type")!;
    const ours = readDataset()
      .package.tables.find(({name}) => name === "events")!
      .fields.find(({name}) => name === "type")!;
    expect(
      types.constraints.enum!.filter((word) => !ours.constraints.enum!.includes(word))
    ).not.toEqual([]);
  });

  it("brings no package of the kit with it", () => {
    expect(existsSync("examples/railways/kit")).toBe(false);
    expect(readFileSync("examples/railways/package.json", "utf8")).toContain("file:kit/");
  });
});
