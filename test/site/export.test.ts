// @module-tag slow
import {execFileSync} from "node:child_process";
import {mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {plugins} from "@citation-js/core";
import "@citation-js/plugin-ris";
import {parse as parseBibtex} from "@retorquere/bibtex-parser";
import {parse} from "csv-parse/sync";
import {unzipSync} from "fflate";
import {JSDOM} from "jsdom";
import type {Browser, Page} from "playwright-core";
import type {Answers} from "../../packages/data/src/answers.js";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {widths} from "../../packages/figure/src/figure-input.js";
import {launch, visit} from "../support/chromium.js";

let browser: Browser;
let page: Page;
let faults: string[];
beforeAll(async () => {
  browser = await launch();
  ({page, faults} = await visit(browser, "timelines.html?checked=checked", {colorScheme: "dark"}));
  await page.locator("#ladder-tab-download").check();
});
afterAll(() => browser.close());

async function taken(
  what: string,
  from = page,
  figure = "ladder"
): Promise<{name: string; bytes: Buffer}> {
  const [download] = await Promise.all([
    from.waitForEvent("download"),
    from.locator(`#${figure} [data-take="${what}"]`).click()
  ]);
  return {name: download.suggestedFilename(), bytes: readFileSync(await download.path())};
}

const version = () => page.evaluate<string>('document.documentElement.dataset["version"]');

describe("what a reader takes away of a figure", () => {
  it("is its rows as CSV and JSON, the same as its table", async () => {
    const csv = await taken("csv");
    expect(csv.name).toBe(`ladder-${await version()}.csv`);
    const rows = parse<Record<string, string>>(csv.bytes, {columns: true});
    expect(rows).toHaveLength(await page.locator("#ladder .table tbody tr").count());
    expect(rows.every((row) => row["status"] === "checked")).toBe(true);
    const json = JSON.parse((await taken("json")).bytes.toString()) as Record<
      string,
      string | number | null
    >[];
    expect(json.map((row) => row["kind"])).toEqual(rows.map((row) => row["kind"]));
    expect(json.map((row) => String(row["years_low"] ?? ""))).toEqual(
      rows.map((row) => row["years_low"])
    );
  });

  it("is its picture as SVG, with finding, sources and data version, in real colours", async () => {
    const text = (await taken("svg")).bytes.toString();
    const {document} = new JSDOM(text, {contentType: "image/svg+xml"}).window;
    const words = document.documentElement.textContent.replace(/\s+/g, " ");
    expect(words).toContain(await version());
    expect(words).toMatch(/milestones/);
    expect(words).toMatch(/Source: /);
    expect(text).not.toMatch(/var\(--|system-ui/);
    expect(text).toContain('<rect width="100%" height="100%" fill="#ffffff"/>');
    expect(text.match(/@font-face\{font-family:Arimo[^}]*url\(data:font\/woff2/g)).toHaveLength(2);
  });

  it("is every drawing of a figure, with the words between them and the key of its colours", async () => {
    const {page: view} = await visit(browser, "income.html");
    await view.locator("#first_test_income-tab-download").check();
    await view.evaluate(() => {
      const drawing = document.querySelector("#first_test_income .wide")!;
      const svg = drawing.querySelector("svg")!;
      const parts = ["above it", "below it"].map((words) => {
        const part = document.createElement("div");
        part.append(words, svg.cloneNode(true));
        return part;
      });
      drawing.replaceChildren(...parts);
    });
    const text = (await taken("svg", view, "first_test_income")).bytes.toString();
    const {document: file} = new JSDOM(text, {contentType: "image/svg+xml"}).window;
    const drawings = [...file.querySelectorAll("svg svg")].map(({parentElement}) =>
      parentElement!.getAttribute("transform")
    );
    expect(new Set(drawings).size).toBe(2);
    const words = [...file.querySelectorAll("svg > text")].map(({textContent}) => textContent);
    expect(words).toEqual(expect.arrayContaining(["above", "below", "it"]));
    expect([...file.querySelectorAll("tspan[fill]")].map((each) => each.textContent)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^● China/), expect.stringMatching(/^● North/)])
    );
    await view.context().close();
  });

  it("is its picture as PNG at two pixels a unit", async () => {
    const {bytes} = await taken("png");
    expect(bytes.subarray(1, 4).toString()).toBe("PNG");
    expect(bytes.readUInt32BE(16)).toBe(2 * (widths.wide + 48));
  });

  it("is a bundle whose script draws the same picture again", async () => {
    const files = unzipSync((await taken("bundle")).bytes);
    const folder = mkdtempSync(join(tmpdir(), "cold-winter-"));
    try {
      for (const [name, bytes] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, name)), {recursive: true});
        writeFileSync(join(folder, name), bytes);
      }
      symlinkSync(join(process.cwd(), "node_modules"), join(folder, "node_modules"), "junction");
      const cwd = join(folder, "ladder");
      const said = execFileSync(process.execPath, ["redraw.mjs"], {cwd, encoding: "utf8"}).trim();
      expect(said).toBe(await page.locator("#ladder .finding").innerText());
      const marks = (text: string) =>
        new JSDOM(text).window.document.querySelectorAll("circle, path").length;
      expect(marks(readFileSync(join(cwd, "redrawn.svg"), "utf8"))).toBe(
        marks(readFileSync(join(cwd, "figure.svg"), "utf8"))
      );
      expect(readFileSync(join(cwd, "query.sql"), "utf8")).toContain("'checked' <> 'checked'");
      const [work] = parseBibtex(readFileSync(join(cwd, "citation.bib"), "utf8")).entries;
      expect(work!.fields["url"]).toBe(page.url());
      const [ris] = plugins.input.chain(readFileSync(join(cwd, "citation.ris"), "utf8")) as {
        URL: string;
        title: string;
      }[];
      expect(ris).toMatchObject({
        URL: page.url(),
        title: expect.stringContaining(await version()) as string
      });
    } finally {
      rmSync(folder, {recursive: true, force: true});
    }
  });

  it("is a citation of this view in three forms", async () => {
    await page.locator('#ladder [data-take="cite"]').click();
    const dialog = page.locator("dialog.cite-view");
    await dialog.waitFor();
    expect(await dialog.locator("pre").count()).toBe(3);
    expect(await dialog.innerText()).toContain(page.url());
    await page.keyboard.press("Escape");
    await expect.poll(() => dialog.count()).toBe(0);
    expect(faults).toEqual([]);
  });
});

