// @module-tag slow
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {launch, visit} from "../support/chromium.js";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

describe("the search of a page", () => {
  it.each([
    "东风",
    "화성",
    "Dongfeng",
    "Tung-feng",
    "Hwasong",
    "Hwasung",
    "ladder",
    "Timelines",
    "Nuclear Explosions 1945"
  ])("finds %s and leads to a page that is there", async (words) => {
    const {page, faults} = await visit(browser, "timelines.html");
    await page.locator(".site-search input").fill(words);
    const link = page.locator(".site-found a").first();
    await link.waitFor();
    const reply = await page.request.get((await link.getAttribute("href"))!);
    expect(reply.status()).toBe(200);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("says so where it finds nothing", async () => {
    const {page} = await visit(browser, "timelines.html");
    await page.locator(".site-search input").fill("qqqqqqqq");
    await expect.poll(() => page.locator(".site-found").innerText()).toMatch(/Nothing found/);
    await page.context().close();
  });
});
