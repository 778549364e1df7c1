// @module-tag slow
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {launch, visit} from "../support/chromium.js";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const figure = (page: Page) => page.locator("#two_clocks");
const headline = (page: Page) => figure(page).locator(".finding").textContent();
const output = (page: Page) => figure(page).locator("output.axis-reading").textContent();
const usual = "First bomb to hydrogen bomb: three years in China, eleven in North Korea";

/** Waits until the tools of the axis are there, which come when a reader is near them; returns what they read. */
async function toolsOf(page: Page): Promise<string | null> {
  await figure(page).locator("[data-axis-do=on]").focus();
  await expect
    .poll(async () => {
      await page.keyboard.press("Enter");
      return output(page);
    })
    .toMatch(/^Year /);
  return output(page);
}

describe("the landing picture", () => {
  it("is there without JavaScript, with its headline and no button that does nothing", async () => {
    const {page} = await visit(browser, "index.html", {javaScriptEnabled: false});
    expect(await headline(page)).toBe(usual);
    expect(await figure(page).locator(".wide svg [data-row]").count()).toBeGreaterThan(400);
    expect(await figure(page).locator(".axis-tools").isVisible()).toBe(false);
    await page.context().close();
  });

  it("steps its clock on and back by keyboard, and keeps it in the address", async () => {
    const {page, faults} = await visit(browser, "index.html");
    const on = figure(page).locator("button.step[data-step='1']");
    await on.focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => page.url()).toContain("clock=first_thermonuclear_test");
    await expect
      .poll(() => figure(page).locator(".drawing .wide svg").textContent())
      .toContain("Years since the");
    await figure(page).locator("button.step[data-step='-1']").focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => page.url()).not.toContain("clock=");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.url()).toContain("clock=first_weapon_material");
    await expect.poll(() => headline(page)).toMatch(/^Bomb material to first bomb: one year/);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("reads both countries where the pointer is, and year by year by keyboard", async () => {
    const {page} = await visit(browser, "index.html");
    const svg = figure(page).locator(".wide svg[data-axis]");
    const axis = JSON.parse((await svg.getAttribute("data-axis"))!) as Record<string, number>;
    const box = (await svg.boundingBox())!;
    const width = Number((await svg.getAttribute("viewBox"))!.split(" ")[2]);
    const place = (year: number) => {
      const {start = 0, end = 0, from = 0, to = 1} = axis;
      return box.x + ((start + ((year - from) / (to - from)) * (end - start)) * box.width) / width;
    };
    // The first move brings the tools, the second is read.
    await page.mouse.move(place(2.9), box.y + 20);
    await expect
      .poll(async () => {
        await page.mouse.move(place(3.1), box.y + 22);
        await page.mouse.move(place(3), box.y + 21);
        return output(page);
      })
      .toMatch(/^Year \+3\. China: hydrogen bomb, .*North Korea: second test/);
    await figure(page).locator("[data-axis-do=on]").focus();
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => output(page)).toMatch(/^Year \+4\./);
    await page.keyboard.press("Enter");
    await expect.poll(() => output(page)).toMatch(/^Year \+5\./);
    await page.context().close();
  });

  it("zooms by a stretch that is drawn, by keyboard, and back", async () => {
    const {page, faults} = await visit(browser, "index.html");
    const svg = figure(page).locator(".wide svg[data-axis]");
    await toolsOf(page);
    await svg.evaluate((node) => node.scrollIntoView());
    const box = (await svg.boundingBox())!;
    const y = box.y + 60;
    await page.mouse.move(box.x + box.width * 0.5, y);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.6, y, {steps: 4});
    await page.mouse.move(box.x + box.width * 0.8, y, {steps: 4});
    await page.mouse.up();
    await expect.poll(() => page.url()).toMatch(/years=-?\d+%2C\d+/);
    await expect
      .poll(() => figure(page).locator(".drawing .wide svg").getAttribute("data-axis"))
      .not.toContain('"from":-14');
    expect(await figure(page).locator(".unknown-choice").count()).toBe(0);
    await figure(page).locator("[data-axis-do=all]").focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => page.url()).not.toContain("years=");
    await page.keyboard.press("+");
    await expect.poll(() => page.url()).toMatch(/years=/);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("opens at the years of an address", async () => {
    const {page} = await visit(browser, "index.html?years=-3%2C7");
    await expect
      .poll(() => figure(page).locator(".drawing .wide svg").getAttribute("data-axis"))
      .toContain('"from":-3,"to":7');
    expect(await figure(page).locator("select[name=years]").inputValue()).toBe("-3,7");
    await page.context().close();
  });

  it("plays, stops, and moves nothing by itself for whoever asked for less motion", async () => {
    const {page} = await visit(browser, "index.html");
    await toolsOf(page);
    await figure(page).locator("[data-axis-do=play]").focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => figure(page).locator("rect.axis-veil").count()).toBe(1);
    await page.keyboard.press("Enter");
    await expect.poll(() => figure(page).locator("rect.axis-veil").count()).toBe(0);
    await page.context().close();
    const {page: calm} = await visit(browser, "index.html", {reducedMotion: "reduce"});
    const before = await toolsOf(calm);
    await figure(calm).locator("[data-axis-do=play]").focus();
    await calm.keyboard.press("Enter");
    await expect.poll(() => output(calm)).not.toBe(before);
    expect(await figure(calm).locator("rect.axis-veil").count()).toBe(0);
    expect(await figure(calm).locator("[data-axis-do=play]").textContent()).toBe("Play");
    await calm.context().close();
  });

  it("has a drawing of its own at 360 pixels, within the page", async () => {
    const {page} = await visit(browser, "index.html", {viewport: {width: 360, height: 740}});
    const svg = figure(page).locator(".drawing .narrow svg");
    expect(await svg.isVisible()).toBe(true);
    expect(await svg.getAttribute("data-axis")).toContain('"along":"y"');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      360
    );
    await page.context().close();
  });
});
