// @module-tag slow
import {existsSync, readFileSync} from "node:fs";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {launch, visit} from "../support/chromium.js";

let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(() => browser.close());

const figure = 'figure[data-figure="clock"]';

describe("the provenance of a number", () => {
  it("is three clicks from its mark: card, picture, the page of a work", async () => {
    const {page, faults} = await visit(browser, "timelines.html");
    const mark = page.locator(`${figure} .drawing .wide [data-row]`).first();
    await mark.scrollIntoViewIfNeeded();
    await mark.focus();
    await page.keyboard.press("Enter");
    await page
      .locator(`${figure} .detail`)
      .getByRole("button", {name: "Where it comes from"})
      .click();
    const picture = page.locator(".provenance-columns");
    await picture.locator(".provenance-work a").first().waitFor();
    for (const layer of ["query", "row", "reading", "work", "voice"])
      expect(await picture.locator(`.provenance-${layer} li[data-node]`).count()).toBeGreaterThan(
        0
      );
    await expect.poll(() => picture.locator("path").first().getAttribute("d")).toMatch(/^M/);
    await picture.locator(".provenance-work a").first().focus();
    expect(await picture.locator(".provenance-query li.on").count()).toBe(1);
    await picture.locator(".provenance-work a").first().click();
    await page.waitForURL(/thing\/sources\//);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("is two clicks from a sentence, in words below each other where there is no room", async () => {
    const {page} = await visit(browser, "timelines.html", {viewport: {width: 360, height: 800}});
    await page.locator(`${figure} .tabs > input[value="sources"]`).check({force: true});
    await page.locator(figure).getByRole("button", {name: "Where these numbers come from"}).click();
    const told = page.locator(".provenance-rests").first();
    await told.waitFor();
    expect(await told.textContent()).toMatch(/^Based on /);
    const wide = await page
      .locator(".provenance-view")
      .evaluate((node) => node.scrollWidth - node.clientWidth);
    expect(wide).toBeLessThanOrEqual(0);
    await page.context().close();
  });

  it("leads from a mark of what a reader compares, and from a row of the workbench, to works", async () => {
    const {page} = await visit(browser, "compare.html?what=income_level&beside=KOR,USA");
    const mark = page.locator('figure[data-figure="compare-explored"] .wide [data-row]').first();
    await mark.waitFor({timeout: 60_000});
    await mark.focus();
    await page.keyboard.press("Enter");
    await page.locator(".detail").getByRole("button", {name: "Where it comes from"}).click();
    await page.locator(".provenance-work a").first().waitFor({timeout: 60_000});
    expect(await page.locator(".provenance-row li[data-node]").count()).toBeGreaterThan(0);
    await page.goto(new URL("workbench.html#query=flights", page.url()).href);
    await page.locator(".cm-content").first().click({timeout: 60_000});
    await page.keyboard.press("Control+Enter");
    const works = page.locator(".grid td.numbers button").first();
    await works.waitFor({timeout: 60_000});
    await works.click();
    await page.locator(".provenance-work a").first().waitFor({timeout: 60_000});
    expect(await page.locator(".provenance-voice li[data-node]").count()).toBeGreaterThan(0);
    await page.context().close();
  });

  it("stands beside each answer as PROV-JSON", () => {
    const {questions} = JSON.parse(readFileSync("dist/api/index.json", "utf8")) as {
      questions: {name: string; provenance: string | null}[];
    };
    const own = questions.filter(({name}) => !name.includes("/"));
    expect(own.length).toBeGreaterThan(30);
    expect(
      own.filter(({provenance}) => !provenance || !existsSync(`dist/api/${provenance}`))
    ).toEqual([]);
  });
});
