// @module-tag slow
import {readFileSync} from "node:fs";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {launch, visit} from "../support/chromium.js";

const guide = "guide/reactive.html";
const isEngine = (path: string) => /duckdb|data\/engine/.test(path);

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser.close());

const sentence = (page: Page) =>
  page.getByText(/^From \d+ on the record lists \d+ tests\.$/).innerText();
const slider = (page: Page) => page.locator("input[type=range]").first();

describe("a reactive page", () => {
  it.each([guide, "around.html"])("%s is there without JavaScript", async (path) => {
    const {page} = await visit(browser, path, {javaScriptEnabled: false});
    expect(await page.locator("main svg[class^=plot]").count()).toBeGreaterThan(0);
    expect(await page.locator("main .fence-parts .source-list li").count()).toBeGreaterThan(5);
    expect(await page.locator("main table tbody tr").count()).toBeGreaterThan(1);
    expect(await page.locator("#references li").count()).toBeGreaterThan(5);
    expect(await page.locator("main").innerText()).not.toContain("undefined");
    await page.context().close();
  });

  it("draws every row, those that were recalled as open dots", async () => {
    const {page} = await visit(browser, "around.html?unit=as+published");
    const told = await page.locator('[data-fence="around:2"] .caveat').innerText();
    const [rows, recalled] = told.match(/\d+/g)!.map(Number);
    const dots = page.locator(".panels circle");
    await expect.poll(() => dots.count()).toBe(rows);
    const open = page.locator('.panels g[fill="var(--theme-background)"] circle');
    expect(await open.count()).toBe(recalled);
    await page.context().close();
  });

  it.each([guide, "around.html"])("%s starts no engine until it is needed", async (path) => {
    const {page, faults, asked} = await visit(browser, path);
    expect(faults).toEqual([]);
    expect(asked.filter(isEngine)).toEqual([]);
    expect(await page.locator(".observablehq--error").count()).toBe(0);
    await page.context().close();
  });

  it("obeys a choice of the site, from answers made at build", async () => {
    const all = await visit(browser, "around.html");
    const {page, asked, faults} = await visit(browser, "around.html?checked=checked");
    const told = (of: Page) => of.locator('[data-fence="around:2"] .caveat').innerText();
    const usual = await told(all.page);
    expect(usual).toMatch(/^\d+ rows, \d+ of them unchecked\.$/);
    await expect.poll(() => told(page)).toMatch(/^\d+ rows, all checked against their sources\.$/);
    const list = page.locator(".site-choice select[name=checked]");
    expect(await list.inputValue()).toBe("checked");
    await list.selectOption("all");
    await expect.poll(() => told(page)).toBe(usual);
    expect([asked.filter(isEngine), faults]).toEqual([[], []]);
    for (const each of [page, all.page]) await each.context().close();
  });

  it("is changed by keyboard, stands in the address, and goes back", async () => {
    const {page, asked, faults} = await visit(browser, guide);
    const first = await sentence(page);
    await slider(page).focus();
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => new URL(page.url()).search).toBe("?from=1965");
    await expect.poll(() => sentence(page), {timeout: 60_000}).toMatch(/^From 1965 /);
    await expect.poll(() => asked.some(isEngine)).toBe(true);
    const code = page.locator('[data-fence="guide/reactive:1"] details.query code');
    await expect.poll(() => code.textContent()).toContain(">= 1965");
    const copy = await visit(browser, `${guide}?from=1965`);
    expect(await copy.page.locator("input[type=number]").first().inputValue()).toBe("1965");
    const copied = copy.page.locator('[data-fence="guide/reactive:1"] details.query code');
    await expect.poll(() => copied.textContent(), {timeout: 60_000}).toContain(">= 1965");
    await expect.poll(() => sentence(copy.page)).toBe(await sentence(page));
    await page.goBack();
    await expect.poll(() => sentence(page)).toBe(first);
    expect(await page.locator("input[type=number]").first().inputValue()).toBe("1964");
    expect([faults, copy.faults]).toEqual([[], []]);
    for (const each of [page, copy.page]) await each.context().close();
  });

  it("is changed by touch", async () => {
    const {page, faults} = await visit(browser, guide, {
      hasTouch: true,
      viewport: {width: 360, height: 740}
    });
    await slider(page).scrollIntoViewIfNeeded();
    const {x, y, width, height} = (await slider(page).boundingBox())!;
    await page.touchscreen.tap(x + width / 2, y + height / 2);
    await expect.poll(() => new URL(page.url()).search).toMatch(/^\?from=\d{4}$/);
    const year = new URL(page.url()).searchParams.get("from")!;
    expect(await page.locator("input[type=number]").first().inputValue()).toBe(year);
    await expect.poll(() => sentence(page), {timeout: 60_000}).toMatch(`From ${year} `);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("lets the last of a hundred fast changes win, and says once that the engine starts", async () => {
    const {page, faults} = await visit(browser, guide, {
      hasTouch: true,
      viewport: {width: 360, height: 740}
    });
    const notes = await slider(page).evaluate(async (input: HTMLInputElement) => {
      let most = 0;
      for (let at = 0; at < 100; at++) {
        input.valueAsNumber = 1964 + (at % 40);
        input.dispatchEvent(new Event("input", {bubbles: true}));
        await new Promise((resolve) => requestAnimationFrame(resolve));
        most = Math.max(most, document.querySelectorAll(".engine-note").length);
      }
      input.valueAsNumber = 1990;
      input.dispatchEvent(new Event("input", {bubbles: true}));
      return most;
    });
    expect(notes).toBeLessThan(2);
    await expect.poll(() => sentence(page), {timeout: 60_000}).toMatch(/^From 1990 /);
    expect(new URL(page.url()).search).toBe("?from=1990");
    expect(await page.evaluate(() => history.length)).toBeLessThan(8);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("does not take a value that its input has not", async () => {
    const {page, asked} = await visit(browser, `${guide}?from=3000&by=nothing`);
    expect(await page.locator("input[type=number]").first().inputValue()).toBe("1964");
    expect(await page.locator(".unknown-choice").allInnerTexts()).toEqual([
      expect.stringContaining("“3000”"),
      expect.stringContaining("“nothing”")
    ]);
    expect(asked.filter(isEngine)).toEqual([]);
    await page.context().close();
  });

  it("keeps what it shows where the engine does not start, and says why", async () => {
    const {page} = await visit(browser, guide);
    const first = await sentence(page);
    await page.route(/data\/engine|record\.duckdb/, (route) => route.abort());
    await slider(page).focus();
    await page.keyboard.press("ArrowRight");
    const note = page.locator('[data-fence="guide/reactive:1"] .figure-note[role=alert]');
    await expect.poll(() => note.innerText(), {timeout: 60_000}).toMatch(/^The query failed/);
    expect(await sentence(page)).toMatch(/^From 196[45] /);
    expect(await page.locator("main svg[class^=plot]").count()).toBeGreaterThan(0);
    expect(first).toMatch(/^From 1964 /);
    await page.unroute(/data\/engine|record\.duckdb/);
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => note.count(), {timeout: 60_000}).toBe(0);
    await page.context().close();
  });

  it("leaves a work out of every fence", async () => {
    const {page} = await visit(browser, "around.html");
    const part = page.locator('[data-fence="around:2"]');
    const before = await part.locator(".caveat").innerText();
    await part.locator("details.sources summary").click();
    const key = await part.locator("[data-without]").first().getAttribute("data-without");
    await part.locator("[data-without]").first().click();
    expect(new URL(page.url()).searchParams.get("without")).toBe(key);
    await expect.poll(() => part.locator(".left-out").count(), {timeout: 60_000}).toBe(1);
    expect(await part.locator(".caveat").innerText()).not.toBe(before);
    await page.context().close();
  });

  it("hands out rows and citation, and opens in the workbench as it was asked", async () => {
    const {page, faults} = await visit(browser, "around.html");
    const part = page.locator('[data-fence="around:2"]');
    expect(await part.locator("a.remix").getAttribute("href")).toMatch(/#fence=around:2$/);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      part.getByRole("button", {name: "rows as CSV"}).click()
    ]);
    expect(download.suggestedFilename()).toMatch(/^around-2-.*\.csv$/);
    const rows = readFileSync(await download.path(), "utf8")
      .trim()
      .split("\n");
    expect(rows[0]).toContain("series_name");
    const told = await part.locator(".caveat").innerText();
    expect(rows.length - 1).toBeGreaterThanOrEqual(Number.parseInt(told, 10));
    await part.getByRole("button", {name: "cite this view"}).click();
    expect(await part.locator("dialog").innerText()).toContain("around.html");
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("links its charts by a brush, by pointer and by keyboard", async () => {
    const {page, asked, faults} = await visit(browser, "around.html");
    const rows = page.locator("main table").last().locator("tbody tr");
    const count = page.getByText(/^\d+ of \d+ steps/);
    const all = Number(/of (\d+)/.exec(await count.innerText())![1]);
    const chart = page.locator(".brushed svg");
    await chart.scrollIntoViewIfNeeded();
    const box = (await chart.boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.3, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.5, box.y + box.height / 2, {steps: 5});
    await page.mouse.up();
    await expect.poll(() => count.innerText()).toMatch(/years -\d+ to -?\d+/);
    const some = Number(/^(\d+)/.exec(await count.innerText())![1]);
    expect(some).toBeLessThan(all);
    expect(await rows.count()).toBeLessThanOrEqual(some);
    expect(new URL(page.url()).searchParams.get("part")).toMatch(/^-\d+,-?\d+$/);
    await chart.focus();
    await page.keyboard.press("Escape");
    await expect.poll(() => count.innerText()).toBe(`${all} of ${all} steps.`);
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => new URL(page.url()).searchParams.get("part")).toBe("-8,-7");
    expect([asked.filter(isEngine), faults]).toEqual([[], []]);
    await page.context().close();
  });
});

describe("a comparison that follows an input", () => {
  const sentence = (page: Page, name: string) =>
    page.locator(`figure[data-figure="${name}"] .finding`).innerText();

  it("is drawn anew from slices, without an engine, and keeps its first picture until then", async () => {
    const {page, asked, faults} = await visit(browser, "around.html");
    const first = await sentence(page, "compare-around-other");
    expect(asked.filter((path) => /slices|data\/comparison/.test(path))).toEqual([]);
    const what = page.getByLabel("Compare", {exact: true});
    await what.selectOption({label: "Nuclear tests"});
    await expect.poll(() => sentence(page, "compare-around-other")).toContain("tests");
    expect(new URL(page.url()).searchParams.get("other")).toBe("tests");
    await what.selectOption({label: "Income per person"});
    await expect.poll(() => sentence(page, "compare-around-other")).toBe(first);
    expect([asked.filter(isEngine), faults]).toEqual([[], []]);
    await page.context().close();
  });

  it("says in words what does not compare, and pales its last picture", async () => {
    const {page} = await visit(browser, "around.html");
    const figure = page.locator('figure[data-figure="compare-around-other"]');
    const first = await sentence(page, "compare-around-other");
    // As an input would give it that offers a name which the record does not have.
    const give = (of: string) =>
      page.evaluate(`(async () => {
        const files = performance.getEntriesByType("resource").map(({name}) => name);
        const {comparison} = await import(files.find((name) => /\\/kit\\/kit\\./.test(name)));
        const window = ["-§2§", "§3§"];
        const template = {what: "§0§", clock: "§1§", window, context: ["hardship"]};
        comparison("compare-around-other", template, ["${of}", "first_nuclear_test", 8, 8]);
      })()`);
    await give("testz");
    await expect
      .poll(() => figure.locator("[role=alert]").allInnerTexts())
      .toEqual([expect.stringContaining("what: unknown name: testz (did you mean tests?)")]);
    expect(await sentence(page, "compare-around-other")).toBe(first);
    expect(await figure.getAttribute("data-outdated")).toBe("");
    await give("tests");
    await expect.poll(() => sentence(page, "compare-around-other")).toContain("tests");
    expect(await figure.locator("[role=alert]").count()).toBe(0);
    expect(await figure.getAttribute("data-outdated")).toBe(null);
    await page.context().close();
  });
});
