import {once} from "node:events";
import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {dirname, join} from "node:path";
import type {Browser} from "playwright-core";
import sirv from "sirv";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {launch, visit} from "../support/chromium.js";
import {kitCommand, stepsOf} from "../support/guide.js";
import {findPostgres, startPostgres, type Postgres} from "../support/postgres.js";
import {copyProject} from "../support/project.js";
import {sums} from "../support/sums.js";

const project = copyProject();
const path = (name: string) => join(project.folder, name);
const files = () =>
  Object.fromEntries(
    Object.entries(sums(project.folder)).map(([name, sum]) => [
      name.slice(1).replaceAll("\\", "/"),
      sum
    ])
  );
const before = files();
const server = createServer(sirv(path("dist"), {dev: true}));
let browser: Browser | undefined;
let site: string;
let postgres: Postgres | undefined;

afterAll(async () => {
  server.close();
  postgres?.stop();
  await browser?.close();
  project.remove();
});

/** Commands that are run where a guide gives them; its checks are run once, at the end of all, and the others elsewhere. */
const followed = ["new", "format"];
const elsewhere = ["check", "start", "build"];

const programs = findPostgres();
const guides = ["cases", "authors", ...(programs ? ["larger-data"] : [])];

describe.each(guides)("the guide %s", (guide) => {
  it.each(stepsOf(guide).map((step) => [JSON.stringify(step).slice(0, 90), step] as const))(
    "does what it says: %s",
    (_, step) => {
      if ("file" in step) {
        mkdirSync(dirname(path(step.file)), {recursive: true});
        const old = existsSync(path(step.file)) ? readFileSync(path(step.file), "utf8") : null;
        writeFileSync(
          path(step.file),
          `${old ?? ""}${old && step.file.endsWith(".md") ? "\n" : ""}${step.text}`
        );
        return expect(existsSync(path(step.file))).toBe(true);
      }
      const [command, words] = kitCommand(step.command);
      expect([...followed, ...elsewhere]).toContain(command);
      if (!followed.includes(command)) return;
      const {status, output} = project.run(command, words);
      expect(status, output).toBe(0);
    }
  );
});

it("the guides leave a project without problems but for what no engine was asked yet", () => {
  const lines = project.run("check").output.trim().split("\n");
  const waiting = lines.filter((line) => /shipments\.yaml:1: not answered yet/.test(line));
  expect(waiting).toHaveLength(programs ? 1 : 0);
  expect(lines.at(-1)).toBe(programs ? "1 problem" : "no problems");
});

describe("what the guides write", () => {
  it("touches nothing that was there, but for the bibliography's new work", () => {
    const now = files();
    const changed = Object.keys(before).filter((name) => before[name] !== now[name]);
    expect(changed.filter((name) => !/^(src\/\.observablehq|node_modules)/.test(name))).toEqual([
      "data/sources.bib"
    ]);
    const added = Object.keys(now).filter(
      (name) => !(name in before) && !/\.observablehq|node_modules/.test(name)
    );
    const own =
      /^(data\/(libya|invented-isle)\/|src\/(libya|harbours|shipments)\.md$|data\/remote\/shipments\.yaml$|src\/(queries|figures)\/(programme_ends|harbour_events)\.)/;
    expect(added.filter((name) => !own.test(name))).toEqual([]);
    expect(added.length).toBeGreaterThan(15);
  });
});

// What an author makes of the citation file.
const own = (file: string) =>
  file
    .replace("title: Cold Winter", "title: Harbours and ports")
    .replace("- name: The Cold Winter contributors", "- {family-names: Example, given-names: Ann}")
    .replace("- CC-BY-4.0", "- CC0-1.0");

const shipments = `
  CREATE TABLE shipments (day date, reporter text, usd numeric, edition integer);
  INSERT INTO shipments
  SELECT date '2010-01-01' + n, CASE n % 2 WHEN 0 THEN 'XAA' ELSE 'LBY' END, n, 1 FROM generate_series(1, 3000) AS n`;

