// @module-tag slow
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {violations} from "../support/axe.js";
import {readLessons} from "../../packages/data/src/lessons.js";
import {pack} from "../../packages/workbench/src/share.js";
import {launch, visit, type Visit} from "../support/chromium.js";
import {sweep} from "../support/sweep.js";

const path = "guide/students.html";
const right =
  'SELECT "case" AS who, count(*)::VARCHAR AS tests, sum(number) AS besides FROM nuclear_tests GROUP BY ALL';
let browser: Browser;
let seen: Visit;
beforeAll(async () => {
  browser = await launch();
  seen = await visit(browser, path, {
    viewport: {width: 360, height: 740},
    permissions: ["clipboard-read", "clipboard-write"]
  });
});
afterAll(() => browser.close());

async function begin(page: Page, id: string): Promise<void> {
  const editor = page.locator(`[data-lesson=${id}] .cm-content`);
  if (await editor.count()) return;
  await page.locator(`[data-lesson=${id}] .begin`).click();
  await editor.waitFor();
}

/** Runs a query in a lesson and returns what the page says of it. */
async function told(page: Page, id: string, sql?: string): Promise<string> {
  const lesson = page.locator(`[data-lesson=${id}]`);
  if (sql !== undefined) {
    await lesson.locator(".cm-content").focus();
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.press("Delete");
    await page.keyboard.insertText(sql);
    await page.keyboard.press("Escape");
  }
  await lesson.getByRole("button", {name: "Run and check"}).click();
  await lesson
    .locator(".told p, .message > *, .result .blocked")
    .first()
    .waitFor({timeout: 60_000});
  await expect.poll(() => lesson.locator(".result[aria-busy]").count()).toBe(0);
  return lesson
    .locator(".told, .message, .result .blocked")
    .allInnerTexts()
    .then((texts) => texts.join("").trim());
}

const done = (page: Page) => page.locator(".progress .count").innerText();

describe("a lesson", () => {
  it("tells a mistake that it knows, any other, and a fault of the query", async () => {
    await begin(seen.page, "count");
    expect(await told(seen.page, "count")).toBe("That is one number for all countries together.");
    expect(await told(seen.page, "count", 'SELECT DISTINCT "case" FROM nuclear_tests')).toMatch(
      /^Not yet: none of your columns matches “tests” in the answer/
    );
    expect(await told(seen.page, "count", "SELECT cas FROM nuclear_tests")).toMatch(
      /no column “cas”/
    );
    expect(
      await told(seen.page, "count", 'SELECT "case", sum(best) AS a FROM observations GROUP BY ALL')
    ).toMatch(/^Not shown: /);
    expect(await done(seen.page)).toBe("0 of 10 done");
  });

  it("takes a right answer however it is written, with its works, and keeps it", async () => {
    expect(await told(seen.page, "count", right)).toMatch(/^Right\. The record lists only tests/);
    expect(await done(seen.page)).toBe("1 of 10 done");
    expect(await seen.page.locator("[data-lesson=count] section.works").innerText()).toMatch(
      /Bergkvist/
    );
    await expect
      .poll(() => seen.page.locator("[data-lesson=count] h2").innerText())
      .toMatch(/✓ done$/);
    expect(await violations(seen.page)).toEqual([]);
    expect(
      await seen.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    ).toBeLessThanOrEqual(0);
    await seen.page.reload({waitUntil: "networkidle"});
    expect(await done(seen.page)).toBe("1 of 10 done");
    await begin(seen.page, "count");
    expect(await seen.page.locator("[data-lesson=count] .cm-content").innerText()).toContain(
      "besides"
    );
  });

  it("is forgotten when asked, and that can be undone", async () => {
    await seen.page.getByRole("button", {name: "Forget my progress"}).click();
    expect(await done(seen.page)).toBe("0 of 10 done");
    expect(await seen.page.locator("[data-lesson=count] .cm-content").innerText()).not.toContain(
      "besides"
    );
    await seen.page.getByRole("button", {name: "Undo"}).click();
    expect(await done(seen.page)).toBe("1 of 10 done");
  });

  it("explains its words where they stand, by keyboard too", async () => {
    const word = seen.page.locator("[data-lesson=unknown] .task button.word").first();
    await word.focus();
    await seen.page.keyboard.press("Enter");
    expect(await seen.page.locator("#note-unknown").isVisible()).toBe(true);
    expect(await seen.page.locator("#note-unknown").innerText()).toMatch(/not zero/);
    await seen.page.keyboard.press("Escape");
    expect(await seen.page.locator("#note-unknown").isVisible()).toBe(false);
  });
});

