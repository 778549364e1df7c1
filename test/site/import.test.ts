// @module-tag slow
import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import iconv from "iconv-lite";
import type {Browser} from "playwright-core";
import writeExcelFile from "write-excel-file/node";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {openBench, type Bench} from "../support/bench.js";
import {launch} from "../support/chromium.js";

let browser: Browser;
let bench: Bench;
beforeAll(async () => {
  browser = await launch();
  bench = await openBench(browser, "", {acceptDownloads: true});
});
afterAll(() => browser.close());

async function give(name: string, contents: string | Uint8Array): Promise<void> {
  await bench.page
    .locator("input[type=file]")
    .setInputFiles({name, mimeType: "application/octet-stream", buffer: Buffer.from(contents)});
}

// While its file is asked about, it takes no choice.
const panel = () => bench.page.locator(".paper .import:not([aria-busy])");
const changed = async () => {
  await panel().waitFor();
  return panel().locator("table.changed tbody tr").allInnerTexts();
};
const control = (name: string) => panel().locator(`[name="${name}"]`);
const status = () => bench.page.locator(".bench .status, .workbench .status").first().innerText();
const added = (name: string) => expect.poll(status).toMatch(new RegExp(`^${name} is now a table`));

async function make(name: string): Promise<void> {
  await panel().waitFor();
  await control("name").fill(name);
  await control("name").blur();
  await control("add").click();
  await added(name);
}

async function taken(sql: string): Promise<string> {
  await bench.run(sql);
  const [download] = await Promise.all([
    bench.page.waitForEvent("download"),
    bench.page.locator('[data-save="csv"]').click()
  ]);
  return readFileSync(await download.path(), "utf8");
}

const bank = `"Data Source","World Development Indicators",\r\n\r\n"Last Updated Date","2024-06-28",\r\n\r\n"Country Name","Country Code","1960","1961",\r\n"Some Land","007","","..",\r\n"Another, Land","ABW","54211","55438",\r\n`;

describe("a file with titles above its names", () => {
  it("is shown as it is read, told what is missing, and made a table that is named and completed", async () => {
    await give("API_SP.POP.csv", bank);
    await panel().waitFor();
    expect(await control("separator").inputValue()).toBe(",");
    expect(await control("header").inputValue()).toBe("5");
    expect(await panel().innerText()).toContain("Not part of the table: lines 1, 3.");
    expect(await control("type-3").inputValue()).toBe("text");
    await panel().getByText(".. (1)").click();
    expect(await control("type-3").inputValue()).toBe("integer");
    expect(await changed()).toEqual(["6\t1961\t..\tNULL"]);
    await make("population");
    await bench.page.locator('.drawer [data-table="population"]').waitFor({state: "attached"});
    expect(await taken("SELECT * FROM population")).toBe(
      'Country Name,Country Code,1960,1961\nSome Land,007,,\n"Another, Land",ABW,54211,55438\n'
    );
    await bench.write("SELECT p.Cou");
    await bench.write("SELECT popul");
    await bench.page.keyboard.press("Control+Space");
    await bench.page.locator(".cm-completionLabel", {hasText: "population"}).first().waitFor();
    await bench.page.keyboard.press("Escape");
  });

  it("lists what another type would change, each with its line", async () => {
    await give("things.csv", 'code,n\n007,1.5\n"0\n8",x\n9,3\n');
    await panel().waitFor();
    expect(await panel().innerText()).toContain("Every value stays as written.");
    await control("type-0").selectOption("integer");
    await control("type-1").selectOption("number");
    expect(await changed()).toEqual(["3\tcode\t0\n8\tNULL", "3\tn\tx\tNULL"]);
    expect(await panel().innerText()).toMatch(
      /written differently: 2, such as 007 on line 2, which would become 7/
    );
  });

  it("is asked about before it takes the place of another", async () => {
    await give("other.csv", "a\n1\n");
    await panel().waitFor();
    await control("name").fill("population");
    await control("name").blur();
    await control("add").click();
    await expect
      .poll(() => panel().innerText())
      .toMatch(/already a table population, made from API_SP\.POP\.csv/);
    expect(await taken("SELECT count(*) AS n FROM population")).toBe("n\n2\n");
    await give("other.csv", "a\n1\n");
    await panel().waitFor();
    await control("name").fill("events");
    await control("name").blur();
    await control("add").click();
    await expect.poll(() => panel().innerText()).toMatch(/is reserved by this notebook/);
    await make("others");
    expect(await taken("SELECT * FROM others")).toBe("a\n1\n");
  });
});

