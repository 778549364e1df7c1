// @module-tag slow
import {readdirSync, readFileSync} from "node:fs";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {runQuery, type Cell, type Columns} from "../../packages/data/src/answers.js";
import {createDatabase, lock} from "../../packages/data/src/database.js";
import {combinations, fillPlaceholders} from "../../packages/data/src/shared/placeholders.js";
import {readDataset} from "../../packages/data/src/read-dataset.js";
import {readViews} from "../../packages/data/src/views.js";
import type {Answers} from "../../packages/data/src/answers.js";
import {launch, visit} from "../support/chromium.js";
import {sweep} from "../support/sweep.js";
import {example} from "../support/views.js";

const dataset = readDataset();
const native = await createDatabase(dataset);
await lock(native);
const views = readViews(readDataset().package.tables).flatMap((file) =>
  file.views.filter(({kind}) => kind === "view").map(({call}) => call)
);
let browser: Browser;
let page: Page;

// As text, since the test runner would rewrite the import.
function inBrowser(sql: string, without: string[] = []): Promise<Columns> {
  return page.evaluate<Columns>(`(async () => {
    const {engine} = await import(new URL("kit/engine.js", document.baseURI).href);
    const address = (path) => new URL(path, document.baseURI);
    const fault = (words) => new Error(String(words));
    const host = {address, ask: (path) => fetch(address(path)), noFile: fault, damaged: fault, ended: fault};
    return (await (await engine(${JSON.stringify({without})}, host)).query(${JSON.stringify(sql)})).rows;
  })()`);
}

beforeAll(async () => {
  browser = await launch();
  ({page} = await visit(browser, "timelines.html"));
});
afterAll(() => browser.close());

function close(a: Cell, b: Cell): boolean {
  if (typeof a !== "number" || typeof b !== "number" || Number.isInteger(a))
    return JSON.stringify(a) === JSON.stringify(b);
  return Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a));
}

function differences(ours: Columns, theirs: Columns): string[] {
  return Object.keys(ours).flatMap((name) =>
    ours[name]!.flatMap((cell, at) =>
      close(cell, theirs[name]?.[at] ?? null)
        ? []
        : [`${name}[${at}]: ${JSON.stringify(cell)} ${JSON.stringify(theirs[name]?.[at])}`]
    )
  );
}

describe("the two engines", () => {
  it("are of one version", async () => {
    const version = "SELECT version() AS version";
    const [here, there] = [
      (await runQuery(native, version)).rows["version"]![0],
      (await inBrowser(version))["version"]![0]
    ];
    console.log(`native DuckDB ${String(here)}, browser DuckDB ${String(there)}`);
    expect(there).toBe(here);
  });

  it.each(sweep(readdirSync("dist/data/answers"), 24).map((name) => name.replace(".json", "")))(
    "agree on %s",
    async (name) => {
      const {sql, choices} = JSON.parse(
        readFileSync(`dist/data/answers/${name}.json`, "utf8")
      ) as Answers;
      const wanted = combinations(choices);
      for (const selections of [wanted[0]!, wanted.at(-1)!]) {
        const statement = fillPlaceholders(sql, selections);
        expect(
          differences((await runQuery(native, statement)).rows, await inBrowser(statement))
        ).toEqual([]);
      }
    }
  );

  it.each(sweep(dataset.questions, 12))("agree on $name of a ledger", async ({sql, choices}) => {
    const statement = fillPlaceholders(sql, combinations(choices)[0]!);
    expect(
      differences((await runQuery(native, statement)).rows, await inBrowser(statement))
    ).toEqual([]);
  });

  it("agree on every verdict", async () => {
    const statement = "SELECT * FROM verdicts ORDER BY ALL";
    expect(
      differences((await runQuery(native, statement)).rows, await inBrowser(statement))
    ).toEqual([]);
  });

  it("agree on every table", async () => {
    for (const {name, key} of dataset.package.tables) {
      const statement = `SELECT * FROM "${name}" ORDER BY "${key}"`;
      expect(
        differences((await runQuery(native, statement)).rows, await inBrowser(statement)),
        name
      ).toEqual([]);
    }
  });

  it.each(sweep(views, 12))("agree on %s", async (call) => {
    const statement = `SELECT * FROM ${example(call)} ORDER BY ALL LIMIT 3000`;
    expect(
      differences((await runQuery(native, statement)).rows, await inBrowser(statement))
    ).toEqual([]);
  });

  it("agree where works are left out, on what is derived as on rows", async () => {
    const sql = "SELECT source FROM citations GROUP BY ALL ORDER BY count(*) DESC, source LIMIT 3";
    const works = (await runQuery(native, sql)).rows["source"] as string[];
    const less = await createDatabase(dataset, works);
    for (const call of ["citations", ...sweep(views, 6)]) {
      const statement = `SELECT * FROM ${example(call)} ORDER BY ALL LIMIT 3000`;
      expect(
        differences((await runQuery(less, statement)).rows, await inBrowser(statement, works)),
        call
      ).toEqual([]);
    }
    const count = "SELECT count(*) AS n FROM readings";
    expect((await inBrowser(count, works))["n"]).not.toEqual((await inBrowser(count))["n"]);
    less.closeSync();
  });

  it.each([
    "SELECT [1, 2]::BIGINT[] AS a, [9007199254740993]::BIGINT[] AS b, list(range) AS c FROM range(3)",
    "SELECT 9007199254740993::BIGINT AS a, -9007199254740993::BIGINT AS b, 18446744073709551615::UBIGINT AS c",
    "SELECT 12345678901234567890123::HUGEINT AS a, sum(range)::HUGEINT AS b, [1, -2]::HUGEINT[] AS c FROM range(4)",
    "SELECT -1.25::DECIMAL(10, 2) AS a, [0.5, NULL]::DECIMAL(4, 2)[] AS b, 12345678901234567890.12::DECIMAL(30, 2) AS c",
    "SELECT {'a': 1::BIGINT, 'b': 'x', 'c': [1.5, 2]} AS a, [{'d': DATE '1964-10-16'}] AS b",
    "SELECT MAP {'a': 1::BIGINT, 'b': 2} AS a, histogram(range) AS b FROM range(2)",
    "SELECT [[1, 2], [3]] AS a, array_value(1, 2) AS b, 200::UTINYINT AS c, [true, NULL] AS d",
    "SELECT [DATE '0900-01-01'] AS a, DATE '0044-03-15 (BC)' AS b, TIME '03:04:05.25' AS c",
    "SELECT TIMESTAMP '1964-10-16 07:00:00' AS a, TIMESTAMP '2020-01-02 03:04:05.678901' AS b",
    "SELECT 'a'::ENUM('a', 'b') AS a, '\\x01ab'::BLOB AS b, 1.5::FLOAT AS c, NULL AS d"
  ])("read the same cells: %s", async (statement) => {
    const {rows} = await runQuery(native, statement);
    expect(await inBrowser(statement)).toEqual(rows);
  });

  it.each([
    "SELECT * FROM read_csv('data/site.json')",
    "SET lock_configuration = false",
    "ATTACH 'x.db'"
  ])("refuse %s in the browser", async (statement) => {
    await expect(inBrowser(statement)).rejects.toThrow();
  });
});