describe("every answer", () => {
  const {lessons} = readLessons("src/lessons", () => undefined);
  const right = lessons.flatMap(({id, answer, right}) =>
    [answer, ...right].map((sql) => ({id, sql}))
  );
  const wrong = lessons.flatMap(({id, wrong}) => wrong.map((each) => ({id, ...each})));
  const paper = async () => (await visit(browser, path)).page;

  it("that is right in other words is taken on the page, guard and all", async () => {
    const page = await paper();
    for (const {id, sql} of sweep(right, 4)) {
      await begin(page, id);
      expect(await told(page, id, sql), sql).toMatch(/^Right\./);
    }
    await page.context().close();
  });

  it("that is wrong, written down, or labelled as another is told so there", async () => {
    const page = await paper();
    for (const {id, sql, says} of sweep(wrong, 3)) {
      await begin(page, id);
      const heard = await told(page, id, sql);
      expect(heard.startsWith(says) || heard.startsWith("Not shown"), `${sql}: ${heard}`).toBe(
        true
      );
    }
    await begin(page, "count");
    const constants =
      "SELECT t.* FROM (VALUES ('CHN', 45), ('PRK', 6)) AS t(c, n), (SELECT count(*) AS k FROM nuclear_tests) AS read WHERE k > 0";
    expect(await told(page, "count", constants)).toMatch(/on a record with other values/);
    await page.context().close();
  });
});

describe("a hand-in", () => {
  let link: string;

  it("shows query, rows, works and the name as typed, and is its own link", async () => {
    await seen.page.getByLabel("Your name").fill("<img src=x onerror=alert(1)> 김");
    await seen.page.getByRole("button", {name: "Make the page"}).click();
    const sheet = await seen.page.locator(".handed").innerText();
    expect(sheet).toMatch(
      /Handed in by <img src=x onerror=alert\(1\)> 김[\s\S]*besides FROM nuclear_tests[\s\S]*CHN[\s\S]*45[\s\S]*Bergkvist/
    );
    link = await seen.page.getByLabel("Link to this hand-in").inputValue();
    await seen.page.emulateMedia({media: "print"});
    expect(await seen.page.locator(".handed").isVisible()).toBe(true);
    expect(
      await seen.page.locator(".lesson, .hand-form, #words").filter({visible: true}).count()
    ).toBe(0);
    await seen.page.emulateMedia({media: null});
    expect(await violations(seen.page)).toEqual([]);
    expect(seen.faults).toEqual([]);
    expect(seen.asked.filter((each) => each.includes("handed"))).toEqual([]);
  });

  it("is opened elsewhere, runs nothing by itself, and is compared when asked", async () => {
    const theirs = await visit(browser, `${path}${new URL(link).hash}`);
    await theirs.page.locator(".handed").waitFor();
    expect(await theirs.page.locator(".handed h2").innerText()).toContain("<img src=x");
    expect(await theirs.page.locator(".handed img").count()).toBe(0);
    await theirs.page.waitForTimeout(500);
    expect(theirs.asked.filter((each) => each.includes("duckdb.wasm"))).toEqual([]);
    await theirs.page.getByRole("button", {name: "Run everything here and compare"}).click();
    await expect
      .poll(() => theirs.page.locator(".handed .told").innerText(), {timeout: 60_000})
      .toBe("Right, and the same rows as were handed in.");
    expect(theirs.faults).toEqual([]);
    await theirs.page.evaluate((to) => (location.hash = to), new URL(link).hash.slice(0, -9));
    await expect
      .poll(() => theirs.page.locator(".set").innerText())
      .toMatch(/cannot be opened: the link was shortened/);
    await theirs.page.context().close();
  });
});

describe("a teacher", () => {
  it("gives a link that says plainly whether the data is the same", async () => {
    const {page} = await visit(browser, "guide/teachers.html");
    const href = await page.getByRole("link", {name: /^the lessons on data/}).getAttribute("href");
    await page.context().close();
    const hash = href!.slice(href!.indexOf("#"));
    const theirs = await visit(browser, `${path}${hash}`);
    await expect
      .poll(() => theirs.page.locator(".set").innerText())
      .toMatch(/which this site has\.$/);
    await theirs.page.evaluate(() => (location.hash = "#data=2020.1-0000"));
    await expect
      .poll(() => theirs.page.locator(".set").innerText())
      .toMatch(
        /were set on data 2020\.1-0000\. This site has data [\w.-]+, so its answers may differ/
      );
    await theirs.page.context().close();
  });
});

