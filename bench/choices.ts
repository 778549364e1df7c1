import {readdirSync, readFileSync} from "node:fs";
import type {Browser, Page} from "playwright-core";
import {emptyPage} from "./page.js";

/** How long a choice of one figure took to be repainted, in milliseconds: the first one on its page, and one after it. */
export interface Repaint {
  page: string;
  figure: string;
  choice: string;
  first: number;
  later: number;
  engine: boolean;
}

/** Changes one rows-choice and one view-choice of every figure of every page, as a reader would, and waits for the picture. */
export async function repaints(
  browser: Browser,
  address: (path: string) => string,
  most = Infinity
): Promise<Repaint[]> {
  const found: Repaint[] = [];
  for (const path of readdirSync("dist")
    .filter((name) => name.endsWith(".html"))
    .slice(0, most)) {
    if (!readFileSync(`dist/${path}`, "utf8").includes('<figure class="figure"')) continue;
    const page = await emptyPage(browser);
    let engine = false;
    page.on("request", (request) => (engine ||= request.url().includes("data/engine/")));
    await page.goto(address(path), {waitUntil: "load"});
    await page.waitForFunction(() => !document.querySelector("observablehq-loading"));
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
      for (const choice of wanted.flatMap((name) => name ?? []))
        found.push({
          ...{page: path, figure, choice},
          ...(await changed(page, drawn, `:is(${drawn}, .controls) select[name="${choice}"]`)),
          engine
        });
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
  await page.locator(figure).evaluate((node) => node.scrollIntoView({block: "start"}));
  await choice.hover();
  await page.waitForTimeout(1000);
  return page.evaluate(
    ([drawn, choices, at]) =>
      new Promise<number>((resolve) => {
        const node = document.querySelector(drawn)!;
        const select = document.querySelector<HTMLSelectElement>(choices)!;
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
    [figure, list, option] as const
  );
}
