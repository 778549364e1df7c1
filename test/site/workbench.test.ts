// @module-tag slow
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {violations} from "../support/axe.js";
import {openBench, type Bench} from "../support/bench.js";
import {launch} from "../support/chromium.js";

let browser: Browser;
let bench: Bench;
beforeAll(async () => {
  browser = await launch();
  bench = await openBench(browser);
});
afterAll(() => browser.close());

const message = () => bench.page.locator(".message").innerText();

describe("the workbench at a first visit", () => {
  it("shows an example, its answer and what it says, before any engine starts", async () => {
    expect(await bench.text()).toContain("FROM nuclear_tests");
    await expect.poll(() => bench.cells("original")).toHaveLength(2);
    expect(await bench.page.locator(".origin .finding").innerText()).toMatch(
      /made 45 nuclear tests between 1964 and 1996/
    );
    expect(bench.asked.filter((path) => path.includes("duckdb"))).toEqual([]);
  });

  it("has the buttons and the editor by their names", async () => {
    for (const name of ["Run", "Stop", "Reset", "Share", "Cite"])
      expect(await bench.page.getByRole("button", {name, exact: true}).count(), name).toBe(1);
    expect(await bench.page.getByRole("textbox", {name: "SQL query"}).count()).toBe(1);
  });

  it("answers the example as its page does", async () => {
    await bench.run();
    expect(await bench.page.locator(".status").innerText()).toMatch(/^2 rows in \d/);
    expect(await bench.page.locator(".changes").innerText()).toBe("The same rows as the original.");
    expect(await bench.page.locator(".chart svg").count()).toBe(1);
  });

  it("has editor and result in sight at once, wide and narrow, and no button is lost", async () => {
    for (const viewport of [
      {width: 1280, height: 800},
      {width: 360, height: 740}
    ]) {
      const {page, run} = await openBench(browser, "", {viewport});
      await run();
      for (const part of [
        "[data-button=run]",
        ".result thead",
        viewport.width > 900 ? ".editor .cm-line:last-child" : ".bar"
      ]) {
        const box = (await page.locator(part).first().boundingBox())!;
        expect(box.y, part).toBeGreaterThanOrEqual(0);
        expect(box.y + box.height, part).toBeLessThanOrEqual(viewport.height);
      }
      await page.getByRole("tab", {name: "The original"}).press("Enter");
      expect(await page.locator(".original .grid").isVisible()).toBe(true);
      await page.context().close();
    }
  });

  it("is accessible with a result shown", async () => {
    expect(await violations(bench.page)).toEqual([]);
  });
});

