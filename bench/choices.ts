import {readdirSync, readFileSync} from "node:fs";
import type {Browser, ElementHandle, Page} from "playwright-core";
import type {Sites} from "./rivals.js";
import {emptyPage, start} from "./visit.js";

/** How long a choice of one figure took to be repainted, in milliseconds: the first one on its page, and one after it. */
export interface Repaint {
  page: string;
  figure: string;
  choice: string;
  first: number;
  later: number;
  engine: boolean;
}

/** How many times slower than it is the processor is made. */
export const slowdowns = [1, 4];

/** Returns what choices of all figures took, by how much the processor is slowed. */
export async function choiceTimes(
  executable: string,
  {host}: Sites
): Promise<Record<number, Repaint[]>> {
  const browser = await start(executable);
  const found: Record<number, Repaint[]> = {};
  for (const slowdown of slowdowns)
    found[slowdown] = await repaints(browser, (path) => host.address("site", path), slowdown);
  await browser.close();
  return found;
}

/** Changes one rows-choice and one view-choice of every figure of every page, as a reader would, and waits for the picture. */
async function repaints(
  browser: Browser,
  address: (path: string) => string,
  slowdown: number
): Promise<Repaint[]> {
  const found: Repaint[] = [];
  for (const path of readdirSync("dist").filter((name) => name.endsWith(".html"))) {
    if (!readFileSync(`dist/${path}`, "utf8").includes('<figure class="figure"')) continue;
    const page = await emptyPage(browser);
    let engine = false;
    page.on("request", (request) => (engine ||= request.url().includes("data/engine/")));
    await page.goto(address(path), {waitUntil: "load"});
    await page.waitForFunction(() => !document.querySelector("observablehq-loading"));
    const client = await page.context().newCDPSession(page);
    await client.send("Emulation.setCPUThrottlingRate", {rate: slowdown});
    for (const figure of await page
      .locator("figure.figure[id]")
      .evaluateAll((nodes) => nodes.map(({id}) => id))) {
      const names = await page
        .locator(`figure[id="${figure}"]`)
        .evaluate((node: HTMLElement) => [
          ...(node.dataset["shared"]?.split(" ") ?? []),
          ...[...node.querySelectorAll<HTMLSelectElement>("form.choices select")].map(
            ({name}) => name
          )
        ]);
      const wanted = [
        names.find((name) => name === "lens" || name === "checked"),
        names.find((name) => name !== "lens" && name !== "checked")
      ];
      const drawn = `figure[id="${figure}"]`;
      for (const choice of wanted.flatMap((name) => name ?? [])) {
        const list = `:is(${drawn}, .controls) select[name="${choice}"]:visible`;
        if (!(await page.locator(list).count())) continue;
        found.push({
          ...{page: path, figure, choice},
          ...(await changed(page, drawn, list)),
          engine
        });
      }
    }
    if (await page.locator(explored).count())
      for (const choice of ["as", "clock"])
        found.push({
          ...{page: path, figure: "explored", choice},
          ...(await changed(page, explored, `[data-choice="${choice}"]`)),
          engine
        });
    await page.context().close();
  }
  return found;
}

const explored = 'figure[data-figure="compare-explored"]';

async function changed(page: Page, figure: string, list: string) {
  const first = await repaint(page, figure, list, 1);
  await repaint(page, figure, list, 0);
  const later = await repaint(page, figure, list, 1);
  await repaint(page, figure, list, 0);
  return {first, later};
}

// Until the frame with the new picture is handed over to be shown. The figure is in sight and the pointer rests on the
// choice for a second before each change, as a hand does.
async function repaint(page: Page, figure: string, list: string, option: number): Promise<number> {
  await page.waitForFunction(() => !document.querySelector("[aria-busy]"));
  const choice = page.locator(list).first();
  const select = (await choice.elementHandle()) as ElementHandle<HTMLSelectElement>;
  await page.locator(figure).evaluate((node) => node.scrollIntoView({block: "start"}));
  await choice.hover();
  await page.waitForTimeout(1000);
  return page.evaluate(
    ([drawn, select, at]) =>
      new Promise<number>((resolve) => {
        const node = document.querySelector(drawn)!;
        const began = performance.now();
        const painted = () =>
          requestAnimationFrame(() => {
            const {port1, port2} = new MessageChannel();
            port1.onmessage = () => resolve(performance.now() - began);
            port2.postMessage(null);
          });
        const seen = new MutationObserver(() => {
          if (node.querySelector(".figure-note")) return;
          seen.disconnect();
          painted();
        });
        seen.observe(node, {childList: true, subtree: true});
        select.selectedIndex = Math.min(at, select.options.length - 1);
        select.dispatchEvent(new Event("change", {bubbles: true}));
        setTimeout(() => resolve(NaN), 10_000);
      }),
    [figure, select, option] as const
  );
}
