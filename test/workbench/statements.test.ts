// @module-tag slow
import {readFileSync} from "node:fs";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {openBench, type Bench} from "../support/bench.js";
import {launch} from "../support/chromium.js";
import {openRecord} from "../support/record.js";
import {sweep} from "../support/sweep.js";

const {ask, connection, close} = await openRecord();
await connection.run("SET TimeZone = 'UTC'");

let browser: Browser;
let bench: Bench;
beforeAll(async () => {
  browser = await launch();
  bench = await openBench(browser);
});
afterAll(async () => {
  await browser.close();
  close();
});

interface Asked {
  kind: string;
  tables: string[];
  sql: string;
}

function read(name: string): Asked[] {
  return readFileSync(`test/workbench/${name}.txt`, "utf8")
    .split("\n")
    .filter((line) => line && !line.startsWith("#"))
    .map((line) => {
      const [said, sql] = line.split(/ \| (.*)/s) as [string, string];
      const [kind, ...tables] = said.split(" ");
      return {kind: kind!, tables, sql};
    });
}

// Each stands by itself; what a session makes is asked in its order.
const statements = read("statements");
const session = read("session");

const says: Record<string, RegExp> = {
  works: /The works (named in these rows|behind these rows)/,
  beyond: /The works behind these rows[\s\S]*The rows also depend on/,
  cannot: /We cannot tell which works are behind this/,
  none: /reads no table/,
  bare: /whose rows name no work/,
  mine: /No work in this notebook is behind your own/,
  made: /We cannot tell[\s\S]*(Your own .+|variables) came from/
};

// What changes something answers with a count that says nothing, or with nothing.
const changes = /^(CREATE|INSERT|SET|EXPLAIN)\b/;

async function native(sql: string): Promise<(string | null)[][] | null> {
  const statements = sql.split(/;(?= (?:SELECT|DETACH))/);
  for (const each of statements.slice(0, -1)) await ask(each);
  const last = statements.at(-1)!;
  if (changes.test(last)) {
    await ask(last);
    return null;
  }
  const {columns, rows} = await ask(`SELECT CAST(COLUMNS(*) AS VARCHAR) FROM (\n${last}\n)`);
  const count = rows[columns[0]!.name]!.length;
  return Array.from({length: count}, (_, at) =>
    columns.map(({name}) => rows[name]![at] as string | null)
  );
}

describe("the workbench", () => {
  it("is asked some two hundred statements", () => {
    expect(statements.length + session.length).toBeGreaterThanOrEqual(200);
  });

  it.each([...sweep(statements, 50), ...session])(
    "$kind $tables: $sql",
    async ({kind, tables, sql}) => {
      await bench.run(sql);
      const result = bench.page.locator(".result");
      if (kind === "refused") {
        expect(await bench.page.locator(".message").innerText()).toMatch(
          /does not run|is reserved by/
        );
        return;
      }
      expect(await bench.page.locator(".message").innerText()).toBe("");
      if (kind === "blocked") {
        expect(await result.locator(".blocked").innerText()).toMatch(/^Not shown: /);
        expect(await result.locator(".grid").count()).toBe(0);
        return;
      }
      const blocked = await result.locator(".blocked").allInnerTexts();
      expect(blocked.join()).toMatch(kind === "apart" ? /^Not drawn: / : /^$/);
      const expected = await native(sql);
      if (expected) {
        const cells = result.locator(".grid tbody tr:not(.space)");
        const shown = await cells.evaluateAll((rows) =>
          rows.map((row) =>
            [...row.querySelectorAll("td:not(.numbers)")].map((cell) =>
              cell.classList.contains("null") ? null : cell.textContent
            )
          )
        );
        expect(shown).toEqual(expected.slice(0, shown.length));
        expect(shown.length).toBe(Math.min(expected.length, shown.length || 1));
      }
      if (kind === "apart") return;
      const works = await result.locator("section.works").innerText();
      expect(works).toMatch(says[kind]!);
      if (kind === "beyond") expect(works).toContain(`depend on ${tables.join(", ")}, whose`);
      if (kind !== "works" && kind !== "beyond") {
        for (const table of tables) expect(works).toContain(table);
        expect(await result.locator("td.numbers").count()).toBe(0);
        return;
      }
      expect(await result.locator("td.numbers").first().innerText()).toMatch(/^\d/);
      if (!tables.length) return;
      const keys = await result
        .locator("section.works li")
        .evaluateAll((items) => items.map((item) => (item as HTMLElement).dataset["source"]!));
      const names = tables.map((table) => `'${table}'`).join(", ");
      const cited = await ask(
        `SELECT DISTINCT source FROM citations WHERE table_name IN (${names})`
      );
      expect(keys.length).toBeGreaterThan(0);
      expect(keys.filter((key) => !cited.rows["source"]!.includes(key))).toEqual([]);
    }
  );
});