describe("a changed query", () => {
  it("shows its rows beside the original and says which are new", async () => {
    const example = await bench.text();
    await bench.run(example.replace("count(*) AS tests", "count(*) + 1 AS tests"));
    expect(await bench.page.locator(".changes").first().innerText()).toBe(
      "Compared with the original: 0 rows new, 2 changed, 0 gone."
    );
    expect(await bench.page.locator(".origin .finding").isVisible()).toBe(true);
    await bench.run(example.replace("FROM nuclear_tests", "FROM missile_launches"));
    expect(await bench.page.locator(".changes").count()).toBe(0);
    expect(await bench.page.locator(".origin .finding").isVisible()).toBe(false);
    await bench.page.getByText("Changes from the original").click();
    expect(await bench.page.locator(".difference .cm-deletedChunk").innerText()).toContain(
      "nuclear_tests"
    );
  });

  it("greys a result of an earlier text, which then cannot be taken away", async () => {
    await bench.run("SELECT 'first' AS word");
    const save = bench.page.locator("[data-save=csv]");
    expect(await save.isEnabled()).toBe(true);
    await bench.write("SELECT 'second' AS word");
    expect(await bench.page.locator(".result.stale").count()).toBe(1);
    expect(await save.isEnabled()).toBe(false);
    await bench.press("Cite");
    expect(await bench.page.locator(".paper").innerText()).toMatch(/run it again to cite it/);
    await bench.run("SELECT 'first' AS word");
    expect(await bench.page.locator(".result.stale").count()).toBe(0);
    await bench.run("SELECT nothing");
    expect(await bench.page.locator(".result.stale").count()).toBe(1);
    expect(await save.isEnabled()).toBe(false);
  });

  it("has columns wide enough for short names and numbers, and is compared by what names a row", async () => {
    await bench.run(
      "SELECT year(date_from) AS year, count(*) AS launches, works_of(list(sources)) AS sources FROM missile_launches GROUP BY ALL ORDER BY year"
    );
    const cut = await bench.page
      .locator(".result .grid")
      .locator("th, td")
      .evaluateAll((cells) =>
        cells
          .filter((cell) => cell.scrollWidth > cell.clientWidth && cell.textContent.length < 12)
          .map((cell) => cell.textContent)
      );
    expect(cut).toEqual([]);
    expect(await bench.page.locator(".changes").count()).toBe(0);
  });

  it("is made by a press", async () => {
    await bench.press("Reset");
    await bench.press("only checked rows of nuclear_tests");
    await expect
      .poll(() => bench.text())
      .toContain("(FROM nuclear_tests WHERE status = 'checked') AS listed");
    await expect.poll(() => bench.cells()).toHaveLength(2);
  });

  it("is kept over a reload and does not run by itself", async () => {
    await bench.write("SELECT 7 AS seven");
    await bench.page.reload({waitUntil: "networkidle"});
    await bench.page.locator(".editor .cm-content").waitFor();
    expect(await bench.text()).toBe("SELECT 7 AS seven");
    expect(await bench.page.locator(".result .grid").count()).toBe(0);
  });

  it("goes back with Reset, and Reset can be undone", async () => {
    await bench.press("Reset");
    expect(await bench.text()).toContain("FROM nuclear_tests");
    await bench.press("Undo");
    expect(await bench.text()).toBe("SELECT 7 AS seven");
  });

  it("gives way to a new one, and comes back with its question by undo in the editor too", async () => {
    await bench.press("Reset");
    await bench.press("New query");
    expect(await bench.text()).toBe("");
    expect(await bench.page.locator(".origin .question").count()).toBe(0);
    await bench.page.keyboard.press("ControlOrMeta+Z");
    await expect.poll(() => bench.text()).toContain("FROM nuclear_tests");
    expect(await bench.page.locator(".origin .question").count()).toBe(1);
  });

  it("is found among the earlier runs", async () => {
    await bench.page.getByText("Earlier runs").click();
    await bench.page.locator(".runs button", {hasText: "SELECT year"}).first().click();
    expect(await bench.text()).toContain("FROM missile_launches");
  });
});

describe("a work of steps", () => {
  it("grows by a press; a step, and what a WITH names, run alone, and its parameters are fields", async () => {
    await bench.run("SELECT 1 AS one");
    await bench.write(
      'WITH few AS (SELECT * FROM nuclear_tests WHERE number > $least) SELECT "case", count(*) AS n FROM few GROUP BY ALL'
    );
    await bench.page.locator(".choices input[name=least]").fill("44");
    await bench.press("Add a step");
    await bench.run();
    expect((await bench.cells()).map((row) => row.slice(-2))).toEqual([["CHN", "1"]]);
    expect(await bench.page.locator(".result .summary").innerText()).toMatch(/^step_2 1 row/);
    expect(await bench.page.locator(".result section.works").innerText()).toMatch(
      /traced through the tables/
    );
    await bench.press("Run few alone");
    await expect
      .poll(() => bench.page.locator(".result .summary").innerText())
      .toMatch(/^few 1 row/);
    await bench.write("-- step: cases\nSELECT 1 AS one\n-- step: b\nFROM cases");
    await bench.run();
    expect(await message()).toMatch(/“cases” is reserved by this notebook/);
  });

  it("keeps over Stop what its statements made, and gives it on in the link", async () => {
    await bench.run("CREATE TABLE mine AS SELECT 5 AS five; SELECT * FROM mine");
    await bench.write("SELECT sum(a.range * b.range) FROM range(300000) a, range(300000) b");
    await bench.press("Run");
    await expect.poll(() => bench.page.locator(".status").innerText()).toMatch(/^Running/);
    await bench.press("Stop");
    await bench.run("SELECT five + 1 AS six FROM mine");
    expect(await bench.cells()).toEqual([["6"]]);
    await bench.press("Share");
    const link = await bench.page.getByLabel("Link", {exact: true}).inputValue();
    const theirs = await openBench(browser, new URL(link).hash);
    expect(await theirs.page.locator(".warning").first().innerText()).toMatch(/2 statements/);
    for (let time = 0; time < 2; time++) await theirs.run();
    expect(await theirs.cells()).toEqual([["6"]]);
    await theirs.page.context().close();
  });
});

