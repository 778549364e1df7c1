import {once} from "node:events";
import {existsSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {join} from "node:path";
import type {Browser} from "playwright-core";
import sirv from "sirv";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {launch, visit} from "../support/chromium.js";
import {copyProject} from "../support/project.js";
import {sums} from "../support/sums.js";

const project = copyProject();
const path = (name: string) => join(project.folder, name);
const files = () =>
  Object.fromEntries(
    Object.entries(sums(project.folder)).map(([name, sum]) => [name.slice(1).replaceAll("\\", "/"), sum])
  );
const before = files();
const server = createServer(sirv(path("dist"), {dev: true}));
let browser: Browser | undefined;
let site: string;

afterAll(async () => {
  server.close();
  await browser?.close();
  project.remove();
});

/** The commands that a guide gives in its shell blocks, and the files that its other blocks write. */
type Step = {command: string[]} | {file: string; text: string};

function steps(guide: string): Step[] {
  const source = readFileSync(`src/guide/${guide}.md`, "utf8");
  const blocks = [...source.matchAll(/^(`{3,})(sh|csv|md)([^\n]*)\n([\s\S]*?)^\1$/gm)];
  return blocks.flatMap(([, , language, info, text]): Step[] => {
    if (language !== "sh") return [{file: /file=(\S+)/.exec(info!)![1]!, text: text!}];
    return text!
      .trim()
      .split("\n")
      .map((line) => ({command: words(line.replace(/^npm (run )?/, "").replace(" -- ", " "))}));
  });
}

function words(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain!);
}

/** Commands that are run where a guide gives them; its checks are run once, at its end, and the others elsewhere. */
const followed = ["new", "format"];
const elsewhere = ["check", "start", "build"];

describe.each(["cases", "authors"])("the guide %s", (guide) => {
  it.each(steps(guide).map((step) => [JSON.stringify(step).slice(0, 90), step] as const))(
    "does what it says: %s",
    (_, step) => {
      if ("file" in step) {
        const old = existsSync(path(step.file)) ? readFileSync(path(step.file), "utf8") : "";
        writeFileSync(path(step.file), `${old}${step.file.endsWith(".md") ? "\n" : ""}${step.text}`);
        return expect(existsSync(path(step.file))).toBe(true);
      }
      const [command, ...rest] = step.command;
      expect([...followed, ...elsewhere]).toContain(command);
      if (!followed.includes(command!)) return;
      const {status, output} = project.run(command!, rest);
      expect(status, output).toBe(0);
    }
  );

  it("leaves a project without problems", () => {
    expect(project.run("check").output.trim()).toBe("no problems");
  });
});

describe("what the guides write", () => {
  it("touches nothing that was there, but for the bibliography's new work", () => {
    const now = files();
    const changed = Object.keys(before).filter((name) => before[name] !== now[name]);
    expect(changed.filter((name) => !/^(src\/\.observablehq|node_modules)/.test(name))).toEqual(["data/sources.bib"]);
    const added = Object.keys(now).filter((name) => !(name in before) && !/\.observablehq|node_modules/.test(name));
    const own =
      /^(data\/(libya|invented-isle)\/|src\/(libya|harbours)\.md$|src\/(queries|figures)\/(programme_ends|harbour_events)\.)/;
    expect(added.filter((name) => !own.test(name))).toEqual([]);
    expect(added.length).toBeGreaterThan(15);
  });
});

describe("the site with a third case and a fourth", () => {
  beforeAll(async () => {
    // Published, so that what the guide writes is read as readers would.
    const page = path("src/harbours.md");
    writeFileSync(page, readFileSync(page, "utf8").replace("draft: true", "aliases: [/ports, /old/harbours]"));
    writeFileSync(path("src/hidden.md"), "---\ntitle: Hidden words\ndraft: true\nmenu: true\n---\n\n# Hidden words\n");
    expect(project.run("build").output).toMatch(/^built dist/m);
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
    "economy",
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
    expect(await figures.locator(".drawing svg, .drawing table").count()).toBeGreaterThanOrEqual(await figures.count());
    expect(await page.locator("#observablehq-main").innerText()).not.toMatch(/undefined|NaN|Infinity/);
    await page.context().close();
  });

  it("ends the ladder of the third case where it was given up", async () => {
    const {page} = await visit(browser!, "timelines.html?start=first_ballistic_flight", {}, site);
    const marks = page.locator("#ladder .wide text");
    await expect.poll(async () => (await marks.allTextContents()).join(" ")).toMatch(/not in 17\.7/);
    expect(await page.locator("#ladder .case-key").innerText()).toMatch(/ليبيا/);
    expect(await page.locator("#ladder .case-key span[style*='--case-3']").count()).toBe(1);
    await page.context().close();
  });

  it("leaves a draft out of build, menu, search and lists", () => {
    expect(existsSync(path("dist/hidden.html"))).toBe(false);
    const built = readdirSync(path("dist"), {recursive: true, encoding: "utf8"}).filter((name) =>
      /\.(html|json)$/.test(name)
    );
    const naming = built.filter((name) => readFileSync(join(path("dist"), name), "utf8").includes("Hidden words"));
    expect(naming).toEqual([]);
  });

  it.each(["ports", "old/harbours"])("leads from the alias %s with query and hash", async (alias) => {
    const {page, faults} = await visit(browser!, `${alias}.html?checked=checked#harbour_events`, {}, site);
    await page.waitForURL(/harbours\.html\?checked=checked#harbour_events$/);
    expect(await page.locator("h1").innerText()).toBe("Harbours");
    // Leading on may cut the alias's own loading short.
    expect(
      faults.filter((fault) => !/harbours\.html|ports\.html/.test(fault) || !fault.endsWith("ERR_ABORTED"))
    ).toEqual([]);
    await page.context().close();
    const {page: plain} = await visit(browser!, `${alias}.html`, {javaScriptEnabled: false}, site);
    await plain.waitForURL(/harbours\.html$/);
    await plain.context().close();
  });

  it("puts a page into the menu that asks for it", async () => {
    const {page} = await visit(browser!, "index.html", {}, site);
    expect(await page.locator(".site-nav a", {hasText: "A programme that was given up"}).count()).toBe(1);
    await page.context().close();
  });
});
