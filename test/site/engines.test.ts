import {readdirSync, readFileSync} from "node:fs";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {runQuery, type Cell, type Columns} from "../../loaders/answers.js";
import {createDatabase, lock} from "../../loaders/database.js";
import {combinations, fill} from "../../src/shared/placeholders.js";
import {readRecord} from "../../loaders/record.js";
import {readViews} from "../../loaders/views.js";
import type {Answers} from "../../loaders/answers.js";
import {launch, visit} from "../support/chromium.js";
import {example} from "../support/views.js";

const record = readRecord();
const native = await createDatabase(record);
await lock(native);
const views = readViews().flatMap((file) => file.views.filter(({kind}) => kind === "view").map(({call}) => call));
let browser: Browser;
let page: Page;

// As text, since the test runner would rewrite the import.
function inBrowser(sql: string): Promise<Columns> {
  return page.evaluate<Columns>(`(async () => {
    const {engine} = await import(new URL("components/engine.js", document.baseURI).href);
    return (await (await engine()).query(${JSON.stringify(sql)})).rows;
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

  it.each(readdirSync("dist/data/answers").map((name) => name.replace(".json", "")))("agree on %s", async (name) => {
    const {sql, choices} = JSON.parse(readFileSync(`dist/data/answers/${name}.json`, "utf8")) as Answers;
    const wanted = combinations(choices);
    for (const chosen of [wanted[0]!, wanted.at(-1)!]) {
      const statement = fill(sql, chosen);
      expect(differences((await runQuery(native, statement)).rows, await inBrowser(statement))).toEqual([]);
    }
  });

  it.each(record.questions)("agree on $name of a ledger", async ({sql, choices}) => {
    const statement = fill(sql, combinations(choices)[0]!);
    expect(differences((await runQuery(native, statement)).rows, await inBrowser(statement))).toEqual([]);
  });

  it("agree on every verdict", async () => {
    const statement = "SELECT * FROM verdicts ORDER BY ALL";
    expect(differences((await runQuery(native, statement)).rows, await inBrowser(statement))).toEqual([]);
  });

  it("agree on every table", async () => {
    for (const {name, key} of record.package.tables) {
      const statement = `SELECT * FROM "${name}" ORDER BY "${key}"`;
      expect(differences((await runQuery(native, statement)).rows, await inBrowser(statement)), name).toEqual([]);
    }
  });

  it.each(views)("agree on %s", async (call) => {
    const statement = `SELECT * FROM ${example(call)} ORDER BY ALL LIMIT 3000`;
    expect(differences((await runQuery(native, statement)).rows, await inBrowser(statement))).toEqual([]);
  });

  it.each(["SELECT * FROM read_csv('data/site.json')", "SET lock_configuration = false", "ATTACH 'x.db'"])(
    "refuse %s in the browser",
    async (statement) => {
      await expect(inBrowser(statement)).rejects.toThrow();
    }
  );
});
