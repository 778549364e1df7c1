// @module-tag slow
import {readFileSync} from "node:fs";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {violations} from "../support/axe.js";
import {openBench, type Bench} from "../support/bench.js";
import {launch} from "../support/chromium.js";
import {sweep} from "../support/sweep.js";

let browser: Browser;
let bench: Bench;
beforeAll(async () => {
  browser = await launch();
  bench = await openBench(browser);
});
afterAll(() => browser.close());

const works = () => bench.page.locator(".result section.works").innerText();

describe("footnotes", () => {
  it.each([
    ["a selection", "SELECT number, site FROM nuclear_tests WHERE number = 1", /Bergkvist/],
    [
      "a join",
      'SELECT cases.name, t.number FROM nuclear_tests AS t JOIN cases ON cases.id = t."case"',
      /Bergkvist/
    ],
    [
      "a named query",
      "WITH first AS (SELECT * FROM nuclear_tests WHERE number = 1) SELECT site FROM first",
      /Bergkvist/
    ],
    ["groups", 'SELECT "case", count(*) AS n FROM nuclear_tests GROUP BY "case"', /Bergkvist/],
    [
      "a union",
      "SELECT site FROM nuclear_tests UNION SELECT facility FROM missile_launches",
      /Bergkvist[\s\S]*James Martin/
    ]
  ])("survive %s", async (_, sql, work) => {
    await bench.run(sql);
    expect(await works()).toMatch(work);
    expect(await works()).toMatch(/traced through the tables/);
    expect(await bench.page.locator(".result .grid td.numbers").first().innerText()).toMatch(/^\d/);
  });

  it("give way to the tables where rows cannot be followed", async () => {
    await bench.run("SELECT id FROM nuclear_tests EXCEPT SELECT id FROM events");
    expect(await works()).toMatch(
      /We cannot tell which works are behind this: EXCEPT .* It reads nuclear_tests, events\./
    );
  });

  it("are given up for the reader's next query, and the engine lives on", async () => {
    await bench.run("CREATE TABLE mine AS SELECT 1 AS one");
    await bench.write("SELECT count(*) AS pairs FROM citations AS a, citations AS b");
    await bench.press("Run");
    await expect.poll(() => bench.page.locator(".result .grid").innerText()).toContain("pairs");
    const started = Date.now();
    await bench.run("SELECT one FROM mine");
    expect(await bench.cells()).toEqual([["1"]]);
    expect(Date.now() - started).toBeLessThan(5000);
  });

  it("come back as a column when asked", async () => {
    await bench.run('SELECT "case", count(*) AS n FROM nuclear_tests GROUP BY "case"');
    await bench.press("Add the sources as a column");
    await expect.poll(() => works()).toMatch(/The works named in these rows/);
    expect(await bench.text()).toContain("works_of(list(nuclear_tests.sources)) AS sources");
  });

  it("are in the citation of the result, in three forms", async () => {
    await bench.press("Cite");
    const text = await bench.page.locator("pre[data-form=text]").innerText();
    expect(text).toMatch(/Data version [\w.-]+[\s\S]*SELECT "case"[\s\S]*\[1\][\s\S]*Bergkvist/);
    expect(text).toMatch(/workbench\.html#s1\./);
    expect(await bench.page.locator("pre[data-form=bibtex]").innerText()).toMatch(
      /@misc\{cold-winter[\s\S]*sipri-foi-2000,/
    );
    const ris = await bench.page.locator("pre[data-form=ris]").innerText();
    expect(ris.match(/^TY {2}- /gm)!.length).toBe(ris.match(/^ER {2}-/gm)!.length);
  });
});

describe("the guard", () => {
  it("blocks a sum over different dimensions and shows no row of it", async () => {
    await bench.run('SELECT "case", avg(best) AS mean FROM observations GROUP BY "case"');
    expect(await bench.page.locator(".blocked").innerText()).toMatch(
      /^Not shown: .*measure different things/
    );
    expect(await bench.page.locator(".result .grid").count()).toBe(0);
  });

  it("lets the same sum pass for one variable, and counts of all", async () => {
    await bench.run(
      'SELECT "case", avg(best) AS mean FROM observations WHERE variable = \'population_wdi\' GROUP BY "case"'
    );
    expect(await bench.page.locator(".blocked").count()).toBe(0);
    await bench.run('SELECT "case", count(*) AS n FROM observations GROUP BY "case"');
    expect(await bench.page.locator(".blocked").count()).toBe(0);
  });

  it("warns of two concepts in one number, and notes two releases of one work", async () => {
    const mean = (...variables: string[]) =>
      `SELECT "case", avg(best) AS mean FROM observations WHERE variable IN ('${variables.join("', '")}') AND "case" = 'USA' GROUP BY ALL`;
    await bench.run(mean("population_wdi", "urban_population_nmc"));
    expect(await bench.page.locator(".verdict .warning").innerText()).toMatch(
      /^Take care: .*concepts differ: population and urban population/
    );
    expect(await bench.cells()).not.toEqual([]);
    await bench.run(mean("gdp_per_capita_mpd2020", "gdp_per_capita_mpd2023"));
    expect(await bench.page.locator(".verdict").innerText()).toMatch(/^Note: .*two releases/);
    expect(await bench.page.locator(".verdict .warning").count()).toBe(0);
  });

  it("does not draw two currencies of one variable on one axis", async () => {
    await bench.run(
      "SELECT \"case\", year, best FROM observations WHERE variable = 'sipri_milex_local_currency'"
    );
    expect(await bench.page.locator(".blocked").innerText()).toMatch(
      /^Not drawn: sipri_milex_local_currency \(\w{3}\) and sipri_milex_local_currency \(\w{3}\) .*units differ/
    );
  });

  it("does not draw two dimensions on one axis, and counts unchecked rows", async () => {
    await bench.run(
      "SELECT variable, year, best, status FROM observations WHERE variable IN ('population_wdi', 'gdp_current_usd_wdi')"
    );
    expect(await bench.page.locator(".blocked").innerText()).toMatch(/^Not drawn: /);
    expect(await bench.page.locator(".result .grid").count()).toBe(1);
    await bench.run("SELECT id, status FROM costs WHERE status = 'unchecked'");
    expect(await bench.page.locator(".verdict").innerText()).toMatch(
      /^(\d+) of \1 rows are unchecked/
    );
  });
});

describe("a question of a page", () => {
  it("opens with its choices, its figure and its answer, and runs only when told", async () => {
    const remix = await openBench(browser, "?lens=own_state_first&checked=checked#query=ladder");
    expect(await remix.page.locator("select[name=lens]").inputValue()).toBe("own_state_first");
    expect(await remix.page.locator("select[name=checked]").inputValue()).toBe("checked");
    await expect.poll(() => remix.page.locator(".original .figure svg").count()).toBe(2);
    expect(await remix.page.locator(".cm-foldPlaceholder").isVisible()).toBe(true);
    expect(await remix.page.locator(".result .grid").count()).toBe(0);
    await remix.run();
    expect(await remix.page.locator(".changes").innerText()).toBe("The same rows as the original.");
    expect(await remix.page.locator(".result .figure svg").count()).toBe(2);
    await remix.page.locator("select[name=checked]").selectOption("all");
    await remix.run();
    expect(await remix.page.locator(".changes").innerText()).toBe("The same rows as the original.");
    expect(remix.faults).toEqual([]);
    await remix.page.context().close();
  });

  it("is named where there is none of that name", async () => {
    const lost = await openBench(browser, "#query=no-such-question");
    expect(await lost.page.locator(".status").innerText()).toMatch(
      /no question “no-such-question”/
    );
    await lost.page.context().close();
  });
});

describe("the rows of a result", () => {
  it("are sorted, found and summed up in their heads, and filtered by a value in the query, by keyboard", async () => {
    await bench.run('SELECT "case", number FROM nuclear_tests');
    const head = (name: string) => bench.page.locator(".result thead th", {hasText: name});
    await head("number").locator(".sort").press("Enter");
    await head("number").locator(".sort").press("Enter");
    expect(await head("number").getAttribute("aria-sort")).toBe("descending");
    expect((await bench.cells())[0]).toContain("45");
    await bench.page.getByLabel("Find in the result").fill("PRK");
    await expect.poll(async () => (await bench.cells()).length).toBe(6);
    expect(await bench.page.locator(".result td.found").count()).toBe(6);
    await head("case").locator(".menu").press("Enter");
    const menu = bench.page.getByRole("dialog", {name: "case"});
    expect(await menu.innerText()).toMatch(/2 different values; NULL in 0 of 51 rows/);
    expect(await violations(bench.page)).toEqual([]);
    await menu.getByRole("button", {name: "PRK"}).press("Enter");
    await expect.poll(() => bench.text()).toMatch(/\nWHERE "case" = 'PRK'$/);
    await expect.poll(async () => (await bench.cells()).length).toBe(6);
    expect(await works()).toMatch(/traced through the tables/);
  });

  it("are drawn in more than one series, each with its name", async () => {
    await bench.run(
      "SELECT range AS year, range * 2 AS twice, range * 3 AS thrice FROM range(1950, 1960)"
    );
    await bench.page.locator("select[name=kind]").selectOption("line");
    await bench.page.getByLabel("thrice", {exact: true}).check();
    await expect
      .poll(() => bench.page.locator(".result .case-key").innerText())
      .toMatch(/twice[\s\S]*thrice/);
  });
});

describe("the page", () => {
  it.each(
    sweep(
      [
        {width: 360, height: 740},
        {width: 1280, height: 900}
      ],
      1
    )
  )("fits $width pixels with a result", async (viewport) => {
    const narrow = await openBench(browser, "#query=ladder", {viewport});
    await narrow.run();
    expect(
      await narrow.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    ).toBeLessThanOrEqual(0);
    expect(await violations(narrow.page)).toEqual([]);
    await narrow.page.context().close();
  });

  it("has no way to compile text into code", async () => {
    expect(readFileSync("dist/workbench.html", "utf8")).not.toContain("'unsafe-eval'");
    // Later, since what a test driver evaluates at once is outside the policy.
    const refused = await bench.page.evaluate(
      () =>
        new Promise((resolve) => {
          setTimeout(() => {
            try {
              const text: unknown = "return 1";
              resolve(String(Reflect.construct(Function, [text])));
            } catch (error) {
              resolve((error as Error).name);
            }
          });
        })
    );
    expect(refused).toBe("EvalError");
  });

  it("did all this without a fault", () => {
    expect(bench.faults).toEqual([]);
  });
});
