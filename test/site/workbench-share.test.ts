// @module-tag slow
import {readFileSync} from "node:fs";
import {parquetReadObjects} from "hyparquet";
import {tableFromIPC} from "apache-arrow";
import {unzipSync} from "fflate";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {openBench, type Bench} from "../support/bench.js";
import {launch} from "../support/chromium.js";
import {copyProject} from "../support/project.js";
import {whole} from "../support/sweep.js";

let browser: Browser;
let bench: Bench;
beforeAll(async () => {
  browser = await launch();
  bench = await openBench(browser, "", {acceptDownloads: true});
});
afterAll(() => browser.close());

async function link(): Promise<string> {
  await bench.press("Share");
  const url = await bench.page.getByLabel("Link", {exact: true}).inputValue();
  await bench.press("Close");
  return new URL(url).hash;
}

async function saved(action: string): Promise<Buffer> {
  const [download] = await Promise.all([
    bench.page.waitForEvent("download"),
    bench.page.locator(`[data-save="${action}"]`).click()
  ]);
  return readFileSync(await download.path());
}

describe("a link", () => {
  it("shows the query, its difference and, once run, that the rows are the same", async () => {
    await bench.run((await bench.text()).replace("FROM nuclear_tests", "FROM missile_launches"));
    const theirs = await openBench(browser, await link());
    expect(await theirs.text()).toBe(await bench.text());
    expect(await theirs.page.locator(".status").innerText()).toMatch(/has not been run/);
    expect(await theirs.page.locator(".difference .cm-deletedChunk").innerText()).toContain(
      "nuclear_tests"
    );
    await theirs.page.waitForTimeout(1500);
    expect(await theirs.page.locator(".result .grid").count()).toBe(0);
    await theirs.run();
    expect(await theirs.page.locator(".changes").allInnerTexts()).toEqual([
      expect.stringMatching(/^The link was made with the same data/),
      "The rows are the same as when the link was made."
    ]);
    expect(theirs.faults).toEqual([]);
    await theirs.page.context().close();
  });

  it("tells which rows are new, changed and gone when the data changed since", async () => {
    await bench.run("SELECT number, site FROM nuclear_tests ORDER BY id LIMIT 10");
    const hash = await link();
    const {decodeShared, encodeShared} = await import("../../packages/workbench/src/share.js");
    const shared = decodeShared(hash.slice(1));
    expect(shared.print?.rows).toHaveLength(10);
    const rows = shared.print!.rows;
    rows[0] = [rows[0]![0], "0000000"];
    rows[1] = ["a row of before", "0000001"];
    const later = encodeShared({...shared, version: "2020.1-0", print: {count: 10, rows}});
    const theirs = await openBench(browser, `#${later}`);
    await theirs.run();
    expect(await theirs.page.locator(".changes").allInnerTexts()).toEqual([
      expect.stringMatching(/^The link was made with data 2020\.1-0; this page has /),
      "Since the link was made: 1 rows new, 1 changed, 1 gone.",
      "Gone: a row of before"
    ]);
    expect(await theirs.page.locator(".grid tr[data-state=changed]").count()).toBe(1);
    await theirs.page.context().close();
  });

  it("is taken away by Escape and by an edit, since it is of what stood there", async () => {
    const {page} = bench;
    const paper = page.locator(".paper");
    await bench.press("Share");
    await page.getByLabel("Link", {exact: true}).focus();
    await page.keyboard.press("Escape");
    expect(await paper.count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement!.textContent)).toBe("Share");
    await bench.press("Share");
    await paper.waitFor();
    await bench.write("SELECT 2 AS other");
    expect(await paper.count()).toBe(0);
  });

  it("says so where the browser does not let it be copied", async () => {
    const theirs = await openBench(browser);
    await theirs.page.evaluate(() =>
      Object.defineProperty(navigator, "clipboard", {value: undefined})
    );
    await theirs.press("Share");
    await theirs.press("Copy");
    await theirs.page.getByRole("button", {name: /blocked copying/}).waitFor();
    expect(theirs.faults).toEqual([]);
    await theirs.page.context().close();
  });

  it("holds twenty thousand characters of SQL, and the chart", async () => {
    const words = Array.from(
      {length: 1400},
      (_, at) => `-- line ${at} ${(at * 7919).toString(36)}`
    ).join("\n");
    const sql = `SELECT range AS n, range * range AS square FROM range(20)\n${words}`;
    expect(sql.length).toBeGreaterThan(20_000);
    await bench.run(sql);
    await bench.page.locator("select[name=kind]").selectOption("dot");
    const theirs = await openBench(browser, await link());
    await theirs.run();
    expect(await theirs.cells()).toHaveLength(20);
    expect(await theirs.page.locator("select[name=kind]").inputValue()).toBe("dot");
    const {decodeShared} = await import("../../packages/workbench/src/share.js");
    expect(decodeShared((await link()).slice(1)).sql).toBe(sql);
    await theirs.page.context().close();
  });

  it("is a file as well, which opens by the picker", async () => {
    await bench.run("SELECT number, site FROM nuclear_tests LIMIT 3");
    const file = await saved("sql");
    expect(file.toString()).toMatch(
      /^\/\*\ntitle: [\s\S]*\*\/\nSELECT [\s\S]*\n-- cold-winter s1\./
    );
    await bench.write("SELECT 1");
    await bench.page
      .locator("input[type=file]")
      .setInputFiles({name: "mine.sql", mimeType: "application/sql", buffer: file});
    await expect.poll(() => bench.text()).toContain("number, site FROM nuclear_tests LIMIT 3");
    await bench.run();
    expect(await bench.page.locator(".changes").last().innerText()).toBe(
      "The rows are the same as when the link was made."
    );
  });
});

