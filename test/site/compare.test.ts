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

  it("reads both countries at one year, zooms into the address, and takes one away by its key", async () => {
    const {page, faults} = await visit(
      browser,
      "compare.html?what=tests/cumulative&clock=first_nuclear_test"
    );
    const figure = explored(page);
    await figure.locator("[data-axis-do=on]").click();
    const read = () => figure.locator("output.axis-reading").textContent();
    await expect.poll(read).toMatch(/^Year 0\. China: \d+ tests?\. North Korea: 1 test\.$/);
    await page.keyboard.press("ArrowRight");
    await expect.poll(read).toMatch(/^Year \+1\. /);
    const all = await sentence(page);
    await figure.locator("[data-axis-do=in]").click();
    await page.waitForFunction(() => location.search.includes("window="));
    await expect.poll(() => sentence(page)).not.toBe(all);
    await figure.locator("[data-axis-do=all]").click();
    await expect.poll(() => sentence(page)).toBe(all);
    expect(new URL(page.url()).searchParams.has("window")).toBe(false);
    await figure.getByRole("button", {name: "Show China"}).click();
    await expect.poll(() => sentence(page)).not.toContain("China");
    expect(await figure.getByRole("button", {name: "Show North Korea"}).isDisabled()).toBe(true);
    await figure.getByRole("button", {name: "Show China"}).click();
    await expect.poll(() => sentence(page)).toBe(all);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("keeps what a reader follows, and says what moved since", async () => {
    const {page, faults} = await visit(browser, "compare.html?what=tests/cumulative");
    await explored(page).getByRole("button", {name: "Follow"}).click();
    const list = page.locator(".compare-followed li");
    await expect
      .poll(() => list.allInnerTexts())
      .toEqual([expect.stringMatching(/Nothing has changed/)]);
    // As a browser has it that noted it at earlier data, of which one row was another.
    await page.evaluate(() => {
      const kept = JSON.parse(localStorage.getItem("cold-winter:followed")!) as {
        version: string;
        finding: string;
        print: {rows: [string, string][]};
      }[];
      kept[0]!.version = "2020.1";
      kept[0]!.finding = "It was otherwise.";
      kept[0]!.print.rows[0]![1] = "0000000";
      localStorage.setItem("cold-winter:followed", JSON.stringify(kept));
    });
    await page.reload();
    await expect
      .poll(() => list.first().innerText())
      .toMatch(/Since data 2020\.1, 1 of \d+ rows changed\. Before: It was otherwise\. Now: /);
    await list.getByRole("button", {name: "Stop following"}).click();
    await expect.poll(() => list.count()).toBe(0);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});
