import {existsSync} from "node:fs";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {figureNames} from "../../loaders/questions.js";
import {launch, visit} from "../support/chromium.js";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

describe("a figure in another site", () => {
  it("has a page of its own, each of them", () => {
    expect(figureNames().filter((name) => !existsSync(`dist/embed/${name}.html`))).toEqual([]);
  });

  it("stands there alone, as the address says, and its links leave the frame", async () => {
    const {page} = await visit(browser, "timelines.html");
    const finding = () => page.locator("#ladder .finding").innerText();
    const usual = await finding();
    await page.locator("#ladder-start").selectOption({index: 1});
    await expect.poll(finding).not.toBe(usual);
    const changed = await finding();
    await page.locator("#ladder [data-take=embed]").click();
    const frame = await page.locator("#ladder dialog pre").innerText();
    expect(frame).toMatch(/<iframe[^>]+title="[^"]{10,}"/);
    await page.context().close();

    const host = createServer((_, reply) => {
      reply
        .setHeader("content-type", "text/html")
        .end(`<!DOCTYPE html><title>Another site</title><h1>Ours</h1>${frame}`);
    }).listen(0, "127.0.0.1");
    const outside = await browser.newPage();
    await outside.goto(`http://127.0.0.1:${(host.address() as AddressInfo).port}/`);
    const inside = outside.frameLocator("iframe");
    await expect.poll(() => inside.locator("#ladder .finding").innerText()).toBe(changed);
    expect(await inside.locator("nav, footer, .site-search").count()).toBe(0);
    await inside.locator(".embedded-from a").click();
    await outside.waitForURL((url) => url.href.startsWith(new URL("timelines.html", inject("site")).href));
    await outside.close();
    host.close();
  });
});
