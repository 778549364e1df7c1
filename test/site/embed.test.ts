// @module-tag slow
import {once} from "node:events";
import {existsSync} from "node:fs";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {figureNames} from "../../packages/site/src/pages/questions.js";
import {launch, visit} from "../support/chromium.js";
import {blocksOf} from "../support/guide.js";
import {serveFolder, type Host} from "../support/host.js";

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
    const finding = () => page.locator("#ladder figcaption").innerText();
    const usual = await finding();
    await page.locator("#ladder-start").selectOption({index: 1});
    await expect.poll(finding).not.toBe(usual);
    const changed = await finding();
    await page.locator("#ladder-tab-download").check();
    await page.locator("#ladder [data-take=embed]").click();
    const frame = await page.locator("#ladder dialog pre").textContent();
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
    await expect.poll(() => inside.locator("#ladder figcaption").innerText()).toBe(changed);
    expect(await inside.locator("nav, footer, .site-search").count()).toBe(0);
    const high = () =>
      outside.locator("iframe").evaluate((node: HTMLIFrameElement) => node.offsetHeight);
    const needed = () => inside.locator("html").evaluate((node) => node.scrollHeight);
    await expect.poll(async () => (await high()) - (await needed())).toBe(0);
    const before = await high();
    // A message of the same form from elsewhere changes nothing; one from the frame does.
    await outside.evaluate(() => postMessage({type: "cold-winter-height", height: 7}, "*"));
    await inside.locator("details.holds > summary").click();
    await expect.poll(high).not.toBe(before);
    expect(await high()).toBeGreaterThan(200);
    await inside.locator(".embedded-from a").click();
    await outside.waitForURL((url) =>
      url.href.startsWith(new URL("timelines.html", inject("site")).href)
    );
    await outside.close();
    host.close();
  });
});

it.each([320, 1200])("a frame of %d px holds a figure without a bar", async (width) => {
  const {page} = await visit(browser, "embed/ladder.html", {viewport: {width, height: 900}});
  const over = await page.evaluate(() => {
    const {scrollWidth, clientWidth} = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(over).toBe(0);
  await page.context().close();
});

describe("what the guide has another site write", () => {
  const [frame, drawn, said, ...others] = blocksOf("reuse").filter(
    ({language}) => language === "html"
  );
  let notebook: Host;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    expect(others).toEqual([]);
    notebook = await serveFolder("dist", "/cold-winter/");
    notebook.answer = (_, __, reply) => {
      reply.setHeader("access-control-allow-origin", "*");
      return false;
    };
    page = await browser.newPage();
    page.on("pageerror", ({message}) => faults.push(message));
    page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  });
  afterAll(() => notebook.close());

  async function show(html: string): Promise<void> {
    const text = html.replaceAll("https://example.org/cold-winter/", notebook.site);
    const other = createServer((_, reply) => {
      reply
        .setHeader("content-type", "text/html")
        .end(`<!DOCTYPE html><title>Another site</title>${text}`);
    }).listen(0, "127.0.0.1");
    await once(other, "listening");
    await page.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`, {
      waitUntil: "networkidle"
    });
    other.close();
  }

  it("frames and draws the same figure for the same choices, in the notebook's colours", async () => {
    await show(frame!.code + drawn!.code);
    const own = page.locator("#ladder > figure");
    const inside = page.frameLocator("iframe").locator("#ladder");
    await inside.locator(".finding").waitFor();
    await expect
      .poll(() => own.locator("strong").first().innerText())
      .toBe(await inside.locator(".finding").innerText());
    const marks = "svg:visible [data-row]";
    await expect.poll(() => inside.locator(marks).count()).toBe(await own.locator(marks).count());
    expect(await own.locator(marks).count()).toBeGreaterThan(20);
    expect(await own.locator("svg").filter({visible: true}).count()).toBe(1);
    const color = await page.evaluate(() =>
      getComputedStyle(document.documentElement).getPropertyValue("--case-1")
    );
    expect(color.trim()).toMatch(/^#/);
    expect(await own.locator("a").getAttribute("href")).toBe(
      `${notebook.site}embed/ladder.html?start=first_ballistic_flight`
    );
    expect(faults).toEqual([]);
  });

  it("says the finding with its rows and version", async () => {
    await show(said!.code);
    await expect
      .poll(() => page.locator("#finding").innerText())
      .toMatch(/^.{30,} \(\d+ rows, data [\w.-]+\)$/);
    expect(faults).toEqual([]);
  });

  it("throws where the notebook has no such figure, or would need its engine", async () => {
    await show("");
    const said = (words: string) =>
      page.evaluate(
        `import("${notebook.site}embed/figure.js").then((kit) => kit.say(${words})).then(() => "", (error) => error.message)`
      );
    expect(await said('"laddr"')).toMatch(/figures\/laddr\.js/);
    expect(await said('"ladder", {without: "sipri-foi-2000"}')).toMatch(/embed\/<figure>\.html/);
  });
});
