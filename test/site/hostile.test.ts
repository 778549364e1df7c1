// @module-tag slow
import type {Browser, Page} from "playwright-core";
import {afterAll, afterEach, beforeAll, describe, expect, inject, it} from "vitest";
import {openBench, type Bench} from "../support/bench.js";
import {launch} from "../support/chromium.js";
import {
  hostile,
  hostileLink,
  listen,
  serveWithout,
  watchPauses,
  type Listener,
  type Without
} from "../support/hostile.js";
import {sweep, whole} from "../support/sweep.js";

let browser: Browser;
let listener: Listener;
const servers: {close: () => void}[] = [];
beforeAll(async () => {
  browser = await launch();
  listener = await listen();
});
afterAll(async () => {
  await browser.close();
  listener.close();
  for (const server of servers) server.close();
});

// In milliseconds: what freezes takes several times as long, and machines that run all tests at once are slow.
const longestPause = 2000;
const hit = (page: Page) => page.evaluate(() => (globalThis as {hit?: unknown}).hit);
const draft = (page: Page) => page.evaluate(() => localStorage.getItem("cold-winter:draft"));
const dirty = (page: Page) => page.evaluate(() => "hit" in Object.prototype);

async function openWithout(without: Without): Promise<Bench> {
  const served = await serveWithout(without);
  servers.push(served);
  const opened = await openBench(browser, "", {}, served.site);
  await opened.run("SELECT 1 AS ready");
  return opened;
}

// Runs a query, and ends it where it does not end by itself.
async function attempt(bench: Bench, patience: number, sql?: string): Promise<void> {
  if (sql !== undefined) await bench.write(sql);
  await bench.press("Run");
  const settled = bench.page.waitForFunction(
    () =>
      !document.querySelector(".result[aria-busy]") &&
      document.querySelector<HTMLButtonElement>("[data-button=stop]")!.disabled,
    undefined,
    {timeout: patience, polling: 40}
  );
  await settled.catch(async () => {
    await bench.page
      .locator("[data-button=stop]:enabled")
      .click({timeout: 1000})
      .catch(() => undefined);
    await bench.page.waitForFunction(
      () => !document.querySelector(".result[aria-busy]"),
      undefined,
      {timeout: 10_000}
    );
  });
}

/** Runs every line of a list on one page and says which did harm. */
async function harmOf(bench: Bench, lines: string[], patience: number): Promise<string[]> {
  const harm: string[] = [];
  const longest = await watchPauses(bench.page);
  for (const sql of lines) {
    await bench.write(sql);
    const written = await draft(bench.page);
    await attempt(bench, patience);
    if (!written || (await draft(bench.page)) !== written) harm.push(`lost: ${sql}`);
    if ((await hit(bench.page)) !== undefined) harm.push(`ran: ${sql}`);
    if (await dirty(bench.page)) harm.push(`prototype: ${sql}`);
  }
  const pause = await longest();
  if (pause > longestPause) harm.push(`froze for ${pause} ms`);
  await bench.run("SELECT 6 * 7 AS answer");
  expect((await bench.cells()).flat()).toContain("42");
  return harm;
}

let bench: Bench;

// With every wall up one page serves for all lists: each query has to leave it fit for the next.
let walled: Bench | undefined;
const openWalled = async () => (bench = walled ??= await openWithout({}));
afterEach(async () => {
  if (bench !== walled) await bench.page.context().close();
});

describe("what reads, writes and installs", () => {
  it("reaches no network even with the engine unlocked", async () => {
    bench = await openWithout({lock: true});
    const lines = sweep(hostile("network"), 8).map((line) =>
      line.replaceAll("{host}", listener.host)
    );
    expect(await harmOf(bench, lines, 3000)).toEqual([]);
    expect(listener.heard).toEqual([]);
  });

  it("reaches no network by the policy alone", async () => {
    bench = await openWithout({lock: true, gate: true});
    await attempt(bench, 5000, `SELECT * FROM read_csv('${listener.host}/policy.csv')`);
    expect(listener.heard).toEqual([]);
  });

  it("reaches no network by the worker's wall alone", async () => {
    bench = await openWithout({lock: true, policy: true});
    await attempt(bench, 5000, `SELECT * FROM read_csv('${listener.host}/wall.csv')`);
    expect(listener.heard).toEqual([]);
  });

  it("would reach it with all walls down", async () => {
    bench = await openWithout({lock: true, gate: true, policy: true});
    await attempt(bench, 5000, `SELECT * FROM read_csv('${listener.host}/control.csv')`);
    expect(listener.heard.join()).toContain("/control.csv");
    listener.heard.length = 0;
  });
});

describe("what changes settings", () => {
  it("is refused by the lock", async () => {
    await openWalled();
    for (const sql of sweep(hostile("settings"), 5)) {
      await attempt(bench, 3000, sql);
      expect(await bench.page.locator(".message").innerText(), sql).not.toBe("");
    }
    await bench.run("SELECT current_setting('enable_external_access') AS access");
    expect((await bench.cells()).flat()).toContain("false");
  });

  it("is refused by the session too, where nothing is locked", async () => {
    bench = await openWithout({lock: true});
    await attempt(bench, 3000, "SET threads = 1");
    expect(await bench.page.locator(".message").innerText()).toMatch(/does not run SET/);
  });
});