describe("the site with a third case and a fourth", () => {
  beforeAll(async () => {
    // Published, so that what the guide writes is read as readers would.
    const page = path("src/harbours.md");
    writeFileSync(
      page,
      readFileSync(page, "utf8").replace("draft: true", "aliases: [/ports, /old/harbours]")
    );
    writeFileSync(
      path("src/hidden.md"),
      "---\ntitle: Hidden words\ndraft: true\nmenu: true\n---\n\n# Hidden words\n"
    );
    const file = readFileSync(path("CITATION.cff"), "utf8");
    writeFileSync(path("CITATION.cff"), own(file));
    postgres = programs ? await startPostgres(programs) : undefined;
    postgres?.run(shipments);
    const env = postgres && {SHIPMENTS_DATABASE: postgres.address};
    expect(project.run("build", [], env).output).toMatch(/^built dist/m);
    expect(project.run("check").output.trim()).toMatch(/(^|\n)no problems$/);
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    site = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    browser = await launch();
  });

  const pages = [
    "index",
    "timelines",
    "tempo",
    "costs",
    "income",
    "conditions",
    "famine",
    "industry",
    "pressure",
    "claims",
    "codebook",
    "libya",
    "harbours"
  ];

  it.each(pages)("shows every figure of %s", async (name) => {
    const {page, faults} = await visit(browser!, `${name}.html`, {}, site);
    expect(faults).toEqual([]);
    expect(await page.locator(".observablehq--error").count()).toBe(0);
    const figures = page.locator("figure.figure");
    expect(await figures.locator(".drawing svg, .drawing table").count()).toBeGreaterThanOrEqual(
      await figures.count()
    );
    expect(await page.locator("#observablehq-main").innerText()).not.toMatch(
      /undefined|NaN|Infinity/
    );
    await page.context().close();
  });

  it("ends the ladder of the third case where it was given up", async () => {
    const {page} = await visit(browser!, "timelines.html?start=first_ballistic_flight", {}, site);
    const marks = page.locator("#ladder .wide text");
    await expect
      .poll(async () => (await marks.allTextContents()).join(" "))
      .toMatch(/not in 17\.7/);
    expect(await page.locator("#ladder .case-key").innerText()).toMatch(/ليبيا/);
    expect(await page.locator("#ladder .case-key span[style*='--case-3']").count()).toBe(1);
    await page.context().close();
  });

  it("leaves a draft out of build, menu, search and lists", () => {
    expect(existsSync(path("dist/hidden.html"))).toBe(false);
    const built = readdirSync(path("dist"), {recursive: true, encoding: "utf8"}).filter((name) =>
      /\.(html|json)$/.test(name)
    );
    const naming = built.filter((name) =>
      readFileSync(join(path("dist"), name), "utf8").includes("Hidden words")
    );
    expect(naming).toEqual([]);
  });

  it.each(["ports", "old/harbours"])(
    "leads from the alias %s with query and hash",
    async (alias) => {
      const {page, faults} = await visit(
        browser!,
        `${alias}.html?checked=checked#harbour_events`,
        {},
        site
      );
      await page.waitForURL(/harbours\.html\?checked=checked#harbour_events$/);
      expect(await page.locator("h1").innerText()).toBe("Harbours");
      // Leading on may cut the alias's own loading short.
      expect(
        faults.filter(
          (fault) => !/harbours\.html|ports\.html/.test(fault) || !fault.endsWith("ERR_ABORTED")
        )
      ).toEqual([]);
      await page.context().close();
      const {page: plain} = await visit(
        browser!,
        `${alias}.html`,
        {javaScriptEnabled: false},
        site
      );
      await plain.waitForURL(/harbours\.html$/);
      await plain.context().close();
    }
  );

  it("bears its author's own title, name and licence", () => {
    const read = (name: string) => readFileSync(path(`dist/${name}`), "utf8");
    for (const name of ["index.html", "timelines.html"])
      expect(read(name)).toMatch(/Harbours and ports, data .*CC0-1\.0/);
    expect(read("index.html")).toMatch(/<title>[^<]*Harbours and ports<\/title>/);
    expect(read("embed/ladder.html")).toContain("Harbours and ports");
    expect(read("download/CITATION.cff")).toContain("family-names: Example");
    const citation = read("data/citation.json");
    expect(citation).toMatch(/Example/);
    expect(citation).not.toContain("Cold Winter");
  });

  it.skipIf(!programs)(
    "draws what another engine summed up, and tells nobody how it is reached",
    async () => {
      const {page, faults} = await visit(browser!, "shipments.html", {}, site);
      expect(faults).toEqual([]);
      // Nine years, two countries.
      await expect.poll(() => page.locator("#observablehq-main").innerText()).toMatch(/\b18\b/);
      expect(await page.locator("figure.figure svg").count()).toBeGreaterThan(0);
      const built = readdirSync(path("dist"), {recursive: true, encoding: "utf8"}).filter((name) =>
        /\.(html|js|json)$/.test(name)
      );
      const telling = built.filter((name) =>
        readFileSync(join(path("dist"), name), "utf8").includes(postgres!.env["PGPASSWORD"]!)
      );
      expect(telling).toEqual([]);
      await page.context().close();
    }
  );

  it.skipIf(!programs)("keeps the last site and the last sums where the engine is gone", () => {
    const before = sums(path("dist"));
    const env = {SHIPMENTS_DATABASE: postgres!.address};
    postgres!.stop();
    const {status, output} = project.run("build", ["--fresh"], env);
    expect(status).toBe(1);
    expect(output).toMatch(
      /^data\/remote\/shipments\.yaml:4:connection: the engine gave no whole answer: /m
    );
    expect(sums(path("dist"))).toEqual(before);
  });

  it("puts a page into the menu that asks for it", async () => {
    const {page} = await visit(browser!, "index.html", {}, site);
    expect(
      await page.locator(".site-nav a", {hasText: "A programme that was given up"}).count()
    ).toBe(1);
    await page.context().close();
  });
});
