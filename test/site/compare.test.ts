// @module-tag slow
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {launch, visit} from "../support/chromium.js";

let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(() => browser.close());

const explored = (page: Page) => page.locator('figure[data-figure="compare-explored"]');
const sentence = (page: Page) => explored(page).locator("figcaption").textContent();

/** Chooses an option of the explorer. */
async function pick(page: Page, choice: string, value: string): Promise<void> {
  await page.locator(`[data-choice="${choice}"]`).first().selectOption(value);
}

describe("the page /compare", () => {
  it("has its first picture without JavaScript", async () => {
    const {page, faults} = await visit(browser, "compare.html", {javaScriptEnabled: false});
    const figure = page.locator('figure[data-figure="compare-compare-start"]');
    expect(await figure.locator(".finding").textContent()).toContain("per person");
    expect(await figure.locator(".drawing svg").count()).toBe(2);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("draws each choice without an engine, puts it into the address, and goes back", async () => {
    const {page, faults} = await visit(browser, "compare.html");
    const asked: string[] = [];
    page.on("request", (request) => asked.push(new URL(request.url()).pathname));
    await page.locator('[data-choice="clock"]').waitFor();
    await pick(page, "as", "");
    await explored(page).locator(".finding").waitFor();
    const level = await sentence(page);
    expect(new URL(page.url()).searchParams.get("what")).toBe("grain_output");
    await pick(page, "clock", "calendar");
    await page.waitForFunction(() => !location.search.includes("clock"));
    await expect.poll(() => sentence(page)).not.toBe(level);
    await page.goBack();
    await expect.poll(() => sentence(page)).toBe(level);
    expect(asked.filter((path) => path.includes("duckdb"))).toEqual([]);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("refuses what does not compare, and keeps the picture", async () => {
    const {page} = await visit(browser, "compare.html?what=tests&clock=first_light");
    await expect.poll(() => page.locator(".compare-note").textContent()).toContain("first_light");
    await page.context().close();
  });

  it("opens a beginning in place, its table, its query and its fence behind tabs", async () => {
    const {page, faults} = await visit(browser, "compare.html");
    await page.locator('[data-choice="clock"]').waitFor();
    await page.getByRole("link", {name: "Launches by class and year"}).click();
    await expect.poll(() => sentence(page)).toContain("launches");
    await page.getByRole("radio", {name: "Table"}).check();
    expect(await explored(page).locator("tbody tr").count()).toBeGreaterThan(20);
    await page.keyboard.press("ArrowRight");
    expect(await explored(page).getByRole("radio", {name: "Sources"}).isChecked()).toBe(true);
    await page.getByRole("radio", {name: "Query"}).check();
    expect(await explored(page).locator("pre").first().textContent()).toContain(
      "FROM missile_launches"
    );
    await page.getByRole("radio", {name: "Download"}).check();
    expect(await explored(page).locator(".pane.download pre").textContent()).toContain(
      "what: launches/by:class"
    );
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("repaints with slices at hand and asks for nothing", async () => {
    const {page} = await visit(browser, "compare.html?what=tests");
    await explored(page).locator(".finding").waitFor();
    const before = await sentence(page);
    const asked: string[] = [];
    // A browser asks for the icon when it likes.
    page.on("request", (request) => {
      if (!request.url().includes("favicon")) asked.push(request.url());
    });
    for (const as of ["cumulative:true", "change:true", ""]) {
      await pick(page, "as", as);
      await expect.poll(async () => (await sentence(page)) === before).toBe(as === "");
    }
    expect(asked).toEqual([]);
    await page.context().close();
  });
});
