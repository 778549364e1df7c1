// @module-tag slow
import {readFileSync} from "node:fs";
import {JSDOM} from "jsdom";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {filesBelow} from "../../packages/data/src/files.js";
import {text, type TextName} from "../../packages/figure/src/catalogue.js";
import ko from "../../packages/figure/src/catalogue/ko.js";
import zh from "../../packages/figure/src/catalogue/zh.js";
import {violations} from "../support/axe.js";
import {launch, visit} from "../support/chromium.js";
import {wronglyNamed} from "../support/letters.js";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const tab = (page: Page) => page.locator("label[for=ladder-tab-table]").innerText();

describe("the languages of the chrome", () => {
  it("are offered, say what nobody has reviewed, and cost a page in English nothing", async () => {
    const {page, asked} = await visit(browser, "timelines.html");
    expect(await page.locator("footer .languages").innerText()).toMatch(
      /English\s*中文\s*\(译文未经审校；正文、\S+仍为英文 · unreviewed translation; prose, headlines, [a-z, ]+ stay English\)\s*한국어\s*\(감수받지 않은 번역/
    );
    expect(asked.filter((path) => /catalogue\/(zh|ko)|respeak/.test(path))).toEqual([]);
    await page.context().close();
  });

  it("are chosen by a link, go on with the reader's choices, and leave prose as it is", async () => {
    const {page, faults} = await visit(browser, "timelines.html");
    const title = await page.locator("h1").innerText();
    await page.locator("#ladder-start").selectOption({index: 1});
    await page.locator(".languages a", {hasText: "한국어"}).click();
    await expect.poll(() => tab(page)).toBe(ko.chrome["tab.table"]);
    expect(page.url()).toMatch(/lang=ko&start=/);
    expect(await page.locator("h1").innerText()).toBe(title);
    expect(
      await page.locator("#ladder-start").evaluate((node: HTMLSelectElement) => node.selectedIndex)
    ).toBe(1);
    await page.locator("#ladder-tab-download").check();
    await page.locator("#ladder [data-take=cite]").click();
    expect(await page.locator("#ladder dialog h4").first().innerText()).toContain(
      ko.chrome["cite.text"]
    );
    expect(await wronglyNamed(page)).toEqual([]);
    expect(await violations(page)).toEqual([]);
    await page.locator("#ladder dialog button").first().click();

    const costs = page.locator(".site-nav a", {hasText: "비용"});
    await costs.click();
    await page.waitForURL(/costs\.html\?lang=ko/);
    await expect.poll(() => page.locator(".site-nav a").first().innerText()).toBe("비교");
    await page.locator(".languages a", {hasText: "English"}).click();
    await page.waitForURL((url) => !url.searchParams.has("lang") && url.searchParams.has("start"));
    await expect.poll(() => page.locator(".site-nav a").first().innerText()).toBe("Compare");
    // A page that is left asks no more for what it waited for.
    expect(faults.filter((fault) => !fault.endsWith("net::ERR_ABORTED"))).toEqual([]);
    await page.context().close();
  });

  it("are spoken by the workbench", async () => {
    const {page, faults} = await visit(browser, "workbench.html?lang=zh");
    await expect
      .poll(() => page.locator(".workbench button").first().innerText())
      .toBe(zh.workbench["button.run"]);
    expect(await wronglyNamed(page)).toEqual([]);
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("give way to English where an address asks for another, and say so", async () => {
    const {page} = await visit(browser, "pressure.html?lang=xx");
    expect(await page.locator(".languages [role=alert]").innerText()).toBe(
      text("language.none", {asked: "xx"})
    );
    expect(await page.locator(".site-nav a").first().innerText()).toBe("Compare");
    await page.context().close();
  });
});

describe("what pages hold to be said anew", () => {
  it("is what the catalogue says", () => {
    const {document} = new JSDOM("").window;
    const holder = document.createElement("template");
    const spoken = filesBelow("dist")
      .filter((file) => file.endsWith(".html"))
      .flatMap((file) =>
        [
          ...readFileSync(file, "utf8").matchAll(/<(\w+)[^>]* data-text="[^"]+"[^>]*>[^<]*<\/\1>/g)
        ].map(([html]) => html)
      );
    const wrong = [...new Set(spoken)].filter((html) => {
      holder.innerHTML = html;
      const {dataset, textContent} = holder.content.firstElementChild as HTMLElement;
      const values = JSON.parse(dataset["values"] ?? "{}") as Record<string, string>;
      return textContent !== text(dataset["text"] as TextName, values);
    });
    expect(spoken.length).toBeGreaterThan(100);
    expect(wrong).toEqual([]);
  });
});
