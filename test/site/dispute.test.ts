// @module-tag slow
import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {problemsOfSets} from "../../packages/data/src/kept-database.js";
import {readDataset} from "../../packages/data/src/read-dataset.js";
import {launch, visit} from "../support/chromium.js";
import {copyProject, type Project} from "../support/project.js";

let browser: Browser;
let project: Project;
const folder = mkdtempSync(join(tmpdir(), "cold-winter-"));
beforeAll(async () => {
  browser = await launch();
  project = copyProject();
  project.warm();
});
afterAll(async () => {
  await browser.close();
  project.remove();
  rmSync(folder, {recursive: true, force: true});
});

const moved = (page: Page) => page.locator(".dispute-moves > li");

describe("a dispute", () => {
  it("goes from a mark's card to the form, to what moves, to a file and to rows of the record", async () => {
    const {page, faults} = await visit(browser, "timelines.html");
    const mark = page.locator("figure .drawing .wide [data-row]").first();
    await mark.focus();
    await page.keyboard.press("Enter");
    await page.locator('.detail a[href*="dispute"]').click();
    await page.goto(new URL("dispute.html#row=prk-ev-025", page.url()).href);
    await page.locator(".dispute-rows button", {hasText: /^Events:/}).click();
    await page.locator("[name=date]").fill("2005-10-09");
    await page.locator("[name=new]").check();
    const told = {author: "Example, Ann", title: "An Example", published: "Example Press"};
    for (const [name, value] of Object.entries({...told, year: "1999", locator: "p. 7"}))
      await page.locator(`[name=${name}]`).fill(value);
    await page.locator("[name=type]").selectOption("book");
    await page.locator("[name=note]").fill("<script>document.title = 'taken'</script>");
    await page.locator("button.main").click();
    expect(await page.locator(".dispute-fault").last().textContent()).toContain("markup");
    await page.locator("[name=note]").fill("An example.");
    await page.locator("button.main").click();
    await expect
      .poll(() => page.locator(".dispute-status").textContent(), {timeout: 60_000})
      .toMatch(/findings change/);
    const clock = moved(page).and(page.locator('[data-question="clock"]'));
    expect(await clock.locator("mark").allTextContents()).toEqual(["26–28", "25–27"]);
    const download = page.waitForEvent("download");
    await page.locator(".dispute-actions button").nth(1).click();
    const file = join(folder, "dispute.json");
    await (await download).saveAs(file);
    const {status, output} = project.run("new", ["claim", "--from", file]);
    expect(output).toContain("added to data/estimates.csv");
    expect(status).toBe(0);
    const rows = readFileSync(join(project.folder, "data/estimates.csv"), "utf8");
    expect(rows).toMatch(/^prk-ev-025-date-\d+,.*2005-10-09.*example-1999\[p\. 7\],unchecked/m);
    const dataset = readDataset(join(project.folder, "data"));
    expect([...dataset.problems, ...(await problemsOfSets(dataset))]).toEqual([]);
    // A page that is left asks no more for what it waited for.
    expect(faults.filter((fault) => !fault.endsWith("net::ERR_ABORTED"))).toEqual([]);
    await page.context().close();
  });

  it.each([
    ["#d1.0000000.abc", "altered"],
    ["#row=nobody", "no row nobody"]
  ])("says in a sentence what is wrong with %s", async (hash, words) => {
    const {page} = await visit(browser, `dispute.html${hash}`);
    await expect
      .poll(() => page.locator(".dispute-fault").first().textContent(), {timeout: 30_000})
      .toContain(words);
    await page.context().close();
  });
});