describe("a stranger's link", () => {
  it("says that it holds several statements and goes on below, and leaves nothing for the next work", async () => {
    const {encodeShared} = await import("../../packages/workbench/src/share.js");
    const work = {choices: {}, chart: null, origin: null, version: "", print: null, needs: []};
    const sql = `CREATE TABLE left_over AS SELECT 1 AS one;${"\n".repeat(30)}SELECT one FROM left_over`;
    const theirs = await openBench(browser, `#${encodeShared({...work, sql})}`);
    const warning = theirs.page.locator(".warning[role=status]");
    expect(await warning.innerText()).toMatch(/holds 2 statements.*31 lines/);
    await theirs.run();
    expect(await theirs.cells()).toEqual([["1"]]);
    await theirs.page.evaluate(
      (hash) => void (location.hash = hash),
      encodeShared({...work, sql: "SELECT one FROM left_over"})
    );
    await expect.poll(() => theirs.text()).toBe("SELECT one FROM left_over");
    expect(await warning.innerText()).toBe("");
    await theirs.run();
    expect(await theirs.page.locator(".message").innerText()).toMatch(/no table “left_over”/);
    await theirs.page.context().close();
  });
});

describe("a table of the reader's own", () => {
  it("answers queries, stays out of links, and is asked for by them", async () => {
    const csv = 'site,visits,first\n"Lop, Nur",3,1999-05-01\n<b>bold</b>,,2001-01-31\n';
    await bench.page
      .locator("input[type=file]")
      .setInputFiles({name: "My sites.csv", mimeType: "text/csv", buffer: Buffer.from(csv)});
    await bench.press("Make the table");
    await expect
      .poll(() => bench.page.locator(".status").innerText())
      .toMatch(/^my_my_sites is now a table: 2 rows/);
    await bench.run(
      "SELECT site, visits + 1 AS more, first + 1 AS day FROM my_my_sites ORDER BY day"
    );
    expect(await bench.cells()).toEqual([
      ["Lop, Nur", "4", "1999-05-02"],
      ["<b>bold</b>", "NULL", "2001-02-01"]
    ]);
    const hash = await link();
    const {decodeShared} = await import("../../packages/workbench/src/share.js");
    expect(decodeShared(hash.slice(1)).needs).toEqual(["my_my_sites"]);
    const theirs = await openBench(browser, hash);
    expect(await theirs.page.locator(".origin").innerText()).toMatch(/needs my_my_sites/);
    await theirs.page.context().close();
    await bench.press("Reset");
    await bench.run("SELECT count(*) AS n FROM my_my_sites");
    expect((await bench.cells()).flat()).toEqual(["2"]);
  });
});

describe("a result", () => {
  beforeAll(async () => {
    await bench.run(
      "SELECT id, number, date_from, latitude, status, unchecked_fields, sources FROM nuclear_tests ORDER BY number, id LIMIT 12"
    );
  });

  it("is taken away as CSV and JSON", async () => {
    const csv = (await saved("csv")).toString().trimEnd().split("\n");
    expect(csv).toHaveLength(13);
    expect(csv[0]).toBe("id,number,date_from,latitude,status,unchecked_fields,sources");
    const json = JSON.parse((await saved("json")).toString()) as Record<string, unknown>[];
    expect(json.map(({number}) => number)).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6]);
  });

  it("is taken away as Arrow and as Parquet that other readers open", async () => {
    const arrow = tableFromIPC(await saved("arrow"));
    expect(arrow.numRows).toBe(12);
    expect(arrow.getChild("number")!.toArray()).toEqual(
      Int32Array.from([1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6])
    );
    const file = await saved("parquet");
    const rows = (await parquetReadObjects({
      file: file.buffer.slice(file.byteOffset, file.byteOffset + file.length) as ArrayBuffer
    })) as Record<string, unknown>[];
    expect(rows.map(({number}) => number)).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6]);
    expect(rows[0]!["id"]).toBe(arrow.get(0)!["id"]);
  });

  it("is drawn as SVG and PNG", async () => {
    await bench.page.locator("select[name=kind]").selectOption("bar");
    expect((await saved("svg")).toString()).toMatch(
      /^<svg[^>]* xmlns="http:\/\/www\.w3\.org\/2000\/svg"(?!.*var\()/s
    );
    expect((await saved("png")).subarray(1, 4).toString()).toBe("PNG");
  });

  it.runIf(whole)(
    "is a page and a figure that the author's reviewer takes",
    async () => {
      const page = (await saved("page")).toString();
      const files = unzipSync(await saved("figure"));
      const project = copyProject();
      try {
        const {writeFileSync} = await import("node:fs");
        writeFileSync(`${project.folder}/src/remixed.md`, page);
        for (const [name, bytes] of Object.entries(files))
          writeFileSync(`${project.folder}/${name}`, bytes);
        expect(Object.keys(files)).toEqual([
          "src/queries/nuclear-tests-remix.sql",
          "src/figures/nuclear-tests-remix.ts"
        ]);
        const {status, output} = project.run("check");
        expect(output).toMatch(/^no problems/m);
        expect(status).toBe(0);
      } finally {
        project.remove();
      }
    },
    600_000
  );
});