/** A work that alone carries some row. */
function soleSource(): string {
  const {sets} = JSON.parse(readFileSync("dist/data/answers/programmes.json", "utf8")) as Answers;
  const sources = sets[0]!["sources"] as string[];
  return sources.find((text) => !text.includes(";"))!.split("[")[0]!;
}

describe("a source", () => {
  it("can be left out and put back: rows, sentence and address follow", async () => {
    const {page: view} = await visit(browser, "timelines.html");
    const finding = () => view.locator("#programmes .finding").innerText();
    const count = () => view.locator("#programmes .table tbody tr").count();
    const before = [await finding(), await count()];
    await view.locator("#programmes-tab-sources").check();
    const key = soleSource();
    const focused = () =>
      view.evaluate(() => {
        const at = document.activeElement!;
        return at.closest(".left-out")?.className ?? at.id;
      });
    await view.locator(`#programmes [data-without="${key}"]`).focus();
    await view.keyboard.press("Enter");
    await view.locator("#programmes .left-out").waitFor({timeout: 60_000});
    expect(await focused()).toBe("left-out");
    expect(view.url()).toContain(`without=${key}`);
    expect(await count()).toBeLessThan(before[1] as number);
    expect(await view.locator(`#programmes .source-list [data-without="${key}"]`).count()).toBe(0);
    await view.keyboard.press("Enter");
    await expect.poll(async () => [await finding(), await count()]).toEqual(before);
    expect(await focused()).toBe("programmes-tab-sources");
    await view.context().close();
  }, 120_000);
});

describe("the references of a page", () => {
  it("are numbered in the order of their use, and every citation leads to one", async () => {
    const {page: view} = await visit(browser, "timelines.html");
    const broken = await view.locator("a.cite").evaluateAll((links) =>
      links
        .filter((link) => {
          const item = document.querySelector(`[id="${link.getAttribute("href")!.slice(1)}"]`);
          const number = item ? [...item.parentElement!.children].indexOf(item) + 1 : 0;
          return !link.textContent.includes(String(number)) || number === 0;
        })
        .map((link) => link.outerHTML)
    );
    expect(broken).toEqual([]);
    const numbers = await view.locator("#ladder .source-list a.cite").allTextContents();
    expect(numbers.slice(0, 3)).toEqual(["[1]", "[2]", "[3]"]);
    await view.context().close();
  });
});
