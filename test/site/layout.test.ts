import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {launch, visit} from "../support/chromium.js";
import {builtPages} from "../support/pages.js";
import {sweep} from "../support/sweep.js";

// Where things stand on a page, measured in the browser.
const pages = builtPages()
  .map(({path}) => path)
  .filter((path) => !path.startsWith("embed/"));

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

describe.each(sweep(pages, 4))("the head of %s", (path) => {
  it.each([true, false])(
    "is one line at 1024 pixels, whether programs run or not (%s)",
    async (runs) => {
      const {page} = await visit(browser, path, {
        viewport: {width: 1024, height: 700},
        javaScriptEnabled: runs
      });
      const middles = await page
        .locator(".brand, .site-nav a, .site-search input")
        .evaluateAll((parts) =>
          parts.map((part) => {
            const {top, bottom} = part.getBoundingClientRect();
            return (top + bottom) / 2;
          })
        );
      expect(middles.length).toBeGreaterThan(5);
      expect(Math.max(...middles) - Math.min(...middles)).toBeLessThan(4);
      await page.context().close();
    }
  );

  it("folds into a menu on a phone, which opens by keyboard and without programs", async () => {
    const {page} = await visit(browser, path, {
      viewport: {width: 360, height: 740},
      javaScriptEnabled: false
    });
    expect(await page.locator(".site-nav a").first().isVisible()).toBe(false);
    await page.locator(".site-menu > summary").focus();
    await page.keyboard.press("Enter");
    for (const link of await page.locator(".site-nav a").all())
      expect(await link.isVisible()).toBe(true);
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    ).toBeLessThanOrEqual(0);
    await page.context().close();
  });
});

describe("the list of a page's sections", () => {
  it("stands beside the figures of a page that has many, and leads to each", async () => {
    const {page} = await visit(browser, "timelines.html");
    const rail = page.locator(".rail a");
    expect(await rail.count()).toBe(await page.locator("main > h2[id]").count());
    const box = (await page.locator(".rail").boundingBox())!;
    const figure = (await page.locator("#ladder").boundingBox())!;
    expect(box.x + box.width).toBeLessThanOrEqual(figure.x);
    const last = rail.last();
    await last.click();
    await expect.poll(() => last.getAttribute("aria-current")).toBe("true");
    expect(await page.locator(".rail [aria-current]").count()).toBe(1);
    await page.context().close();
  });

  it("is not on a page of few figures, nor in the way on a phone", async () => {
    const {page} = await visit(browser, "costs.html");
    expect(await page.locator(".rail").count()).toBe(0);
    await page.context().close();
    const phone = await visit(browser, "timelines.html", {viewport: {width: 360, height: 740}});
    expect(await phone.page.locator(".rail").isVisible()).toBe(false);
    await phone.page.context().close();
  });
});