describe("a mistake", () => {
  it.each([
    [
      "SELECT id,\n  stie FROM nuclear_tests",
      /no column “stie”.*Did you mean “site”\?[\s\S]*Line 2, column 3/
    ],
    [
      "SELECT * FROM nucler_tests",
      /no table “nucler_tests”.*Did you mean “nuclear_tests”\?[\s\S]*Line 1, column 15/
    ],
    [
      "SELECT case FROM nuclear_tests",
      /“case” is an SQL keyword as well as a column.*"case"[\s\S]*Line 1, column 8/
    ],
    ["SELEC id FROM events", /cannot be understood at “SELEC”.*Did you mean “SELECT”\?/],
    [
      'SELECT "case", site, count(*) FROM nuclear_tests GROUP BY site',
      /“case” has many values in each group/
    ],
    ["SELECT * FROM read_csv('https://example.org/x.csv')", /can only read this notebook’s tables/],
    ["", /no query to run/]
  ])("is told in plain words: %s", async (sql, words) => {
    await bench.run(sql);
    expect(await message()).toMatch(words);
  });

  it("is marked in the editor and mended by its button", async () => {
    await bench.run("SELECT id,\n  stie FROM nuclear_tests");
    expect(await bench.page.locator(".editor .cm-lintRange-error").innerText()).toBe("stie");
    await bench.press("Replace with “site”");
    expect(await bench.text()).toBe("SELECT id,\n  site FROM nuclear_tests");
  });
});

