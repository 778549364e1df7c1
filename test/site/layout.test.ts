// @module-tag slow
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
        .filter({visible: true})
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

describe("on a phone", () => {
  it.each([
    "index.html",
    "timelines.html",
    "tempo.html",
    "costs.html",
    "compare.html",
    "income.html",
    "conditions.html",
    "famine.html",
    "industry.html"
  ])("%s shows its first picture on the first screen, and cuts no title", async (path) => {
    const {page} = await visit(browser, path, {viewport: {width: 360, height: 740}});
    const {top} = await page
      .locator(".drawing svg")
      .filter({visible: true})
      .first()
      .evaluate((svg) => svg.getBoundingClientRect().toJSON() as DOMRect);
    expect(top).toBeLessThan(640);
    const cut = await page
      .locator("h1:not(.hidden), h2, .finding")
      .evaluateAll((titles) =>
        titles
          .filter((title) => title.scrollWidth > title.clientWidth + 1)
          .map((title) => title.textContent)
      );
    expect(cut).toEqual([]);
    await page.context().close();
  });
});

describe("the bar of a page", () => {
  it("offers once what the figures share; one change draws them all; it says what is changed and takes it back", async () => {
    const {page, faults} = await visit(browser, "timelines.html");
    expect(await page.locator("select[name=lens]").count()).toBe(1);
    const figures = page.locator("figure[data-shared~=lens]");
    expect(await figures.count()).toBe(await page.locator("figure.figure").count());
    await page.evaluate(() => {
      const drawn = new Set<string>();
      (globalThis as {drawn?: Set<string>}).drawn = drawn;
      const watch = new MutationObserver((changes) => {
        for (const {target} of changes) drawn.add((target as Element).id);
      });
      watch.observe(document.body, {subtree: true, attributeFilter: ["aria-busy"]});
    });
    const drawn = () =>
      page.evaluate(() => (globalThis as unknown as {drawn: Set<string>}).drawn.size);
    const rows = () => page.locator("main .table tbody tr").count();
    const before = await rows();
    await page.locator("#bar-checked").selectOption("checked");
    await expect.poll(drawn).toBe(await figures.count());
    await expect.poll(() => page.locator("[aria-busy]").count()).toBe(0);
    expect(await rows()).toBeLessThan(before);
    expect(await page.locator(".controls .changed").innerText()).toContain("Rows");
    expect(page.url()).toContain("?checked=checked");
    await page.getByRole("button", {name: "Back to the defaults"}).click();
    await expect.poll(rows).toBe(before);
    expect(new URL(page.url()).search).toBe("");
    expect(await page.locator(".controls .changed").count()).toBe(0);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("stays in sight, opens as an address asks, and is one line on a phone until it is opened", async () => {
    const {page} = await visit(browser, "timelines.html?lens=own_state_first", {
      viewport: {width: 360, height: 740}
    });
    const bar = page.locator(".controls");
    expect((await bar.boundingBox())!.height).toBeLessThan(44);
    expect(await page.locator("#bar-lens").isVisible()).toBe(false);
    await page.locator("#programmes").scrollIntoViewIfNeeded();
    expect((await bar.boundingBox())!.y).toBe(0);
    await bar.locator("summary").click();
    expect(await page.locator("#bar-lens").inputValue()).toBe("own_state_first");
    await page.context().close();
  });

  it("is not there where no program can follow it", async () => {
    const {page} = await visit(browser, "timelines.html", {javaScriptEnabled: false});
    expect(await page.locator(".controls").isVisible()).toBe(false);
    expect(await page.locator(".choices").filter({visible: true}).count()).toBe(0);
    await page.context().close();
  });
});

describe("the tabs of a figure", () => {
  it.each([true, false])(
    "show one thing at a time by arrow keys and move nothing, programs or not (%s)",
    async (runs) => {
      const {page} = await visit(browser, "timelines.html", {javaScriptEnabled: runs});
      const figure = page.locator("#ladder");
      const panes = figure.locator(".pane");
      const shown = () =>
        panes
          .filter({visible: true})
          .evaluateAll((all) => all.map(({classList}) => classList.item(1)));
      const height = (await figure.boundingBox())!.height;
      expect(await shown()).toEqual(["picture"]);
      await figure.locator(".tabs > input").first().focus();
      for (const name of ["table", "sources", "query", "download", "picture"]) {
        await page.keyboard.press("ArrowRight");
        expect(await shown()).toEqual([name]);
        expect((await figure.boundingBox())!.height).toBe(height);
      }
      await page.keyboard.press("ArrowLeft");
      expect(await shown()).toEqual(["download"]);
      await page.context().close();
    }
  );
});

describe("the references of a page", () => {
  it.each([true, false])(
    "are folded with their number and opened by a link to one, programs or not (%s)",
    async (runs) => {
      const {page} = await visit(browser, "timelines.html", {javaScriptEnabled: runs});
      const list = page.locator("#references");
      const count = await list.locator("li").count();
      expect(await list.locator("summary").innerText()).toBe(`${count} references`);
      expect(await list.locator("li").first().isVisible()).toBe(false);
      await page.locator("#ladder-tab-sources").check();
      const link = page.locator("#ladder .source-list a.cite").nth(4);
      await link.click();
      expect(await list.getAttribute("open")).not.toBe(null);
      expect(await list.locator("li:target").isVisible()).toBe(true);
      await page.context().close();
    }
  );

  it("are all there in print, with the wide picture, and the table that a reader opened", async () => {
    const {page} = await visit(browser, "timelines.html", {viewport: {width: 360, height: 740}});
    const row = page.locator("#ladder .table tbody tr").last();
    await page.emulateMedia({media: "print"});
    expect(await page.locator("#references li").last().isVisible()).toBe(true);
    expect(await page.locator("#ladder .drawing > .wide").isVisible()).toBe(true);
    expect(await page.locator("#ladder .drawing > .narrow").isVisible()).toBe(false);
    expect(await row.isVisible()).toBe(false);
    await page.emulateMedia({media: "screen"});
    await page.locator("#ladder-tab-table").check();
    await page.emulateMedia({media: "print"});
    expect(await row.isVisible()).toBe(true);
    expect(await page.locator("#ladder .drawing > .wide").isVisible()).toBe(true);
    await page.context().close();
  });
});
