import {readFileSync} from "node:fs";
import type {BenchHost} from "./host.js";
import {chromium, type Browser, type BrowserContext, type Page} from "playwright-core";

/** What one visit of a page with an empty cache took, in milliseconds, bytes and megabytes; null where it did not happen. */
export interface Visit {
  firstPaint: number | null;
  marks: number | null;
  pointer: number | null;
  bytesToMarks: number;
  bytes: number;
  shift: number;
  /** Scripts asked for before the page was first idle after its load, and before an editor was there. */
  scripts: number | null;
  editorScripts: number | null;
  megabytes: number | null;
}

export const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync"
];

/** Starts the browser that is measured. */
export function start(executablePath: string): Promise<Browser> {
  return chromium.launch({executablePath, args: flags});
}

/** Opens an empty page, in a browser or in one of its profiles, that is ready for functions that this program sends into it. */
export async function emptyPage(browser: Browser | BrowserContext): Promise<Page> {
  const profile =
    "newContext" in browser
      ? await browser.newContext({viewport: {width: 1280, height: 900}})
      : browser;
  const page = await profile.newPage();
  // The compiler that runs this program names its functions by a helper which pages do not have.
  await page.addInitScript("globalThis.__name = (made) => made");
  return page;
}

// Watches from the first frame on: when all marks are there, and when one of them answers the pointer.
const watch = ([count, pointer]: [number, boolean]) => {
  const state: Record<string, number> = {shift: 0};
  (globalThis as {bench?: object}).bench = state;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      state["shift"]! += (entry as unknown as {value: number}).value;
  }).observe({type: "layout-shift", buffered: true});
  const scripts = () =>
    performance.getEntriesByType("resource").filter(({name}) => /\.js$/.test(name)).length;
  addEventListener("load", () => requestIdleCallback(() => (state["scripts"] = scripts())));
  const look = () => {
    if (document.querySelector(".cm-content")) state["editorScripts"] ??= scripts();
    const marks = document.querySelectorAll(
      "svg [data-row], svg [aria-label*='|'], svg [role=img]"
    );
    if (marks.length >= count) {
      state["marks"] ??= performance.now();
      if (!pointer && count) return;
      if (pointer) marks[3]!.dispatchEvent(new PointerEvent("pointerover", {bubbles: true}));
      if (pointer && document.querySelector(".detail")?.textContent)
        return void (state["pointer"] = performance.now());
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};

/** Visits a page with an empty cache and leaves it alone. */
export async function visit(
  executable: string,
  host: BenchHost,
  url: string,
  count: number,
  pointer: boolean
): Promise<Visit> {
  const browser = await start(executable);
  try {
    const page = await emptyPage(browser);
    host.sent.length = 0;
    const began = Date.now();
    await page.addInitScript(watch, [count, pointer] as [number, boolean]);
    await page.goto(url, {waitUntil: "load"});
    const read = () =>
      page.evaluate(
        () =>
          ({
            ...(globalThis as unknown as {bench: Record<string, number>}).bench,
            paint: performance.getEntriesByName("first-contentful-paint")[0]?.startTime
          }) as Record<string, number>
      );
    await page
      .waitForFunction(
        (wanted) => wanted in (globalThis as unknown as {bench: object}).bench,
        pointer ? "pointer" : "marks",
        {timeout: 12_000}
      )
      .catch(() => undefined);
    await page.waitForTimeout(host.speed.megabits ? 1500 : 800);
    const state = await read();
    const sum = (until: number) =>
      host.sent.reduce((all, {time, bytes}) => all + (time <= until ? bytes : 0), 0);
    return {
      firstPaint: state["paint"] ?? null,
      // Marks that are there before the first paint are seen with it.
      marks: state["marks"] === undefined ? null : Math.max(state["marks"], state["paint"] ?? 0),
      pointer: state["pointer"] ?? null,
      bytesToMarks: sum(began + (state["marks"] ?? 0)),
      bytes: sum(Infinity),
      shift: state["shift"] ?? 0,
      scripts: state["scripts"] ?? null,
      editorScripts: state["editorScripts"] ?? null,
      megabytes: await rendererMemory(browser)
    };
  } finally {
    await browser.close();
  }
}

// Memory of the page's own process, as the system counts it; only Linux tells it here.
async function rendererMemory(browser: Browser): Promise<number | null> {
  const client = await browser.newBrowserCDPSession();
  const {processInfo} = await client.send("SystemInfo.getProcessInfo");
  const sizes = processInfo
    .filter(({type}) => type === "renderer")
    .map(({id}) => {
      try {
        return (
          Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1] ?? 0) /
          1000
        );
      } catch {
        return 0;
      }
    });
  return Math.max(0, ...sizes) || null;
}
