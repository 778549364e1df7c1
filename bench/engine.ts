import type {Browser} from "playwright-core";
import {emptyPage} from "./page.js";

/** What the query engine took, in milliseconds. */
export interface EngineTimes {
  /** Its start with an empty cache, and what a query took after it. */
  start: number;
  warm: number;
  /** Its start on a second visit. */
  second: number;
  /** From the press of Run on the workbench to the result: with an empty cache, and where the editor had the focus two seconds before. */
  cold: number;
  intent: number;
}

const question =
  "SELECT subject_table, count(*) AS readings FROM readings GROUP BY ALL ORDER BY ALL";

/** Starts the engine twice in one browser profile: with nothing kept, and on the visit after it. */
export async function engineTimes(
  browser: Browser,
  address: (path: string) => string
): Promise<EngineTimes> {
  const context = await browser.newContext();
  const once = async (keep: boolean) => {
    const page = await emptyPage(context);
    await page.goto(address("costs.html"), {waitUntil: "load"});
    await page.waitForTimeout(1500);
    const times = await page.evaluate<[number, number]>(`(async () => {
      const {build} = document.documentElement.dataset;
      const {startedEngine} = await import([...document.querySelectorAll("link[rel=modulepreload]")].map(({href}) => href).find((href) => /start-engine/.test(href)));
      const began = performance.now();
      const engine = await startedEngine();
      const started = performance.now();
      await engine.query(${JSON.stringify(question)});
      const first = performance.now();
      await engine.query(${JSON.stringify(question)});
      return [started - began, performance.now() - first];
    })()`);
    if (keep)
      await page.waitForFunction(
        () => document.documentElement.dataset["kept"]?.includes("engine"),
        undefined,
        {
          timeout: 60_000
        }
      );
    await page.close();
    return times;
  };
  const [start, warm] = await once(true);
  const [second] = await once(false);
  await context.close();
  return {
    start,
    warm,
    second,
    cold: await run(browser, address, 0),
    intent: await run(browser, address, 2000)
  };
}

async function run(
  browser: Browser,
  address: (path: string) => string,
  before: number
): Promise<number> {
  const page = await emptyPage(browser);
  await page.goto(address("workbench.html"), {waitUntil: "load"});
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