describe("a class", () => {
  it("gets chosen lessons and a task of the teacher's own by one link, and is read as a table", async () => {
    const teachers = await visit(browser, "guide/teachers.html");
    const {page} = teachers;
    await page.getByRole("checkbox", {name: "Count the tests"}).check();
    await page.getByLabel("A task of your own").fill("How many sites are there?");
    await page
      .getByLabel("A query that answers it")
      .fill("SELECT count(DISTINCT site) FROM nuclear_tests");
    await page.getByRole("button", {name: "Make the link"}).click();
    const link = await page.getByLabel("Link to this work").inputValue();
    expect(link).not.toContain("nuclear_tests");
    const student = await visit(browser, `${path}${new URL(link).hash}`);
    await student.page.locator("[data-lesson^=own-]").waitFor();
    const own = (await student.page.locator("[data-lesson^=own-]").getAttribute("data-lesson"))!;
    expect(await student.page.locator("[data-lesson]").filter({visible: true}).count()).toBe(2);
    await begin(student.page, own);
    expect(await told(student.page, own, "SELECT 4 AS n")).toMatch(/^Not yet/);
    expect(
      await told(
        student.page,
        own,
        "SELECT count(*) AS n FROM (SELECT DISTINCT site FROM nuclear_tests WHERE site IS NOT NULL)"
      )
    ).toMatch(/^Right\./);
    await student.page.context().close();
    const solved = {
      count: {sql: right, count: 2, columns: [], rows: [], works: []},
      [own]: {
        sql: "SELECT count(*) - count(*) + 9 AS n FROM nuclear_tests",
        count: 1,
        columns: [],
        rows: [],
        works: []
      }
    };
    const code = pack("h1.", {name: "=Ada", version: "2020.1-0000", solved});
    await page.locator("#class-files").setInputFiles([
      {
        name: "a.html",
        mimeType: "text/html",
        buffer: Buffer.from(`<article data-hand-in="${code}">`)
      },
      {name: "b.txt", mimeType: "text/plain", buffer: Buffer.from("none")}
    ]);
    await page.getByRole("button", {name: "Read them"}).click();
    await expect
      .poll(() => page.locator(".class [role=status]").innerText(), {timeout: 60_000})
      .toBe("Hand-ins read: 1; not readable: 1.");
    const rows = await page.locator(".class tbody tr").allInnerTexts();
    expect(rows[0]).toMatch(/^=Ada\tCount the tests\tyes\tno\tyes/);
    expect(rows[1]).toMatch(/^=Ada\tYour teacher’s task\tno\tno/);
    expect(await violations(page)).toEqual([]);
    expect(teachers.faults).toEqual([]);
    await page.context().close();
  });
});

describe("a machine that can do less", () => {
  it("without the engine still has the answer, and says so", async () => {
    const {page} = await visit(browser, path);
    await page.route("**/duckdb.wasm.gz*", (route) => route.abort());
    await begin(page, "count");
    expect(await told(page, "count")).toMatch(/^The engine did not start on this computer/);
    expect(await page.locator("[data-lesson=count] details.answer a").isVisible()).toBe(true);
    await page.context().close();
  });

  it("without storage works, and says that nothing is kept", async () => {
    const context = await browser.newContext();
    await context.addInitScript(() => {
      Object.defineProperty(globalThis, "localStorage", {
        get: () => {
          throw new DOMException("denied", "SecurityError");
        }
      });
    });
    const page = await context.newPage();
    await page.goto(seen.page.url().replace(/#.*/, ""), {waitUntil: "networkidle"});
    expect(await page.locator(".progress").innerText()).toMatch(/saves nothing for this page/);
    await begin(page, "count");
    expect(await told(page, "count", right)).toMatch(/^Right\./);
    expect(await done(page)).toBe("1 of 10 done");
    await context.close();
  });

  it("without JavaScript reads tasks, answers and words", async () => {
    const {page} = await visit(browser, path, {javaScriptEnabled: false});
    expect(await page.locator(".lesson .task").count()).toBe(10);
    await page.locator("[data-lesson=survives] details.answer summary").click();
    expect(
      await page.locator("[data-lesson=survives] details.answer a").getAttribute("href")
    ).toMatch(/teachers(\.html)?#answer-survives$/);
    await page.locator("[data-lesson=count] .task button.word").first().click();
    expect(await page.locator("#note-case").isVisible()).toBe(true);
    await page.context().close();
  });
});
