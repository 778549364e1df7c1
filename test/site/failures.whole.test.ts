import {readFileSync} from "node:fs";
import type {Browser, Page} from "playwright-core";
import {afterAll, afterEach, beforeAll, describe, expect, it} from "vitest";
import {openBench, type Bench} from "../support/bench.js";
import {launch, visit} from "../support/chromium.js";
import {serveFolder, type Host} from "../support/host.js";

let browser: Browser;
let host: Host;
let page: Page;
beforeAll(async () => {
  browser = await launch();
  host = await serveFolder("dist");
});
afterAll(async () => {
  await browser.close();
  host.close();
});
afterEach(async () => {
  host.answer = () => false;
  await page.context().close();
});

/** Lets the host answer some paths with nothing, or with half of what they hold. */
function spoil(path: RegExp, how: "missing" | "half"): void {
  host.answer = (asked, _, response) => {
    if (!path.test(asked)) return false;
    const bytes = readFileSync(`dist/${asked}`);
    if (how === "missing") response.writeHead(404).end();
    else response.end(bytes.subarray(0, bytes.length / 2));
    return true;
  };
}

const open = async (path: string) => ({page} = await visit(browser, path, {}, host.site)).page;
const note = () => page.locator("#ladder .figure-note").innerText();

/** What a figure shows however its page fares: its sentence and its marks. */
async function reads(): Promise<void> {
  expect(await page.locator("#ladder figcaption").innerText()).toMatch(/\d/);
  expect(await page.locator("#ladder .drawing .wide svg [data-row]").count()).toBeGreaterThan(10);
}

describe("a page", () => {
  it.each(["_import/kit/kit", "_import/kit/part-", "_observablehq/client"])(
    "still reads and says so where %s does not come",
    async (path) => {
      spoil(new RegExp(path), "missing");
      page = await (await browser.newContext()).newPage();
      await page.goto(new URL("timelines.html", host.site).href);
      await expect
        .poll(() => page.locator(".page-fault").allInnerTexts())
        .toEqual([expect.stringMatching(/^Part of this page did not load/)]);
      await reads();
    }
  );
});

describe("a figure", () => {
  it.each([
    [
      "the answers are missing",
      /data\/answers\/ladder/,
      "missing",
      /the site has no data\/answers\/ladder\.json \(status 404\)/
    ],
    [
      "the answers are cut short",
      /data\/answers\/ladder/,
      "half",
      /data\/answers\/ladder\.json arrived incomplete/
    ],
    [
      "its drawing is missing",
      /^kit\/figures\/ladder/,
      "missing",
      /does not respond for kit\/figures\/ladder\.js/
    ]
  ] as const)("stays and says so where %s", async (_, path, how, words) => {
    await open("timelines.html");
    spoil(path, how);
    await page.locator("#bar-checked").selectOption("checked");
    await expect.poll(note).toMatch(words);
    await reads();
    host.answer = () => false;
    await page.locator("#bar-checked").selectOption("all");
    await page.locator("#bar-checked").selectOption("checked");
    await expect.poll(() => page.locator("#ladder .figure-note").count()).toBe(0);
  });

  it("stays and says so where the browser goes offline half way", async () => {
    await open("timelines.html");
    await page.context().setOffline(true);
    await page.locator("#bar-checked").selectOption("checked");
    await expect.poll(note).toMatch(/this browser is offline and \S+ has no copy of/);
    await reads();
  });

  it("shows the default where an address asks for what is not offered, and says so", async () => {
    await open("timelines.html?lens=of_the_future&checked=checked");
    const warning = page.locator("#ladder .unknown-choice");
    await expect
      .poll(() => warning.allInnerTexts())
      .toEqual([expect.stringMatching(/“of_the_future” under “Whose numbers\?”/)]);
    await expect.poll(() => page.locator("#bar-checked").inputValue()).toBe("checked");
    await reads();
  });
});

