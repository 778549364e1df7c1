// @module-tag slow
import {readdirSync, readFileSync} from "node:fs";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {memoizeByName} from "../../packages/data/src/memoize.js";
import {figureNames} from "../../packages/site/src/pages/questions.js";
import {roundNumbers} from "../../packages/site/src/build/bake.js";
import {launch, visit} from "../support/chromium.js";
import {sweep} from "../support/sweep.js";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const path = "timelines.html";

/** The last page, in the order of their names, that shows a figure. */
function pageOf(name: string): string {
  const pages = readdirSync("dist").filter((file) => file.endsWith(".html"));
  return pages
    .sort()
    .filter((file) => readFileSync(`dist/${file}`, "utf8").includes(`data-figure="${name}"`))
    .at(-1)!;
}

/** A drawing as text, attributes in one order, decimals that no eye tells apart left out. */
async function picture(page: Page, name: string): Promise<string> {
  const text = await page.locator(`#${name} .drawing .wide > svg`).evaluate((svg) => {
    const write = (node: Element): string => {
      const attributes = [...node.attributes]
        .filter((each) => each.name !== "tabindex")
        .map((each) => `${each.name}="${each.value}"`);
      const children = [...node.childNodes].map((child) =>
        child instanceof Element ? write(child) : (child.textContent ?? "")
      );
      return `<${node.tagName} ${attributes.sort().join(" ")}>${children.join("")}\n`;
    };
    return write(svg);
  });
  return roundNumbers(text);
}

describe("a page left alone", () => {
  it("asks for no engine, no answers and no drawing library", async () => {
    const {asked, page} = await visit(browser, path);
    await page.waitForLoadState("networkidle");
    expect(
      asked.filter((each) => /data\/|kit\/engine|_npm\/(@observablehq\/plot|d3|@duckdb)/.test(each))
    ).toEqual([]);
    await page.context().close();
  });

  it("answers the pointer before Framework's own program is there, and then goes on", async () => {
    const page = await browser.newPage();
    let come: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (come = resolve));
    await page.route("**/_observablehq/client.*.js", (route) => held.then(() => route.continue()));
    await page.goto(`${inject("site")}/${path}`, {waitUntil: "commit"});
    const mark = page.locator("#ladder .wide svg circle[data-row]").first();
    await mark.hover();
    const card = page.locator("#ladder .detail");
    await card.locator("li").first().waitFor();
    const said = await card.innerText();
    expect(await page.locator("observablehq-loading > #ladder").count()).toBe(1);
    come();
    await page.waitForFunction(() => !document.querySelector("observablehq-loading"));
    const {x, y} = (await mark.boundingBox())!;
    await page.mouse.move(x + 2, y + 2);
    await page.mouse.move(0, 0, {steps: 5});
    await card.waitFor({state: "detached"});
    await mark.hover();
    await expect.poll(() => card.innerText()).toBe(said);
    // Each mark has one card, whoever was asked first.
    expect(await card.count()).toBe(1);
    await page.close();
  });

  it("shifts by less than 0.02", async () => {
    const {page} = await visit(browser, path);
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries())
              sum += (entry as unknown as {value: number}).value;
          }).observe({type: "layout-shift", buffered: true});
          setTimeout(() => resolve(sum), 500);
        })
    );
    expect(shift).toBeLessThan(0.02);
    await page.context().close();
  });

  it("shows finding, picture and table without JavaScript", async () => {
    const {page} = await visit(browser, path, {javaScriptEnabled: false});
    const names = figureNames().map((name) => ({name, path: pageOf(name)}));
    let shown: string | undefined;
    for (const {name, path: next} of names.sort((a, b) => a.path.localeCompare(b.path))) {
      if (next !== shown) await page.goto(new URL(next, inject("site")).href);
      shown = next;
      const figure = page.locator(`#${name}`);
      const words = await figure.locator(".finding, .subtitle").allInnerTexts();
      expect(words.join(" "), name).toMatch(/\d/);
      expect(await figure.locator(".wide svg [data-row]").count()).toBeGreaterThan(0);
      expect(await figure.locator("tbody tr").count()).toBeGreaterThan(0);
    }
    await page.context().close();
  });
});

// Plot moves lines by half a pixel on coarse screens; at two device pixels it draws as it does in Node.
const opened = memoizeByName(async (file) => {
  const {page} = await visit(browser, file, {deviceScaleFactor: 2});
  const names = await page
    .locator("figure.figure[id]")
    .evaluateAll((figures) => figures.map(({id}) => id));
  const pictures = await Promise.all(
    names.map(async (name) => [name, await picture(page, name)] as const)
  );
  return {page, baked: new Map(pictures)};
});

