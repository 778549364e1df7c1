// @module-tag slow
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {addedSite, launch, visit} from "../support/chromium.js";

describe("a table that lies elsewhere", () => {
  let browser: Browser;
  let site: string;

  beforeAll(async () => {
    [browser, site] = await Promise.all([launch(), addedSite()]);
  });
  afterAll(() => browser.close());

  it("is asked by a fence and drawn by a comparison, with the works of its partitions", async () => {
    const {page, faults} = await visit(browser, "harbour-calls.html", {}, site);
    await expect
      .poll(() => page.locator("#landed").innerText())
      .toBe("XAA 47490 of 1000, XBB 47460 of 1000");
    const figure = page.locator("figure.figure");
    expect(await figure.innerText()).toMatch(/Aland Isle: 40 values, 1950 to 1989/);
    expect(await figure.locator("svg").count()).toBeGreaterThan(0);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("says in workbench and codebook where the rows are of which it has the sums", async () => {
    const where = "These are sums: the rows lie in Parquet, data/remote/harbour_calls.parquet";
    const {page} = await visit(browser, "codebook.html", {}, site);
    expect(await page.locator("#observablehq-main").innerText()).toContain(where);
    await page.context().close();
    const {page: bench} = await visit(browser, "workbench.html", {}, site);
    const schema = bench.getByText(where);
    await expect.poll(() => schema.count()).toBeGreaterThan(0);
    await bench.context().close();
  });

  it("stands on the page of sources as summed up by an engine", async () => {
    const {page} = await visit(browser, "sources.html", {}, site);
    const row = page.locator("tr", {has: page.getByRole("link", {name: "Calls at harbours"})});
    expect(await row.locator("td").allInnerTexts()).toEqual([
      "80",
      "80",
      "0",
      "",
      "2026-11-24",
      expect.stringMatching(/^\d{4}-/)
    ]);
    await page.context().close();
  });
});
