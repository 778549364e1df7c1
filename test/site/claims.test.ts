// @module-tag slow
import {statSync} from "node:fs";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {addedSite, launch, visit} from "../support/chromium.js";
import {whole} from "../support/sweep.js";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const path = "claims.html";
const shown = (page: Page) =>
  page.locator(".statements > li[data-verdict]").filter({visible: true});
const verdict = (page: Page, id: string) => page.locator(`#${id} .verdict`);

describe("the page of claims", () => {
  it("is no larger than a page may be", () => {
    expect(statSync(`dist/${path}`).size).toBeLessThan(300_000);
  });

  it("lists what is chosen, keeps the choice in the address and takes it from there", async () => {
    const {page, faults} = await visit(browser, path);
    const all = await shown(page).count();
    expect(all).toBe(53);
    await page.locator("#claims-verdict").selectOption("contradicted");
    await page.waitForURL(/verdict=contradicted/);
    await expect.poll(() => shown(page).count()).toBe(4);
    await page.locator("#claims-kind").selectOption("duration");
    await page.waitForURL(/kind=duration/);
    await expect.poll(() => shown(page).count()).toBe(2);
    expect(await page.locator("output.shown").innerText()).toBe("2 of 53 statements shown");
    const copy = await visit(browser, page.url().slice(inject("site").length));
    await expect.poll(() => shown(copy.page).count()).toBe(2);
    expect(await copy.page.locator("#claims-kind").inputValue()).toBe("duration");
    await page.goBack();
    await expect.poll(() => shown(page).count()).toBe(4);
    await page.goBack();
    await expect.poll(() => shown(page).count()).toBe(all);
    expect(faults).toEqual([]);
    await copy.page.context().close();
    await page.context().close();
  });

  it("has an address for each statement", async () => {
    const {page} = await visit(browser, `${path}#cold-winter-2017-s41`);
    const item = page.locator("#cold-winter-2017-s41");
    await expect.poll(() => item.evaluate((node) => node.matches(":target"))).toBe(true);
    const box = (await item.boundingBox())!;
    expect(box.y).toBeGreaterThanOrEqual(0);
    expect(box.y).toBeLessThan(900);
    const targets = await page
      .locator('main a[href^="#"]')
      .evaluateAll(
        (links) =>
          links.filter((link) => !document.querySelector((link as HTMLAnchorElement).hash)).length
      );
    expect(targets).toBe(0);
    await page.context().close();
  });

  it("tells verdicts, numbers and sources without JavaScript", async () => {
    const {page} = await visit(browser, path, {javaScriptEnabled: false});
    expect(await shown(page).count()).toBe(53);
    const item = page.locator("#cold-winter-2017-s41");
    expect(await item.innerText()).toMatch(
      /contradicted[\s\S]*16\.0 \(15\.4 to 16\.1\) years[\s\S]*twenty years/
    );
    await item.locator("summary").first().click();
    expect(
      await item.locator('a[href*="sources.html#"]').filter({visible: true}).count()
    ).toBeGreaterThan(0);
    await item.locator("summary").last().click();
    expect(await item.innerText()).toMatch(
      /supported, if the commission were dated 1978[\s\S]*SELECT/
    );
    await page.context().close();
  });

  it("lets the verdicts follow the lens and the rows, and says so where they do not come", async () => {
    const {page} = await visit(browser, path);
    await page.route("**/data/answers/verdicts.json*", async (route) => {
      const reply = await route.fetch();
      const answers = (await reply.json()) as {
        choices: unknown[];
        index: number[];
        sets: Record<string, unknown[]>[];
      };
      const [usual, other] = [answers.sets[0]!, structuredClone(answers.sets[0]!)];
      other["verdict"]![40] = "supported";
      await route.fulfill({
        json: {
          ...answers,
          index: answers.index.map((_, at) => (at % 2 ? 1 : 0)),
          sets: [usual, other]
        }
      });
    });
    const count = page.locator('[data-count="supported"]').first();
    expect([
      await verdict(page, "cold-winter-2017-s41").innerText(),
      await count.innerText()
    ]).toEqual(["contradicted", "22"]);
    await page.locator("#verdicts-checked").selectOption("checked");
    await expect.poll(() => verdict(page, "cold-winter-2017-s41").innerText()).toBe("supported");
    expect(await count.innerText()).toBe("23");
    await page.locator("#verdicts-checked").selectOption("all");
    await expect.poll(() => verdict(page, "cold-winter-2017-s41").innerText()).toBe("contradicted");
    await page.unroute("**/data/answers/verdicts.json*");
    await page.route("**/data/answers/verdicts.json*", (route) => route.abort());
    await page.locator("#verdicts-lens").selectOption({index: 2});
    await expect
      .poll(() => page.locator("output.shown").innerText())
      .toMatch(/could not be loaded/);
    await page.context().close();
  });

  it("fills a report, copies it and sends nothing", async () => {
    const {page, faults, asked} = await visit(browser, path, {
      permissions: ["clipboard-read", "clipboard-write"]
    });
    const before = asked.length;
    await page.locator('#cold-winter-2017-s18 a[href="#dispute"]').click();
    const report = page.locator("#report");
    await expect.poll(() => report.inputValue()).toMatch(/^Statement: cold-winter-2017-s18\n/);
    expect(await report.inputValue()).toMatch(
      /contradicted: That parade[\s\S]*claims\.html#cold-winter-2017-s18 \(data /
    );
    await page.locator("#report-actions button").click();
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toBe(await report.inputValue());
    expect(await page.locator("#report-actions a").count()).toBe(0);
    expect(asked.slice(before).filter((each) => !/^_observablehq|favicon/.test(each))).toEqual([]);
    expect(faults).toEqual([]);
    await page.context().close();
  });
});

describe.runIf(whole)("a project with a second article and a repository", () => {
  let site: string;
  beforeAll(async () => {
    site = await addedSite();
  });

  it("shows its statements, verdicts and summary", async () => {
    const {page, faults} = await visit(browser, `${path}?article=ferry-2021`, {}, site);
    await expect
      .poll(() => page.locator("#verdicts .in-full").innerText())
      .toMatch(/^1 of 3 statements is supported/);
    expect(await page.locator("#ferry-2021").innerText()).toMatch(
      /Two Ferries[\s\S]*Of 3 statements 1 supported/
    );
    expect(await page.locator("#ferry-2021-s01").innerText()).toMatch(
      /contradicted[\s\S]*11 years in office/
    );
    expect(await page.locator("#cold-winter-2017 [data-count=supported]").innerText()).toBe("22");
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("links the report to the form for an issue, with its text", async () => {
    const {page} = await visit(browser, path, {}, site);
    await page.locator('#ferry-2021-s01 a[href="#dispute"]').click();
    const link = page.locator("#report-actions a");
    await expect
      .poll(async () => decodeURIComponent((await link.getAttribute("href"))!))
      .toMatch(/ferry-2021-s01/);
    expect(await link.getAttribute("href")).toMatch(
      /^https:\/\/git\.example\/isles\/issues\/new\?title=/
    );
    await page.context().close();
  });
});