describe.each(sweep(figureNames(), 4))("the figure %s", (name) => {
  let page: Page;
  let baked: Map<string, string>;
  beforeAll(async () => {
    ({page, baked} = await opened(pageOf(name)));
  });

  it("is the same baked and live", async () => {
    const select = page.locator(`:is(#${name}-checked, #bar-checked)`);
    await select.selectOption("checked");
    await page.waitForURL(/checked=checked/);
    await expect.poll(() => page.locator(`#${name}[aria-busy]`).count()).toBe(0);
    await select.selectOption("all");
    await expect.poll(() => page.locator("figure[aria-busy]").count()).toBe(0);
    expect(await picture(page, name)).toBe(baked.get(name));
    expect(new URL(page.url()).search).toBe("");
  });

  it("tells the fact behind a mark, by pointer and by keyboard", async () => {
    // A card is narrow on every screen.
    const side = (await page.locator(`#${name} .drawing .wide`).isVisible()) ? "wide" : "narrow";
    const marks = page.locator(`#${name} .drawing .${side} svg [data-row]`);
    await marks.first().focus();
    await expect.poll(() => page.locator(`#${name} .detail`).innerText()).toMatch(/checked/);
    const row = () => page.evaluate(() => document.activeElement?.getAttribute("data-row"));
    const first = await row();
    await page.keyboard.press("ArrowRight");
    expect(await row()).toMatch(/^\d+$/);
    expect(await row()).not.toBe(first);
    expect(await page.locator(`#${name} .detail`).innerText()).toMatch(/checked/);
    await page.keyboard.press("Escape");
    expect(await page.locator(`#${name} .detail`).count()).toBe(0);
    await marks.last().hover({force: true});
    await expect.poll(() => page.locator(`#${name} .detail`).count()).toBe(1);
  });
});

interface Counts {
  /** Elements of pictures made so far. */
  made: number;
  /** How many were made when the figure changed. */
  swapped: number;
}

describe("choices", () => {
  it("are in the address, go with the links and come back with the back button", async () => {
    const {page, faults} = await visit(browser, path);
    await page.locator("#ladder-start").selectOption({index: 1});
    const sentence = () => page.locator("#ladder figcaption").innerText();
    await expect.poll(sentence).not.toMatch(/first nuclear test/);
    const changed = await sentence();
    expect(await page.locator(".site-nav a").first().getAttribute("href")).toMatch(/start=/);
    await page.goBack();
    await expect.poll(sentence).toMatch(/first nuclear test/);
    await page.goForward();
    await expect.poll(sentence).toBe(changed);
    expect(faults).toEqual([]);
    const copy = await visit(browser, page.url().slice(inject("site").length));
    await expect.poll(() => copy.page.locator("#ladder figcaption").innerText()).toBe(changed);
    await copy.page.context().close();
    await page.context().close();
  });

  it("are drawn ahead while a hand rests on them, and then only put in place", async () => {
    const {page} = await visit(browser, path);
    await page.evaluate(() => {
      const counts = {made: 0, swapped: -1};
      Object.assign(globalThis, {counts});
      const make = document.createElementNS.bind(document) as (...words: unknown[]) => Element;
      document.createElementNS = ((...words: unknown[]) => {
        counts.made++;
        return make(...words);
      }) as typeof document.createElementNS;
    });
    const counts = () => page.evaluate(() => (globalThis as unknown as {counts: Counts}).counts);
    const select = page.locator("#ladder-start");
    await select.hover();
    let last = 0;
    await expect
      .poll(
        async () => {
          const before = last;
          last = (await counts()).made;
          return last > 0 && last === before;
        },
        {interval: 1000}
      )
      .toBe(true);
    await page.locator("#ladder").evaluate((figure) => {
      const {counts: now} = globalThis as unknown as {counts: Counts};
      const seen = new MutationObserver(() => {
        if (now.swapped < 0) now.swapped = now.made;
      });
      seen.observe(figure, {childList: true, subtree: true});
    });
    const old = await page.locator("#ladder figcaption").innerText();
    await select.selectOption({index: 2});
    await expect.poll(() => page.locator("#ladder figcaption").innerText()).not.toBe(old);
    expect((await counts()).swapped).toBe(last);
    await page.context().close();
  });

  it("leave in place what they do not change, and end like a page opened with them", async () => {
    const {page} = await visit(browser, path);
    const select = page.locator("#bar-lens");
    await page.locator("#ladder-tab-table").check();
    await select.focus();
    await select.evaluate((node) => Object.assign(node, {kept: true}));
    const table = () => page.locator("#ladder .table tbody tr").filter({visible: true}).count();
    const rows = await table();
    const lists = (at: Page) =>
      at
        .locator("select")
        .evaluateAll((nodes) =>
          nodes.map((node) => `${node.id} ${(node as HTMLSelectElement).value}`)
        );
    const figures = (at: Page) =>
      at
        .locator("figure.figure")
        .evaluateAll((nodes) => nodes.map((node) => (node as HTMLElement).innerText));
    // Faster than a figure is whole, and there and back: every figure of the page follows.
    for (const steps of [[1, 0, 1], [0], [2, 1]]) {
      for (const index of steps) await select.selectOption({index});
      const {page: copy} = await visit(browser, page.url().slice(inject("site").length));
      await copy.locator("#ladder-tab-table").check();
      // Where the hand rests a row would tell of itself.
      for (const at of [page, copy]) await at.mouse.move(0, 0);
      for (const at of [page, copy])
        await expect.poll(() => at.locator("[aria-busy]").count()).toBe(0);
      await expect.poll(() => lists(page)).toEqual(await lists(copy));
      await expect.poll(() => figures(page)).toEqual(await figures(copy));
      await copy.context().close();
    }
    expect(await select.evaluate((node) => "kept" in node && node === document.activeElement)).toBe(
      true
    );
    expect(await table()).toBe(rows);
    await page.context().close();
  });

  it("leave the picture and say so where the answers do not come", async () => {
    const {page} = await visit(browser, path);
    await page.route("**/data/answers/**", (route) => route.abort());
    const before = await picture(page, "ladder");
    await page.locator("#bar-checked").selectOption("checked");
    await expect
      .poll(() => page.locator("#ladder .figure-note").innerText())
      .toMatch(/could not be redrawn/);
    expect(await picture(page, "ladder")).toBe(before);
    await page.context().close();
  });
});
