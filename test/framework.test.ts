// @module-tag slow
import {readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {formatProblem, type Problem} from "../packages/data/src/problem.js";
import {isInstalled} from "../packages/site/src/pages/asked.js";
import {readPage} from "../packages/site/src/pages/pages.js";
import {checkPages} from "../packages/site/src/pages/rules/index.js";
import {badInputPage} from "./support/bad-input.js";
import {idioms, Walk, writeIdioms} from "./support/idioms.js";
import {notebookOnSource, type Notebook} from "./support/notebook.js";

/** What the check says of a page with this text. */
function linesOf(text: string): string[] {
  const problems: Problem[] = [];
  const report = (problem: Problem) => void problems.push(problem);
  const pages = [readPage("src/tried.md", "src", text, report)];
  checkPages({keys: [], figures: [], queries: [], pages}, report);
  return problems.map(formatProblem);
}

describe("the check", () => {
  const bad = idioms.filter((each) => each.bad !== undefined);

  it.each(bad.map((each) => [each.idiom, each] as const))("refuses: %s", (_, {bad, refused}) => {
    expect(linesOf(bad!).filter((line) => line.includes(refused!))).toHaveLength(1);
  });

  it.each(
    idioms.flatMap(({idiom, install, code}) => (install ? [[idiom, install, code!] as const] : []))
  )("names the packages that are not there: %s", (_, install, code) => {
    const missing = Object.keys(install).filter((name) => !isInstalled(name));
    const told = linesOf(code).flatMap(
      (line) => /run npm install (.+)\)$/.exec(line)?.[1]!.split(" ") ?? []
    );
    expect([...new Set(told)].sort()).toEqual(missing.sort());
  });
});

describe("a notebook of Framework's idioms", () => {
  const rows = idioms.filter(
    ({install, code, files}) =>
      (code !== undefined || files) && Object.keys(install ?? {}).every(isInstalled)
  );
  let notebook: Omit<Notebook, "begun"> | undefined;
  let walk: Walk | undefined;

  beforeAll(async () => {
    notebook = notebookOnSource("idioms");
    writeIdioms(notebook.folder, rows);
    writeFileSync(join(notebook.folder, "src/bad-input.md"), badInputPage);
    const config = join(notebook.folder, "observablehq.config.ts");
    const listed = readFileSync(config, "utf8").replace(
      "notebook({",
      'notebook({\n  dynamicPaths: ["/fields/barley"],'
    );
    writeFileSync(config, listed);
    walk = await Walk.through(notebook);
  });

  afterAll(async () => {
    await walk?.end();
    notebook?.remove();
  });

  it.each(rows.map((row) => [row.idiom, row] as const))("%s", async (_, row) => {
    const {shown, failed, faults, policy} = await walk!.tryOut(row);
    expect(shown).toBe(true);
    expect([failed, faults]).toEqual([[], []]);
    if (row.policy) expect(policy).toContain(`'${row.policy}'`);
    expect(policy).toContain("connect-src 'self'");
  });

  it("takes whatever a reader puts into inputs, and one broken cell breaks no other", async () => {
    const {page, faults} = await walk!.visit("bad-input.html");
    const told = async () => JSON.parse(await page.locator("#told").innerText()) as unknown;
    const sum = async () => Number(await page.locator("#sum").innerText());
    await expect.poll(told).toEqual(["plain", 1, false, "one"]);
    expect(await sum()).toBe(585);
    expect(await page.locator(".observablehq--error").allInnerTexts()).toEqual([
      expect.stringContaining("a broken cell")
    ]);
    const notes = await page.evaluate(() => {
      const most = {seen: 0};
      new MutationObserver(() => {
        most.seen = Math.max(most.seen, document.querySelectorAll(".engine-note").length);
      }).observe(document.body, {childList: true});
      return ((globalThis as {notes?: typeof most}).notes = most).seen;
    });
    expect(notes).toBe(0);
    const word = `it's "so" \${x} $lens; DROP TABLE events --`;
    await page.getByLabel("Word").fill(word);
    await expect.poll(told, {timeout: 60_000}).toEqual([word, 1, false, "one"]);
    await expect.poll(sum).toBe(435 + 30 * word.length);
    expect(await page.evaluate(() => (globalThis as {notes?: {seen: number}}).notes!.seen)).toBe(1);
    await page.getByLabel("a", {exact: true}).uncheck();
    await expect.poll(told).toEqual([word, 0, false, "one"]);
    await page.getByLabel("Size").fill("");
    await expect.poll(told).toEqual([word, 0, true, "one"]);
    await page.getByLabel("By").selectOption("second");
    await expect.poll(told).toEqual([word, 0, true, "two"]);
    const copy = await walk!.visit(`bad-input.html${new URL(page.url()).search}`);
    const copied = copy.page.locator("#told");
    await expect
      .poll(async () => JSON.parse(await copied.innerText()) as unknown, {timeout: 60_000})
      .toEqual([word, 0, true, "two"]);
    expect(
      [faults, copy.faults].flat().filter((fault) => !fault.includes("a broken cell"))
    ).toEqual([]);
    for (const each of [page, copy.page]) await each.context().close();
  });
});
