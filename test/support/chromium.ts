import {chromium, type Browser, type BrowserContextOptions, type Page} from "playwright-core";
import {inject} from "vitest";
import {built} from "./built.js";

const flags = [
  ...[
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking"
  ],
  ...["--disable-component-update", "--disable-sync"]
];

/** Starts the Chromium that the tests drive. */
export function launch(executablePath = inject("browser")): Promise<Browser> {
  return chromium.launch({executablePath, args: flags});
}

/** Waits until the site with additions is built; returns its address. */
export async function addedSite(): Promise<string> {
  await built(inject("added"));
  return inject("added");
}

/** A page of the built site, and all that went wrong on it. */
export interface Visit {
  page: Page;
  /** Console errors, failed requests and requests to other origins. */
  faults: string[];
  /** Addresses asked for, below the root of the site. */
  asked: string[];
}

/** Opens a page of the built site in a context of its own, without its service worker, and waits until its cells have shown what they show. */
export async function visit(
  browser: Browser,
  path: string,
  options: BrowserContextOptions = {},
  site = inject("site")
): Promise<Visit> {
  if (site === inject("site")) await built(site);
  const context = await browser.newContext({serviceWorkers: "block", ...options});
  const page = await context.newPage();
  const faults: string[] = [];
  const asked: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", ({message}) => faults.push(`error: ${message}`));
  page.on("requestfailed", (request) => {
    const why = request.failure()?.errorText ?? "";
    const cancelled = options.javaScriptEnabled === false && request.url().endsWith(".js");
    // A body that a stream has read to its end Chromium at times tells as given up. What does not come ends the engine.
    const read = why === "net::ERR_ABORTED" && request.url().includes("data/engine/duckdb.wasm.gz");
    if (!cancelled && !read) faults.push(`failed: ${request.url()} ${why}`);
  });
  page.on("request", (request) => {
    const url = request.url();
    if (url.startsWith(site)) asked.push(url.slice(site.length));
    else if (!/^(data|blob):/.test(url)) faults.push(`other origin: ${url}`);
  });
  await page.goto(new URL(path, site).href);
  if (options.javaScriptEnabled !== false)
    await page.waitForFunction(() => !document.querySelector("observablehq-loading"));
  return {page, faults, asked};
}
