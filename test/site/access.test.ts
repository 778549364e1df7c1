// @module-tag slow
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {violations} from "../support/axe.js";
import {launch, visit} from "../support/chromium.js";
import {builtPages} from "../support/pages.js";
import {sweep} from "../support/sweep.js";

// What everyone needs to use a page, in the states that a reader brings it into; as they open, pages.test.ts sees to them.
const pages = builtPages();
const withFigures = pages.filter(({figures}) => figures).map(({path}) => path);

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const drawn = (page: Page) => expect.poll(() => page.locator("figure[aria-busy]").count()).toBe(0);

describe.each(sweep(withFigures, 1))("the figures of %s", (path) => {
  it("can be used by everyone whoever is believed, dark and narrow, and with all that opens open", async () => {
    const {page, faults} = await visit(browser, path);
    const lenses = await page
      .locator("select[name=lens]")
      .first()
      .locator("option")
      .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
    for (const [at, lens] of ["", ...lenses.slice(1)].entries()) {
      await page.setViewportSize({width: at % 2 ? 360 : 1280, height: 900});
      await page.emulateMedia({colorScheme: at % 3 ? "dark" : "light"});
      // The explorer takes the place of its first picture, lists and all.
      const list = page.locator("select[name=lens]").first();
      await list.evaluateAll((nodes) => {
        for (const node of nodes) node.closest("details")?.setAttribute("open", "");
      });
      if (lens && (await list.isVisible())) await list.selectOption(lens);
      await drawn(page);
      expect(await violations(page, "figure.figure"), `lens ${lens || "usual"}`).toEqual([]);
    }
    await page.locator("main details").evaluateAll((all) => {
      for (const details of all) (details as HTMLDetailsElement).open = true;
    });
    for (const tab of ["table", "sources", "query", "download"]) {
      for (const each of await page.locator(`.tabs > input[value=${tab}]`).all())
        await each.check();
      expect(await violations(page), `${tab} open`).toEqual([]);
    }
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("say in words what they show, and in a table", async () => {
    const {page} = await visit(browser, path);
    for (const figure of await page.locator("figure.figure:not([hidden])").all()) {
      const finding = await figure.locator(".finding").textContent();
      expect(finding).toMatch(/\p{L}{3}/u);
      // A comparison's picture also says in words what is drawn.
      const label = await figure.locator(".drawing .wide > *").first().getAttribute("aria-label");
      expect(label!.startsWith(finding!), label!).toBe(true);
      expect(await figure.locator(".table caption").textContent()).toBe(finding);
      expect(await figure.locator(".table tbody tr").count()).toBeGreaterThan(0);
    }
    await page.context().close();
  });
});

describe("a figure's card and dialog", () => {
  it("can be used by everyone, dark and narrow", async () => {
    const {page} = await visit(browser, "timelines.html", {
      colorScheme: "dark",
      viewport: {width: 360, height: 900}
    });
    const figure = page.locator("figure.figure").first();
    await figure.locator(".narrow [data-row]").first().focus();
    await figure.locator(".detail").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await figure.locator(".tabs > input[value=download]").check();
    const cite = figure.locator("button[data-take=cite]");
    await cite.focus();
    await page.keyboard.press("Enter");
    await page.locator("dialog[open]").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await expect.poll(() => page.locator("dialog").count()).toBe(0);
    expect(await cite.evaluate((button) => document.activeElement === button)).toBe(true);
    await page.context().close();
  });
});

describe.each(
  sweep(
    pages.map(({path}) => path),
    3
  )
)("%s by keyboard", (path) => {
  it("reaches all that can be pressed, in order, and shows where one is", async () => {
    const {page} = await visit(browser, path, {viewport: {width: 1280, height: 300}});
    // What the workbench shows comes after its page.
    await expect.poll(() => page.locator(".workbench-place > .muted").count()).toBe(0);
    const {missed, unseen} = await walk(page);
    expect(missed).toEqual([]);
    expect(unseen).toEqual([]);
    await page.context().close();
  });
});

interface Watched {
  /** Where nothing showed that the focus was there. */
  unseen: string[];
  /** Whether the focus came back to the first stop. */
  round: boolean;
}

/** Presses Tab through a page: what it did not reach, and where nothing showed that it was there. The page itself watches. */
async function walk(page: Page): Promise<{missed: string[]; unseen: string[]}> {
  const count = await page.evaluate(() => {
    const pressed =
      "a[href], button:enabled, select, summary, input:not([type=hidden], [type=radio]:not(:checked)), [tabindex='0']";
    const all = [...document.querySelectorAll<HTMLElement>(pressed)].filter(
      (node) =>
        node.checkVisibility({visibilityProperty: true}) && !node.closest("[inert], .cm-editor")
    );
    for (const node of all) node.dataset["stop"] = "";
    const watched: Watched = {unseen: [], round: false};
    (globalThis as {watched?: Watched}).watched = watched;
    const shows = (node: Element | null) => {
      if (!node) return false;
      const {outlineStyle, outlineWidth, boxShadow} = getComputedStyle(node);
      return (outlineStyle !== "none" && parseFloat(outlineWidth) >= 1) || boxShadow !== "none";
    };
    let first: EventTarget | null = null;
    addEventListener("focusin", ({target}) => {
      const node = target as HTMLElement;
      if (node === first) watched.round = true;
      if (!node.closest(".cm-editor")) first ??= node;
      delete node.dataset["stop"];
      if (!node.closest(".cm-editor") && !shows(node) && !shows(node.parentElement))
        watched.unseen.push(node.outerHTML.slice(0, 120));
    });
    return all.length;
  });
  const round = () =>
    page.evaluate(() => (globalThis as unknown as {watched: Watched}).watched.round);
  // Tab writes in the editor, and Escape leaves it; elsewhere many can be pressed at a time.
  const step = (await page.locator(".cm-editor").count()) > 0 ? 1 : 25;
  for (
    let pressed = 0;
    pressed < 2 * count + 200 && !(pressed > count && (await round()));
    pressed += step
  ) {
    await Promise.all(Array.from({length: step}, () => page.keyboard.press("Tab")));
    if (
      step === 1 &&
      (await page.evaluate(() => document.activeElement!.closest(".cm-editor") !== null))
    )
      await page.keyboard.press("Escape");
  }
  return page.evaluate(() => ({
    missed: [...document.querySelectorAll("[data-stop]")].map((node) =>
      node.outerHTML.slice(0, 120)
    ),
    unseen: (globalThis as unknown as {watched: Watched}).watched.unseen
  }));
}

describe("forced colours", () => {
  it.each(["light", "dark"] as const)(
    "leave every mark, key and control in sight, %s",
    async (colorScheme) => {
      const {page} = await visit(browser, "timelines.html", {colorScheme, forcedColors: "active"});
      expect(await faint(page)).toEqual([]);
      const colors = (place: string) =>
        page
          .locator(place)
          .evaluateAll((nodes) => [...new Set(nodes.map((node) => getComputedStyle(node).color))]);
      expect(await colors("#ladder .case-key > span")).toHaveLength(2);
      const bare = await page.locator("button, select").evaluateAll((nodes) =>
        nodes
          .filter((node) => {
            const {borderStyle, borderWidth, textDecorationLine} = getComputedStyle(node);
            const framed = borderStyle !== "none" && parseFloat(borderWidth) >= 1;
            return node.checkVisibility() && !framed && textDecorationLine !== "underline";
          })
          .map((node) => node.outerHTML.slice(0, 120))
      );
      expect(bare).toEqual([]);
      await page.context().close();
    }
  );
});

/** The marks of a page's pictures that stand out from their ground by less than three to one. */
async function faint(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const renderContext = document
      .createElement("canvas")
      .getContext("2d", {willReadFrequently: true})!;
    const paint = (color: string, over?: string) => {
      renderContext.clearRect(0, 0, 1, 1);
      for (const each of [over, color]) {
        if (!each) continue;
        renderContext.fillStyle = each;
        renderContext.fillRect(0, 0, 1, 1);
      }
      return [...renderContext.getImageData(0, 0, 1, 1).data].slice(0, 3);
    };
    const light = (rgb: number[]) => {
      const [red, green, blue] = rgb.map((value) => {
        const part = value / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      }) as [number, number, number];
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const probe = document.body.appendChild(document.createElement("p"));
    probe.style.background = "Canvas";
    const ground = getComputedStyle(probe).backgroundColor;
    probe.remove();
    const below = light(paint(ground));
    const contrast = (color: string) => {
      if (color === "none") return 1;
      const own = light(paint(color, ground));
      return (Math.max(own, below) + 0.05) / (Math.min(own, below) + 0.05);
    };
    return [...document.querySelectorAll<SVGElement>(".drawing [data-row]")]
      .filter((mark) => mark.checkVisibility())
      .filter((mark) => {
        const {fill, stroke} = getComputedStyle(mark);
        return Math.max(contrast(fill), contrast(stroke)) < 3;
      })
      .map((mark) => mark.outerHTML.slice(0, 160));
  });
}

describe("less motion, where it is asked for", () => {
  it("moves nothing", async () => {
    const {page} = await visit(browser, "timelines.html", {reducedMotion: "reduce"});
    await page.evaluate(() => {
      const moved: string[] = [];
      (globalThis as {moved?: string[]}).moved = moved;
      for (const kind of ["animationstart", "transitionrun"])
        document.addEventListener(
          kind,
          ({target}) => moved.push((target as Element).outerHTML.slice(0, 80)),
          true
        );
    });
    await page.locator("select[name=lens]").first().selectOption({index: 1});
    await drawn(page);
    await page.locator("main summary").last().click();
    const {moved, scroll} = await page.evaluate(() => ({
      moved: (globalThis as unknown as {moved: string[]}).moved,
      scroll: getComputedStyle(document.documentElement).scrollBehavior
    }));
    expect(moved).toEqual([]);
    expect(scroll).toBe("auto");
    await page.context().close();
  });
});
