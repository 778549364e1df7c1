import type {Browser, BrowserContext, Page} from "playwright-core";
import {speeds} from "./host.js";
import {medians, type Medians} from "./median.js";
import type {Sites} from "./rivals.js";
import {emptyPage, start} from "./visit.js";

/** What the query engine took, in milliseconds. */
export interface EngineTimes {
  /** Its start with an empty cache, and what a query took after it. */
  start: number;
  warm: number;
  /** Its start on a second visit. */
  second: number;
  /** Both starts of a bare page that opens the engine with the same files. */
  bareStart: number;
  bareSecond: number;
  /** From a question to its answer where the engine has not started. */
  first: number;
  /** From the press of Run on the workbench to the result: with an empty cache, and where the editor had the focus two seconds before. */
  cold: number;
  intent: number;
}

const question =
  "SELECT subject_table, count(*) AS readings FROM readings GROUP BY ALL ORDER BY ALL";

/** Returns what the engine took at each speed of the line. */
export async function engineRounds(
  executable: string,
  {host}: Sites,
  rounds: number
): Promise<Record<string, Medians<EngineTimes>>> {
  const found: Record<string, EngineTimes[]> = {};
  for (let round = 0; round < rounds; round++)
    for (const speed of speeds) {
      host.speed = speed;
      const browser = await start(executable);
      (found[speed.name] ??= []).push(await engineTimes(browser, host.address));
      await browser.close();
    }
  host.speed = speeds[0]!;
  return Object.fromEntries(Object.entries(found).map(([speed, times]) => [speed, medians(times)]));
}

async function engineTimes(
  browser: Browser,
  address: (folder: string, path: string) => string
): Promise<EngineTimes> {
  const own = await twice(browser, {
    url: address("site", "costs.html"),
    begin: "globalThis.coldWinterEngineAccess.shared({})",
    settled: kept
  });
  const bare = await twice(browser, {
    url: address("engine", "index.html"),
    begin: "globalThis.begin()"
  });
  const workbench = address("site", "workbench.html");
  return {
    start: own.first.started,
    warm: own.first.warm,
    second: own.second.started,
    bareStart: bare.first.started,
    bareSecond: bare.second.started,
    first: own.first.answered,
    cold: await firstResult(browser, workbench, 0),
    intent: await firstResult(browser, workbench, 2000)
  };
}

/** A page, what starts its engine there, and what tells that it has put by what the next visit needs. */
interface Starter {
  url: string;
  begin: string;
  settled?: (page: Page) => Promise<unknown>;
}

/** Milliseconds from the wish for an engine to its start and to its first answer, and what the same question took again. */
interface Start {
  started: number;
  answered: number;
  warm: number;
}

// In one profile of the browser: with nothing kept, and on the visit after it.
async function twice(browser: Browser, starter: Starter): Promise<{first: Start; second: Start}> {
  const context = await browser.newContext();
  const first = await once(context, starter);
  const second = await once(context, {...starter, settled: undefined});
  await context.close();
  return {first, second};
}

async function once(context: BrowserContext, {url, begin, settled}: Starter): Promise<Start> {
  const page = await emptyPage(context);
  await page.goto(url, {waitUntil: "load"});
  await page.waitForTimeout(1500);
  const times = await page.evaluate<Start>(`(async () => {
    const began = performance.now();
    const engine = await ${begin};
    const started = performance.now() - began;
    await engine.query(${JSON.stringify(question)});
    const answered = performance.now() - began;
    await engine.query(${JSON.stringify(question)});
    return {started, answered, warm: performance.now() - began - answered};
  })()`);
  await settled?.(page);
  await page.close();
  return times;
}

function kept(page: Page): Promise<unknown> {
  const done = () => document.documentElement.dataset["kept"]?.includes("engine");
  return page.waitForFunction(done, undefined, {timeout: 60_000});
}

async function firstResult(browser: Browser, workbench: string, before: number): Promise<number> {
  const page = await emptyPage(browser);
  await page.goto(workbench, {waitUntil: "load"});
  await page.locator("[data-button=run]").waitFor();
  if (before) {
    await page.locator(".editor .cm-content").focus();
    await page.waitForTimeout(before);
  }
  const took = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const began = performance.now();
        new MutationObserver(() => {
          if (document.querySelector(".result .grid"))
            requestAnimationFrame(() => resolve(performance.now() - began));
        }).observe(document.querySelector(".result")!, {childList: true, subtree: true});
        document.querySelector<HTMLButtonElement>("[data-button=run]")!.click();
      })
  );
  await page.context().close();
  return took;
}
