// @module-tag slow
import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Browser, BrowserContextOptions, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {writeServiceWorker} from "../../packages/site/src/build/offline.js";
import {benchOf} from "../support/bench.js";
import {launch, visit} from "../support/chromium.js";
import {serveFolder, type Host} from "../support/host.js";
import {builtPages} from "../support/pages.js";
import {sweep} from "../support/sweep.js";

const folder = mkdtempSync(join(tmpdir(), "cold-winter-site-"));
const keeping: BrowserContextOptions = {serviceWorkers: "allow"};
const pages = builtPages().flatMap(({path}) => (/^(embed|thing)\//.test(path) ? [] : path));

let browser: Browser;
let host: Host;
beforeAll(async () => {
  cpSync("dist", folder, {recursive: true, filter: (path) => !/[\\/]download([\\/]|$)/.test(path)});
  host = await serveFolder(folder, "/a/b/");
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  host.close();
  rmSync(folder, {recursive: true, force: true});
});

async function kept(page: Page, what: "page" | "site" | "engine"): Promise<void> {
  await page.waitForFunction(
    (group) => document.documentElement.dataset["kept"]?.includes(group),
    what
  );
}

/** Visits a page until the whole site is kept. */
async function read(path: string): Promise<Page> {
  const {page} = await visit(browser, path, keeping, host.site);
  await kept(page, "page");
  await page.mouse.move(5, 5);
  await kept(page, "site");
  return page;
}

async function offline<Result>(act: () => Promise<Result>): Promise<Result> {
  host.down = true;
  try {
    return await act();
  } finally {
    host.down = false;
  }
}

describe("a page left alone", () => {
  it("asks for no more than itself, and reads again without its host", async () => {
    host.asked.length = 0;
    const {page, faults} = await visit(browser, "timelines.html", keeping, host.site);
    await kept(page, "page");
    expect(host.asked.filter((path) => path.endsWith(".html"))).toEqual([
      "timelines.html",
      "timelines.html"
    ]);
    expect(host.asked.filter((path) => /^(data|kit)\//.test(path))).toEqual([]);
    await offline(async () => {
      await page.reload({waitUntil: "networkidle"});
      expect(await page.locator("#ladder figcaption").innerText()).toMatch(/\d/);
      await page.goto(new URL("costs.html", host.site).href);
      expect(await page.locator("main").innerText()).toMatch(
        /this page was not saved[\s\S]*timelines/
      );
    });
    expect(faults.filter((fault) => !/503|ERR_EMPTY_RESPONSE/.test(fault))).toEqual([]);
    await page.context().close();
  });
});

describe("a site that was read once", () => {
  it("shows every page and answers choices without its host", async () => {
    const page = await read("timelines.html");
    expect(await page.locator("#observablehq-footer").innerText()).toContain(
      "Saved in this browser"
    );
    await offline(async () => {
      for (const path of [...sweep(pages, 6), "", "costs"]) {
        await page.goto(new URL(path, host.site).href);
        expect(await page.locator("h1").count(), path).toBeGreaterThan(0);
        expect(await page.locator(".observablehq--error").count(), path).toBe(0);
      }
      await page.goto(new URL("timelines.html", host.site).href, {waitUntil: "networkidle"});
      const version = await page.evaluate(() => document.documentElement.dataset["version"]!);
      expect(await page.locator(".page-kept").innerText()).toContain(`with data ${version}.`);
      const finding = page.locator("#ladder figcaption");
      const before = await finding.innerText();
      await page.locator("#ladder-start").selectOption({index: 1});
      await expect.poll(() => finding.innerText()).not.toBe(before);
    });
    await page.context().close();
  });

  it("starts its engine without its host once it was used", async () => {
    const page = await read("workbench.html");
    const bench = await benchOf({page, faults: [], asked: []});
    await bench.run("SELECT count(*) AS tests FROM nuclear_tests");
    const answer = await bench.cells();
    await kept(page, "engine");
    await offline(async () => {
      await page.reload({waitUntil: "networkidle"});
      const again = await benchOf({page, faults: [], asked: []});
      await again.run("SELECT count(*) AS tests FROM nuclear_tests");
      expect(await again.cells()).toEqual(answer);
    });
    await page.context().close();
  });
});

describe("a new deployment", () => {
  const mark = (text: string) => text.replace("<h1", "<p id='second'>second</p><h1");

  it("is seen at once, mixes with nothing, and takes the place of the old one", async () => {
    const old = await read("timelines.html");
    const context = old.context();
    const first = await old.evaluate(() => document.documentElement.dataset["build"]!);
    await deploy(first, `${first}2`);
    const next = await context.newPage();
    await next.goto(new URL("timelines.html", host.site).href, {waitUntil: "networkidle"});
    expect(await next.locator("#second").count()).toBe(1);
    expect(await changed(next)).toMatch(/^second: /);
    await old.locator("#ladder-start").selectOption({index: 1});
    await expect.poll(() => old.locator("#ladder[aria-busy]").count()).toBe(0);
    expect(await changed(old)).not.toMatch(/^second: /);
    await offline(async () => {
      const reader = await context.newPage();
      await reader.goto(new URL("timelines.html", host.site).href, {waitUntil: "domcontentloaded"});
      expect(await reader.locator("#second").count()).toBe(1);
      await reader.goto(new URL("costs.html", host.site).href, {waitUntil: "networkidle"});
      expect(await reader.locator("#second").count()).toBe(0);
      expect(await reader.locator(".page-kept").innerText()).toMatch(
        /saved copy of this page, with data \S+\./
      );
      await reader.close();
    });
    await expect.poll(() => waits(next), {timeout: 20_000}).toBe(true);
    expect(await builds(next)).toEqual([first, `${first}2`]);
    await old.close();
    await next.close();
    const later = await context.newPage();
    await later.goto(new URL("costs.html", host.site).href, {waitUntil: "networkidle"});
    await expect.poll(() => builds(later), {timeout: 10_000}).toEqual([`${first}2`]);
    await offline(async () => {
      await later.goto(new URL("timelines.html", host.site).href, {waitUntil: "networkidle"});
      expect(await later.locator("#second").count()).toBe(1);
      expect(await changed(later)).toMatch(/^second: /);
    });
    await context.close();
  });

  async function changed(page: Page): Promise<string> {
    return page.evaluate(async () => {
      const build = document.documentElement.dataset["build"]!;
      return (
        (await (await fetch(`data/answers/ladder.json?v=${build}`)).json()) as {title: string}
      ).title;
    });
  }

  function waits(page: Page): Promise<boolean> {
    return page.evaluate(async () =>
      Boolean((await navigator.serviceWorker.getRegistration())?.waiting)
    );
  }

  function builds(page: Page): Promise<string[]> {
    return page.evaluate(async () =>
      (await caches.keys()).map((name) => name.split(" ").at(-1)!).filter((name) => name !== "read")
    );
  }

  async function deploy(first: string, second: string): Promise<void> {
    for (const path of pages) {
      const html = readFileSync(join(folder, path), "utf8");
      writeFileSync(join(folder, path), mark(html.replace(first, second)));
    }
    const file = join(folder, "data/answers/ladder.json");
    writeFileSync(file, readFileSync(file, "utf8").replace('"title":"', '"title":"second: '));
    await writeServiceWorker(folder, second);
  }
});
