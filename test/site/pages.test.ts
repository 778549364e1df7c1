// @module-tag slow
import {readFileSync} from "node:fs";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {violations} from "../support/axe.js";
import {launch, visit} from "../support/chromium.js";
import {wronglyNamed} from "../support/letters.js";
import {builtPages} from "../support/pages.js";
import {sweep} from "../support/sweep.js";

// Every built page in every way of reading it; a new page is tested because it is there.
const pages = builtPages().map(({path}) => path);

const ways = {
  wide: [1280, "light"],
  narrow: [360, "light"],
  dark: [1280, "dark"]
} as const;

/** By how many pixels a page is wider than its window. */
const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

describe.each(sweep(pages, 4))("%s", (name) => {
  it("reads well wide, narrow, dark, and in print", async () => {
    const {page, faults} = await visit(browser, name, {hasTouch: true});
    for (const [way, [width, colorScheme]] of Object.entries(ways)) {
      await page.setViewportSize({width, height: 900});
      await page.emulateMedia({colorScheme});
      expect(await overflow(page), way).toBeLessThanOrEqual(0);
      // What is neither colour nor place is the same dark as light.
      expect(await violations(page, "html", way === "dark" ? "colours" : "all"), way).toEqual([]);
    }
    await page.emulateMedia({colorScheme: "light", media: "print"});
    expect(await page.locator("form.choices").filter({visible: true}).count()).toBe(0);
    expect((await page.pdf({format: "A4"})).length).toBeGreaterThan(10_000);
    expect(await page.locator(".observablehq--error").count()).toBe(0);
    expect(await wronglyNamed(page)).toEqual([]);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("reads well without JavaScript", async () => {
    const {page, faults} = await visit(browser, name, {javaScriptEnabled: false});
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("names no place outside the site, names nothing twice, and has a language, zoom and a policy", () => {
    const html = readFileSync(`dist/${name}`, "utf8");
    expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="en" data-version="/);
    expect(html).not.toMatch(/non-local|maximum-scale|(?:src|href)="\/(?!\/)/);
    expect(html).toContain("Content-Security-Policy");
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });
});
