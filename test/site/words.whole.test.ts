import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {benchOf} from "../support/bench.js";
import {addedSite, launch, visit, type Visit} from "../support/chromium.js";

let browser: Browser;
let seen: Visit;

beforeAll(async () => {
  browser = await launch();
  seen = await visit(browser, "words.html", {}, await addedSite());
  await seen.page.locator("#engine").waitFor({timeout: 60_000});
});

afterAll(() => browser.close());

describe("a page with every word of the documentation", () => {
  it.each([
    ["html", "5"],
    ["htl", "htl"],
    ["aq", "6"],
    ["file", "2 2"],
    ["fence", "CHN 45, PRK 6"],
    ["engine", "3"]
  ])("understands %s", async (id, text) => {
    expect(await seen.page.locator(`#${id}`).innerText()).toBe(text);
  });

  it("answers a fence with an input anew", async () => {
    await seen.page.locator("input[type=range]").fill("5");
    await expect.poll(() => seen.page.locator("#engine").innerText()).toBe("5");
  });

  it("leads from a fenced query to the workbench, with its answer as the original", async () => {
    const links = seen.page.getByRole("link", {name: "Remix this query"});
    expect(await links.count()).toBe(2);
    const {page} = await visit(browser, "words.html", {}, await addedSite());
    await page.getByRole("link", {name: "Remix this query"}).first().click();
    const bench = await benchOf({page, faults: [], asked: []});
    expect(await bench.text()).toMatch(/^SELECT "case", count\(\*\) AS tests FROM nuclear_tests/);
    expect(await bench.cells("original")).toEqual([
      ["CHN", "45"],
      ["PRK", "6"]
    ]);
    await bench.run();
    expect(await page.locator(".changes").innerText()).toBe("The same rows as the original.");
    await page.context().close();
  });

  it("asks no other origin, and for each library once", () => {
    expect(seen.faults).toEqual([]);
    const libraries = seen.asked
      .filter((path) => /^_(npm|node)\//.test(path))
      .map((path) => path.replace(/@[\d.]+\/.*/, ""));
    expect(libraries).toContain("_npm/@observablehq/plot");
    expect(libraries.filter((name, at) => libraries.indexOf(name) !== at)).toEqual([]);
    expect(seen.asked.filter((path) => path.startsWith("_node/"))).toEqual([]);
  });
});