describe("a file of any kind", () => {
  const csv = 'a,b,c,d\n007,12345678901234567,1964-10-16,"Corée, “x”"\n010,,2000-02-29,y\n';
  const rows = csv.trim().split("\n").slice(1);

  it("gives the same text for every cell", async () => {
    const folder = mkdtempSync(join(tmpdir(), "import-"));
    const instance = await DuckDBInstance.create(join(folder, "theirs.duckdb"));
    const connection = await instance.connect();
    await connection.run(
      "CREATE TABLE things (a VARCHAR, b BIGINT, c DATE, d VARCHAR); CREATE VIEW v AS SELECT 1"
    );
    await connection.run(
      "INSERT INTO things VALUES ('007', 12345678901234567, '1964-10-16', 'Corée, “x”'), ('010', NULL, '2000-02-29', 'y')"
    );
    await connection.run(`COPY things TO '${folder}/things.parquet' (COMPRESSION zstd)`);
    connection.closeSync();
    instance.closeSync();
    const records = [
      {a: "007", b: "12345678901234567", c: "1964-10-16", d: "Corée, “x”"},
      {a: "010", b: null, c: "2000-02-29", d: "y"}
    ];
    const sheet = [["a", "b", "c", "d"], ...records.map((each) => Object.values(each))];
    const excel = await writeExcelFile(
      sheet.map((row) => row.map((value) => (value === null ? null : {value})))
    ).toBuffer();
    const files: Record<string, string | Uint8Array> = {
      "plain.csv": csv,
      "latin.csv": iconv.encode(csv, "windows-1252"),
      "wide.txt": iconv.encode(csv.replaceAll("“x”", "“x”"), "utf-16le", {addBOM: true}),
      "tabs.tsv": csv.replace('"Corée, “x”"', "Corée, “x”").replace(/,(?! )/g, "\t"),
      "list.json": JSON.stringify(records),
      "lines.ndjson": records.map((each) => JSON.stringify(each)).join("\n"),
      "sheet.xlsx": excel,
      "things.parquet": readFileSync(join(folder, "things.parquet")),
      "theirs.duckdb": readFileSync(join(folder, "theirs.duckdb"))
    };
    for (const [at, [name, contents]] of Object.entries(files).entries()) {
      await give(name, contents);
      await make(`mine_${at}`);
      const [, ...found] = (await taken(`SELECT * FROM mine_${at}`)).trim().split("\n");
      expect([name, ...found]).toEqual([name, ...rows]);
    }
    rmSync(folder, {recursive: true});
  });

  it("is none where it is a picture or cut short, and nothing that was typed is lost", async () => {
    await bench.write("SELECT 41 + 1 AS kept");
    const picture = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x53]);
    for (const [name, contents, reason] of [
      ["a.csv", picture, /neither text nor/],
      ["a.sql", picture, /not UTF-8 text/],
      ["a", picture, /neither text nor/],
      ["long.sql", "-".repeat(200_000), /longer than 100,000/],
      [
        "a.duckdb",
        new Uint8Array([0, 0, 0, 0, 0, 0, 0, 0, 0x44, 0x55, 0x43, 0x4b, 1]),
        /incomplete/
      ],
      ["a.xlsx", new Uint8Array([0x50, 0x4b, 3, 4, 9]), /Excel file cannot be read/],
      ["a.parquet", "PAR1...", /Parquet file cannot be read/]
    ] as const) {
      await give(name, contents);
      await expect.poll(status).toMatch(reason);
      expect(await bench.text()).toBe("SELECT 41 + 1 AS kept");
    }
    await bench.run();
    expect(await bench.cells()).toEqual([["42"]]);
    await give("open.csv", 'a,b\n1,2\n3,"x\n');
    await expect.poll(() => panel().innerText()).toMatch(/opened on line 3 is never closed/);
    await control("quote").selectOption("");
    await expect.poll(() => panel().innerText()).toContain("Every value stays");
    expect(await bench.text()).toBe("SELECT 41 + 1 AS kept");
  });

  it("is read after the one before it where several are given; one that is none is named", async () => {
    const files = Object.entries({
      "ports.csv": "port,berths\nA,3\nB,4\n",
      "packed.csv": new Uint8Array([0x1f, 0x8b, 8, 0, 1, 2, 3]),
      "ships.tsv": "ship\tport\nX\tA\n"
    });
    await bench.page.locator("input[type=file]").setInputFiles(
      files.map(([name, contents]) => ({
        ...{name, mimeType: "application/octet-stream"},
        buffer: Buffer.from(contents)
      }))
    );
    const title = () => bench.page.locator(".paper h2").innerText();
    await expect.poll(title).toBe("ports.csv as a table");
    expect(await bench.page.locator(".paper").innerText()).toContain("Files still to come: 2");
    await control("add").click();
    await expect.poll(title).toBe("ships.tsv as a table");
    expect(await bench.page.locator(".paper .warning").first().innerText()).toMatch(
      /^packed\.csv: /
    );
    await control("add").click();
    await expect.poll(() => panel().count()).toBe(0);
    await bench.run("SELECT ship, berths FROM my_ships JOIN my_ports USING (port)");
    expect(await bench.cells()).toEqual([["X", "3"]]);
  });

  it("is asked for again after a reload, in words, and no file is kept", async () => {
    await bench.write("SELECT * FROM population");
    await bench.run();
    expect((await bench.cells()).length).toBe(2);
    await bench.page.reload();
    await bench.page.locator(".editor .cm-content").waitFor();
    const warning = bench.page.locator(".warning[role=status]").first();
    await expect
      .poll(() => warning.innerText())
      .toMatch(/population, a table made from API_SP\.POP\.csv.*open API_SP\.POP\.csv again/);
    expect(await bench.page.evaluate(() => JSON.stringify(localStorage))).not.toContain("54211");
    await give("API_SP.POP.csv", bank);
    await make("population");
    await expect.poll(() => warning.innerText()).toBe("");
    await bench.run("SELECT count(*) AS n FROM population");
    expect(await bench.cells()).toEqual([["2"]]);
    expect(bench.faults).toEqual([]);
  });
});
