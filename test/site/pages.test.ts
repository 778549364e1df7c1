import {readdirSync, readFileSync} from "node:fs";
import type {Browser, BrowserContextOptions} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {violations} from "../support/axe.js";
import {launch, visit} from "../support/chromium.js";
import {wronglyNamed} from "../support/letters.js";

// Every built page in every way of reading it; a new page is tested because it is there.
const pages = readdirSync("dist", {recursive: true, encoding: "utf8"})
  .map((name) => name.replaceAll("\\", "/"))
  // Pages for the frames of other sites hold a figure that another page shows: one stands for all.
  .filter((name) => name.endsWith(".html") && (!name.startsWith("embed/") || name === "embed/ladder.html"))
  .sort();

const ways: Record<string, BrowserContextOptions> = {
  wide: {viewport: {width: 1280, height: 900}},
  narrow: {viewport: {width: 360, height: 740}, hasTouch: true},
  dark: {viewport: {width: 1280, height: 900}, colorScheme: "dark"},
  "without JavaScript": {viewport: {width: 1280, height: 900}, javaScriptEnabled: false}
};

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

describe.each(pages)("%s", (name) => {
  it.each(Object.entries(ways))("reads well %s", async (way, options) => {
    const {page, faults} = await visit(browser, name, options);
    await page.waitForLoadState("networkidle");
    expect(faults).toEqual([]);
    expect(await page.locator(".observablehq--error").count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    if (way !== "without JavaScript") expect(await violations(page)).toEqual([]);
    if (way === "wide") expect(await wronglyNamed(page)).toEqual([]);
    await page.context().close();
  });

  it("prints", async () => {
    const {page} = await visit(browser, name);
    await page.emulateMedia({media: "print"});
    expect(await page.locator("form.choices").filter({visible: true}).count()).toBe(0);
    expect((await page.pdf({format: "A4"})).length).toBeGreaterThan(10_000);
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
