// @module-tag slow
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readDataset} from "../../packages/data/src/read-dataset.js";
import {tools} from "../../packages/site/src/mcp/tools.js";
import {launch, visit} from "../support/chromium.js";

let browser: Browser;
let page: Page;
let asked: string[];

// Stands in for what a browser with WebMCP has: it takes tools and calls them.
const standIn = () => {
  const taken = new Map<string, {execute: (asked: object) => Promise<object>}>();
  const modelContext = {
    registerTool: (tool: {name: string; execute: (asked: object) => Promise<object>}) => {
      if (taken.has(tool.name)) return Promise.reject(new Error("registered already"));
      taken.set(tool.name, tool);
      return Promise.resolve();
    }
  };
  Object.defineProperty(document, "modelContext", {value: modelContext});
  Object.assign(globalThis, {taken});
};

interface Called {
  isError?: boolean;
  content: {text: string}[];
}

async function call(name: string, words: object): Promise<{failed: boolean; text: string}> {
  const result = await page.evaluate(
    ([tool, told]) =>
      (
        globalThis as unknown as {taken: Map<string, {execute: (asked: object) => Promise<Called>}>}
      ).taken
        .get(tool)!
        .execute(told),
    [name, words] as const
  );
  return {failed: result.isError === true, text: result.content[0]!.text};
}

async function answer(name: string, words: object): Promise<Record<string, unknown>> {
  const {failed, text} = await call(name, words);
  expect(failed, text).toBe(false);
  return JSON.parse(text) as Record<string, unknown>;
}

beforeAll(async () => {
  browser = await launch();
  const opened = await visit(browser, "costs.html");
  await opened.page.addInitScript(standIn);
  await opened.page.reload();
  ({page, asked} = opened);
  await page.waitForFunction(
    (count) => (globalThis as unknown as {taken: Map<string, object>}).taken.size === count,
    tools.length
  );
});
afterAll(() => browser.close());

describe("the tools for a browser's own programs", () => {
  const {version} = readDataset();

  it("are loaded where the browser takes them, and nowhere else", async () => {
    expect(asked.filter((path) => path.includes("duckdb"))).toEqual([]);
    const {page: plain, asked: other} = await visit(browser, "costs.html");
    const files = (paths: string[]) =>
      new Set(paths.filter((path) => /kit\/part-/.test(path)).map((path) => path.split("?")[0]));
    expect(files(other).size).toBeLessThan(files(asked).size);
    await plain.context().close();
  });

  it("list and answer questions with works and the data version", async () => {
    const {questions} = await answer("list_questions", {find: "first test"});
    expect(questions).not.toEqual([]);
    const told = await answer("ask", {question: "clock"});
    expect(told).toMatchObject({version, question: {name: "clock"}});
    expect(Object.keys(told["works"] as object).length).toBeGreaterThan(3);
  });

  it("answer one SELECT on the locked engine", async () => {
    const told = await answer("run_sql", {sql: "SELECT id, sources FROM events LIMIT 2"});
    expect(told["rows"]).toHaveLength(2);
    expect(Object.keys(told["works"] as object)).not.toEqual([]);
  });

  it("say who says what, and cite", async () => {
    const {id} = readDataset().tables.get("events")![0]!;
    expect((await answer("who_says", {thing: id}))["readings"]).not.toEqual([]);
    const {key} = readDataset().sources[0]!;
    expect((await answer("cite", {work: key}))["bibtex"]).toContain(key);
  });

  it.each([
    ["ask", {question: "clocks"}, "did you mean clock?"],
    ["ask", {question: "clock", choices: {lens: "nobody"}}, "lens has no nobody"],
    ["run_sql", {sql: "DROP TABLE events"}, "syntax error"],
    ["run_sql", {sql: "SELECT 1; SELECT 2"}, "2 statements"],
    ["run_sql", {sql: "x".repeat(10_000_000)}, "10000000 characters"],
    ["run_sql", {}, "sql is missing"],
    ["who_says", {thing: "nobody-at-all"}, "has no"],
    ["cite", {work: "nobody-1900"}, "no work nobody-1900"]
  ])("refuse in a sentence: %s %o", async (name, words, said) => {
    const {failed, text} = await call(name, words);
    expect(failed).toBe(true);
    expect(text.toLowerCase()).toContain(said.toLowerCase());
  });
});