describe.each(["markup", "names", "signs"])("%s in values, columns and errors", (name) => {
  it("stays text", async () => {
    await openWalled();
    expect(await harmOf(bench, sweep(hostile(name), 4), 5000)).toEqual([]);
  });
});

describe("the controls of what stays text", () => {
  it("markup would run as markup", async () => {
    bench = await openWithout({policy: true});
    await bench.page.evaluate(() => {
      document.body.insertAdjacentHTML("beforeend", '<img src="x" onerror="globalThis.hit=1">');
    });
    await expect.poll(() => hit(bench.page)).toBe(1);
  });

  it("a column called __proto__ would be lost by assignment, and is not", async () => {
    bench = await openBench(browser);
    const assigned: Record<string, unknown> = {};
    assigned["__proto__"] = [1];
    expect(Object.keys(assigned)).toEqual([]);
    await bench.run("SELECT 1 AS __proto__");
    expect(await bench.cells()).toEqual([["1"]]);
  });

  it("signs that turn or hide text would stand as they are, and are named", async () => {
    bench = await openBench(browser);
    await bench.run("SELECT 'abc\u202Edef' AS a");
    expect(await bench.cells()).toEqual([["abc‹U+202E›def"]]);
    expect("abc\u202Edef").not.toContain("U+202E");
  });
});

describe("what never ends, or grows without end", () => {
  it("is stopped, and the page answers all the while", async () => {
    await openWalled();
    expect(await harmOf(bench, sweep(hostile("endless"), 2), 700)).toEqual([]);
  });

  it("is cut at a limit or ended, and the page answers all the while", async () => {
    await openWalled();
    expect(await harmOf(bench, sweep(hostile("huge"), 2), 4000)).toEqual([]);
  });

  // A minute long: test:all runs it.
  it.runIf(whole)(
    "would come whole without the limit, and keep the page from answering",
    async () => {
      const rows = 1_500_000;
      bench = await openWithout({limits: true});
      const longest = await watchPauses(bench.page);
      await attempt(bench, 120_000, `SELECT range AS a, 'row ' || range AS b FROM range(${rows})`);
      expect(await bench.page.locator(".status").innerText()).toContain(
        `${rows.toLocaleString("en-US")} rows`
      );
      expect(await longest()).toBeGreaterThan(longestPause);
      await bench.page.context().close();
      bench = await openWithout({});
      await attempt(bench, 30_000, `SELECT range AS a, 'row ' || range AS b FROM range(${rows})`);
      expect(await bench.page.locator(".status").innerText()).toMatch(
        /^100,000 rows .*Only the first/
      );
    }
  );

  it("would run on without Stop, and a frozen page would be seen", async () => {
    await openWalled();
    await bench.write(hostile("endless")[3]!);
    await bench.press("Run");
    await expect.poll(() => bench.page.locator(".status").innerText()).toMatch(/^Running/);
    await bench.page.waitForTimeout(1500);
    expect(await bench.page.locator(".status").innerText()).toMatch(/^Running/);
    await bench.press("Stop");
    const longest = await watchPauses(bench.page);
    await bench.page.evaluate(() => {
      setTimeout(() => {
        const end = performance.now() + 2400;
        while (performance.now() < end);
      });
    });
    await expect.poll(longest).toBeGreaterThan(longestPause);
  });
});

describe("what a link holds", () => {
  it("is refused or shown, runs nothing, and the reader's draft stays", async () => {
    bench = await openBench(browser);
    await bench.write("SELECT 'my own work' AS mine");
    const longest = await watchPauses(bench.page);
    for (const line of sweep(hostile("links"), 8)) {
      await bench.page.evaluate((to) => (location.hash = to), hostileLink(line).slice(1));
      await bench.page.waitForTimeout(120);
      expect(await hit(bench.page), line).toBeUndefined();
      expect(await dirty(bench.page), line).toBe(false);
      expect(await bench.page.locator(".result .grid").count(), line).toBe(0);
      const kept = await bench.page.evaluate(() => localStorage.getItem("cold-winter:draft"));
      expect(kept, line).toContain("my own work");
    }
    expect(await longest()).toBeLessThan(longestPause);
    expect(bench.asked.filter((path) => path.includes("passwd"))).toEqual([]);
  });

  it("would be opened where it is whole", async () => {
    bench = await openBench(browser, hostileLink('json:{"sql":"SELECT 5 AS whole"}'));
    expect(await bench.text()).toBe("SELECT 5 AS whole");
    const {unzlibSync} = await import("fflate");
    const bomb = hostileLink("bomb:20");
    expect(bomb.length).toBeLessThan(60_000);
    expect(unzlibSync(Buffer.from(bomb.split(".")[2]!, "base64url")).length).toBeGreaterThan(
      20_000_000
    );
    expect(inject("site")).toMatch(/^http:\/\/127/);
  });
});

it("there are at least 150 of them", () => {
  const names = ["network", "settings", "markup", "names", "signs", "endless", "huge", "links"];
  expect(names.flatMap(hostile).length).toBeGreaterThanOrEqual(150);
});
