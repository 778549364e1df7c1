// @module-tag slow
import {existsSync, readFileSync} from "node:fs";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {SearchFile} from "../../packages/site/src/outputs/search-documents.js";
import {launch, visit} from "../support/chromium.js";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

// What thousands of pages hold is read without making a document of each.
const plain = (html: string) =>
  html
    .replace(/<[^>]+>/g, "")
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll("&amp;", "&")
    .replaceAll("&nbsp;", "\u00a0");

describe("what a search finds", () => {
  it("stands at the address to which it leads, in every case", () => {
    const {documents} = JSON.parse(readFileSync("dist/data/search.json", "utf8")) as SearchFile;
    const lost = documents.flatMap(({path, title, kind}) => {
      const [page, hash] = path.split("#") as [string, string?];
      const file = `dist/${page === "" || page.endsWith("/") ? `${page}index` : page}.html`;
      if (!existsSync(file)) return [`${path}: no page`];
      const html = readFileSync(file, "utf8");
      if (hash !== undefined && !html.includes(` id="${hash}"`)) return [`${path}: no place`];
      if (!path.startsWith("thing/")) return [];
      const [heading = ""] = /<h1[^>]*>.*?<\/h1>/.exec(html) ?? [];
      return plain(heading) === title ? [] : [`${path}: ${kind} ${title}`];
    });
    expect(documents.length).toBeGreaterThan(2000);
    expect(lost).toEqual([]);
  });
});

describe("the page of a thing", () => {
  it("stands in the frame of the site, searches, and is cited with the day and its own address", async () => {
    const {page, faults} = await visit(browser, "thing/events/chn-ev-031.html");
    await page.locator(".site-search input").fill("Taepodong-1");
    await page.locator('.site-found a[href*="/thing/"]').first().waitFor();
    await page.keyboard.press("Escape");
    await page.locator(".cite-thing summary").click();
    await expect.poll(() => page.locator(".cite-thing").innerText()).toMatch(/accessed \d{4}-/);
    expect(await page.locator(".cite-thing").innerText()).toContain("/thing/events/chn-ev-031");
    expect(await page.locator(".cite-thing button").count()).toBe(3);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("is where the card of a mark leads", async () => {
    const {page, faults} = await visit(browser, "launches.html");
    await page.locator('#launches .drawing svg [data-row][tabindex="0"]').first().focus();
    await page.keyboard.press("Enter");
    const link = page.locator(".detail .thing-link").first();
    await link.waitFor();
    const reply = await page.request.get((await link.getAttribute("href"))!);
    expect(reply.status()).toBe(200);
    expect(await reply.text()).toContain("thing-row");
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