describe("the engine", () => {
  const sql = "SELECT count(*) AS tests FROM nuclear_tests";
  let bench: Bench;
  const status = () => bench.page.locator(".status").innerText();
  const openWorkbench = async (address = "") => {
    bench = await openBench(browser, address, {}, host.site);
    ({page} = bench);
  };

  const answers = () => expect.poll(async () => (await bench.cells()).flat()).toContain("51");

  it.each([
    [
      "its program is missing",
      /duckdb\.wasm/,
      "missing",
      /the site has no data\/engine\/duckdb\.wasm\.gz/
    ],
    [
      "its program is cut short",
      /duckdb\.wasm/,
      "half",
      /data\/engine\/duckdb\.wasm\.gz arrived incomplete/
    ],
    ["its worker is cut short", /duckdb\.worker/, "half", /it stopped/],
    [
      "the record is cut short",
      /record\.duckdb/,
      "half",
      /data\/record\.duckdb\.gz arrived incomplete/
    ]
  ] as const)(
    "says so where %s, keeps the query, and starts when it is mended",
    async (_, path, how, words) => {
      await openWorkbench();
      spoil(path, how);
      await bench.write(sql);
      await bench.press("Run");
      await expect
        .poll(() => page.locator(".workbench").innerText(), {timeout: 20_000})
        .toMatch(words);
      expect(await bench.text()).toBe(sql);
      host.answer = () => false;
      await bench.run();
      await answers();
    }
  );

  it("says so where its worker dies, and starts anew", async () => {
    await openWorkbench();
    await bench.run(sql);
    await bench.write("SELECT count(*) AS n FROM range(100000000000)");
    await bench.press("Run");
    await expect.poll(status).toMatch(/^Running/);
    await bench.press("Stop");
    await bench.run(sql);
    await answers();
    await page
      .workers()[0]!
      .evaluate(() => close())
      .catch(() => undefined);
    await expect.poll(() => page.workers().length).toBe(0);
    await bench.run(sql);
    await expect
      .poll(() => page.locator(".message").innerText())
      .toMatch(/it stopped \(no reason given\)/);
    expect(await bench.text()).toBe(sql);
    await bench.run(sql);
    await answers();
  });

  it("says so where memory runs out, and goes on", async () => {
    await openWorkbench();
    await bench.run("SELECT list(range) AS a FROM range(300000000)");
    expect(await page.locator(".workbench").innerText()).toMatch(
      /needs more memory than the page may use/
    );
    await bench.run(sql);
    await answers();
  });
});

describe("the reader's own work", () => {
  it.each([
    [
      "full",
      "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }"
    ],
    [
      "forbidden",
      "Object.defineProperty(globalThis, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})"
    ]
  ])("can be done where storage is %s, with a warning", async (_, script) => {
    const context = await browser.newContext();
    await context.addInitScript(script);
    page = await context.newPage();
    await page.goto(new URL("workbench.html", host.site).href);
    await page.locator(".editor .cm-content").click();
    await page.keyboard.type("-- mine");
    await expect
      .poll(() => page.locator(".workbench .warning").first().innerText())
      .toMatch(/^This browser saves nothing: save/);
    await page.locator(".history summary").click();
    await expect.poll(() => page.locator(".history").innerText()).toMatch(/No query/);
  });

  it("is kept of both tabs", async () => {
    const one = await openBench(browser, "", {}, host.site);
    ({page} = one);
    await one.write("SELECT 'one'");
    const other = await page.context().newPage();
    await other.goto(new URL("workbench.html", host.site).href);
    await other.locator(".editor .cm-content").click();
    await other.keyboard.press("ControlOrMeta+A");
    await other.keyboard.insertText("SELECT 'two'");
    await expect
      .poll(() => page.locator(".workbench .warning").first().innerText())
      .toMatch(/open in another tab/);
    await one.write("SELECT 'three'");
    await page.locator(".history summary").click();
    await expect.poll(() => page.locator(".history").innerText()).toMatch(/SELECT 'two'/);
    expect(await one.text()).toBe("SELECT 'three'");
    expect(await other.locator(".editor .cm-line").allInnerTexts()).toEqual(["SELECT 'two'"]);
  });

  it.each([
    ["#s9.abcdefg.eJwDAAAAAAE", /made by another version of the workbench/],
    ["#s1.abcdefg.eJwDAAAAAAE", /shortened or altered/],
    ["#query=of-long-ago", /no question “of-long-ago”/]
  ])("is untouched by the link %s, which is refused in plain words", async (hash, words) => {
    const bench = await openBench(browser, "", {}, host.site);
    ({page} = bench);
    await bench.write("SELECT 'mine'");
    await page.evaluate((to) => (location.hash = to), hash);
    await expect.poll(() => page.locator(".workbench .warning").first().innerText()).toMatch(words);
    expect(await bench.text()).toBe("SELECT 'mine'");
  });
});