describe("the editor", () => {
  it("completes columns of the tables in use", async () => {
    await bench.write("SELECT longit FROM nuclear_tests");
    await bench.page.keyboard.press("Home");
    for (let at = 0; at < "SELECT longit".length; at++)
      await bench.page.keyboard.press("ArrowRight");
    await bench.page.keyboard.press("Control+Space");
    await bench.page.locator(".cm-tooltip-autocomplete").waitFor();
    expect(await bench.page.locator(".cm-tooltip-autocomplete").innerText()).toContain("longitude");
    await bench.page.waitForTimeout(150);
    await bench.page.keyboard.press("Tab");
    expect(await bench.text()).toBe("SELECT longitude FROM nuclear_tests");
  });

  it.each([
    [
      "SELECT date_tru",
      " FROM nuclear_tests",
      "date_trunc",
      "SELECT date_trunc( FROM nuclear_tests"
    ],
    ["SELECT cas", " FROM nuclear_tests", "case", 'SELECT "case" FROM nuclear_tests'],
    [
      "SELECT * FROM nuclear_tests WHERE status = 'chec",
      "",
      "checked",
      "SELECT * FROM nuclear_tests WHERE status = 'checked"
    ]
  ])(
    "completes functions, names that need quotes, and values: %s",
    async (before, behind, offered, whole) => {
      await bench.run("SELECT 1 AS one");
      await bench.write(before + behind);
      for (let at = 0; at < behind.length; at++) await bench.page.keyboard.press("ArrowLeft");
      await bench.page.keyboard.press("Control+Space");
      const list = bench.page.locator(".cm-tooltip-autocomplete");
      await expect.poll(() => list.locator("[aria-selected]").innerText()).toContain(offered);
      await bench.page.waitForTimeout(150);
      await bench.page.keyboard.press("Tab");
      expect(await bench.text()).toBe(whole);
    }
  );

  it("is laid out anew by a press, and says what a function does", async () => {
    await bench.write("select count(*) as n from nuclear_tests where number > $least");
    await bench.press("Format");
    await expect.poll(() => bench.text()).toMatch(/^SELECT\n {2}count\(\*\) AS n\nFROM\n/);
    expect(await bench.text()).toContain("$least");
    await bench.page.locator(".editor .cm-line span", {hasText: "count"}).first().hover();
    await expect.poll(() => bench.page.locator(".word-doc").innerText()).toMatch(/^count\(/);
  });

  it("is used and left by keyboard alone", async () => {
    await bench.write("SELECT 6 * 7 AS answer");
    await bench.page.keyboard.press("ControlOrMeta+Enter");
    await expect.poll(() => bench.cells()).toEqual([["42"]]);
    await bench.page.locator(".editor .cm-content").focus();
    await bench.page.keyboard.press("Tab");
    expect(await bench.page.evaluate(() => document.activeElement?.className)).toContain(
      "cm-content"
    );
    await bench.page.keyboard.press("Escape");
    await bench.page.keyboard.press("Tab");
    expect(
      await bench.page.evaluate(() => (document.activeElement as HTMLElement).dataset["button"])
    ).toBe("run");
  });

  it("takes names from the list at the side", async () => {
    await bench.write("SELECT  FROM nuclear_tests");
    await bench.page.keyboard.press("Home");
    for (let at = 0; at < "SELECT ".length; at++) await bench.page.keyboard.press("ArrowRight");
    await bench.press("Tables");
    await bench.page.getByLabel("Find a table or column").fill("nuclear_tests");
    await bench.page.locator('[data-table="nuclear_tests"] > summary').click();
    const column = bench.page.locator(
      '[data-table="nuclear_tests"] li:has(button:text-is("case"))'
    );
    expect(await column.innerText()).toMatch(/For example:/);
    await column.getByRole("button").focus();
    await bench.page.keyboard.press("Enter");
    expect(await bench.text()).toBe('SELECT "case" FROM nuclear_tests');
    await bench.page.getByLabel("Find a table or column").press("Escape");
    expect(await bench.page.locator(".drawer").isVisible()).toBe(false);
  });
});

describe("the engine", () => {
  it("is stopped at once, and answers again", async () => {
    await bench.write("SELECT sum(a.range * b.range) FROM range(300000) a, range(300000) b");
    await bench.press("Run");
    await expect.poll(() => bench.page.locator(".status").innerText()).toMatch(/^Running/);
    const started = Date.now();
    await bench.press("Stop");
    await expect.poll(() => bench.page.locator("[data-button=run]").isEnabled()).toBe(true);
    await expect.poll(() => bench.page.locator(".result[aria-busy]").count()).toBe(0);
    expect(Date.now() - started).toBeLessThan(2000);
    expect(await bench.text()).toContain("range(300000)");
    await bench.run("SELECT 1 AS one");
    expect(await bench.cells()).toEqual([["1"]]);
  });

  it("forgets with Reset what queries did to its tables", async () => {
    await bench.run("DROP TABLE flights");
    await bench.press("Reset");
    await bench.run("SELECT count(*) > 0 AS there FROM flights");
    expect((await bench.cells()).flat().at(-1)).toBe("true");
  });

  it("scrolls a hundred thousand rows with few in the page", async () => {
    await bench.run("SELECT range AS n, 'row ' || range AS label FROM range(250000)");
    expect(await bench.page.locator(".summary").first().innerText()).toMatch(
      /^100,000 rows .*Only the first 100,000 rows were fetched/
    );
    const took = await bench.page.locator(".result .grid").evaluate(async (grid) => {
      let worst = 0;
      for (let step = 1; step <= 30; step++) {
        const before = performance.now();
        grid.scrollTop = (grid.scrollHeight * step) / 30;
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        worst = Math.max(worst, performance.now() - before);
      }
      return worst;
    });
    await expect.poll(async () => (await bench.cells()).at(-1)).toEqual(["99999", "row 99999"]);
    expect((await bench.cells()).length).toBeLessThan(80);
    expect(took).toBeLessThan(1000);
  });
});

it("did all this without a fault", () => {
  expect(bench.faults).toEqual([]);
});
