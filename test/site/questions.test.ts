// @module-tag slow
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {launch, visit} from "../support/chromium.js";

/** Each kind of question by its heading in the guide: what a reader chooses, from the first page on, and the figure that answers. */
const walks: Record<string, {steps: string[]; figure?: string; rows: number}> = {
  "Series against series": {
    steps: ["Compare", "Income and grain per person on one time axis"],
    rows: 200
  },
  "Before and after": {steps: ["Compare", "Trade with China around each resolution"], rows: 20},
  "By type, by year": {steps: ["Compare", "Launches by class and year"], rows: 60},
  "Who held what office": {steps: ["Timelines", "People"], figure: "offices", rows: 5},
  "Which dates are disputed": {steps: ["Data", "Codebook"], figure: "disagreements", rows: 50},
  "How fast a range grew": {steps: ["Tempo"], figure: "launch_frontier", rows: 10},
  "Costs by scope": {steps: ["Costs"], figure: "programme_costs", rows: 15},
  "Trade by partner": {steps: ["Compare", "Trade by partner"], rows: 60},
  "The arsenal, estimate by estimate": {
    steps: ["Compare", "Warheads, estimate by estimate"],
    rows: 80
  },
  "Help from abroad": {steps: ["Compare", "Help from abroad, by who gave it"], rows: 15},
  "A share of output, year by year": {
    steps: ["Compare", "Military spending as a share of output"],
    rows: 80
  },
  "What happened within a year": {
    steps: ["Compare", "What happened within a year of the first test"],
    rows: 30
  }
};

let browser: Browser;
/** The headline below each heading of the guide, as it is there without a program. */
const written = new Map<string, string>();

beforeAll(async () => {
  browser = await launch();
  const {page} = await visit(browser, "guide/questions.html", {javaScriptEnabled: false});
  const parts = await page.locator("main").evaluate((main) => {
    const found: [string, string, number][] = [];
    for (const heading of main.querySelectorAll("h2")) {
      const below: Element[] = [];
      for (let next = heading.nextElementSibling; next; next = next.nextElementSibling) {
        if (next.tagName === "H2") break;
        below.push(next);
      }
      const all = (selector: string) =>
        below.flatMap((node) => [...node.querySelectorAll(selector)]);
      const [finding] = all(".finding-line, .finding");
      found.push([
        heading.textContent.trim(),
        finding?.textContent ?? "",
        all(".drawing svg").length
      ]);
    }
    return found;
  });
  for (const [heading, finding, pictures] of parts)
    if (finding && pictures) written.set(heading, finding);
  await page.context().close();
});

afterAll(() => browser.close());

/** Follows a link of the menu or of the page, as a reader would; where it leads in place, the page stays. */
async function follow(page: Page, name: string): Promise<void> {
  const link = page.getByRole("link", {name, exact: true}).first();
  await link.waitFor();
  await link.click();
  await page.waitForFunction(() => !document.querySelector("observablehq-loading"));
}

describe("the guide of twelve kinds of questions", () => {
  it("has a picture for each, without a program", () => {
    expect([...written.keys()]).toEqual(expect.arrayContaining(Object.keys(walks)));
  });

  it.each(Object.entries(walks))("%s is answered within three steps from /", async (kind, walk) => {
    const {steps, figure = "compare-explored", rows} = walk;
    expect(steps.length).toBeLessThanOrEqual(3);
    const {page, faults} = await visit(browser, "");
    for (const step of steps) await follow(page, step);
    const answer = page.locator(`figure[data-figure="${figure}"]`);
    await expect
      .poll(() => answer.locator(".finding").first().textContent())
      .toBe(written.get(kind));
    await expect.poll(() => answer.locator(".pane.table tbody tr").count()).toBeGreaterThan(rows);
    expect(faults).toEqual([]);
    await page.context().close();
  });

  it("names who held every other office in one step more", async () => {
    const {page} = await visit(browser, "");
    for (const step of walks["Who held what office"]!.steps) await follow(page, step);
    const offices = page.locator('figure[data-figure="offices"]');
    await offices.locator('select[name="who"]').selectOption("all");
    await expect.poll(() => offices.locator(".pane.table tbody tr").count()).toBeGreaterThan(25);
    expect(await offices.locator(".pane.table").textContent()).toContain("ambassador");
    await page.context().close();
  });

  it("asks what happened within a year of another milestone in one step more", async () => {
    const {page} = await visit(browser, "");
    for (const step of walks["What happened within a year"]!.steps) await follow(page, step);
    const explored = page.locator('figure[data-figure="compare-explored"]');
    await explored.locator(".finding").waitFor();
    const first = await explored.locator(".subtitle").textContent();
    await page.locator('[data-choice="clock"]').selectOption("first_orbit");
    await expect
      .poll(() => explored.locator(".subtitle").textContent())
      .toContain("first satellite");
    expect(await explored.locator(".subtitle").textContent()).not.toBe(first);
    await page.context().close();
  });
});

describe("the map of a comparison", () => {
  it("stands behind a tab where rows say where they were, and its marks open their cards", async () => {
    const {page, faults, asked} = await visit(browser, "compare.html?what=launches");
    const explored = page.locator('figure[data-figure="compare-explored"]');
    await explored.locator(".finding").first().waitFor();
    await explored.getByRole("radio", {name: "Map"}).check();
    const map = explored.locator(".pane.map");
    await expect.poll(() => map.locator(".finding").innerText()).toMatch(/^Launches: .* most at /);
    expect(await map.locator("svg [data-row]:visible").count()).toBeGreaterThan(20);
    await map.locator("svg [data-row]:visible").first().click();
    await expect.poll(() => explored.locator(".detail").innerText()).toMatch(/launch|km|success/i);
    expect([faults, asked.filter((path) => path.includes("duckdb"))]).toEqual([[], []]);
    await page.context().close();
  });

  it("is not offered for what has no place", async () => {
    const {page} = await visit(browser, "compare.html?what=grain_output");
    const explored = page.locator('figure[data-figure="compare-explored"]');
    await explored.locator(".finding").waitFor();
    expect(await explored.getByRole("radio", {name: "Map"}).count()).toBe(0);
    expect(await page.locator('[data-choice="form"] option[value=map]').count()).toBe(0);
    await page.context().close();
  });
});
