// @module-tag slow
import {Client} from "@modelcontextprotocol/sdk/client/index.js";
import {StdioClientTransport} from "@modelcontextprotocol/sdk/client/stdio.js";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readDataset} from "../../packages/data/src/read-dataset.js";

interface Told {
  version: string;
  [name: string]: unknown;
}

const client = new Client({name: "test", version: "1.0.0"});

async function call(name: string, words: Record<string, unknown>) {
  const result = await client.callTool({name, arguments: words}, undefined, {timeout: 200_000});
  const [{text}] = result.content as [{text: string}];
  return {failed: result.isError === true, text};
}

async function answer(name: string, words: Record<string, unknown>): Promise<Told> {
  const {failed, text} = await call(name, words);
  expect(failed, text).toBe(false);
  return JSON.parse(text) as Told;
}

async function refusal(name: string, words: Record<string, unknown>): Promise<string> {
  const {failed, text} = await call(name, words);
  expect(failed).toBe(true);
  return text;
}

beforeAll(async () => {
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: ["packages/site/bin/cold-winter.cjs", "mcp"],
      stderr: "inherit"
    })
  );
});

afterAll(() => client.close());

describe("the server for other programs", () => {
  const {version} = readDataset();

  it("offers five tools that only read", async () => {
    const {tools} = await client.listTools();
    expect(tools.map(({name}) => name)).toEqual([
      "list_questions",
      "ask",
      "run_sql",
      "who_says",
      "cite"
    ]);
    expect(tools.every(({annotations}) => annotations?.readOnlyHint)).toBe(true);
  });

  it("lists questions with the data version", async () => {
    const told = await answer("list_questions", {find: "first test"});
    expect(told.version).toBe(version);
    expect((told["questions"] as {name: string}[]).map(({name}) => name)).toContain("clock_drawn");
  });

  it("answers a question with rows, statuses, works and draws", async () => {
    const told = await answer("ask", {question: "clock_drawn"});
    expect(told.version).toBe(version);
    const [set] = told["answers"] as [
      {rows: {sources: string}[]; statuses: Record<string, number>}
    ];
    expect(set.statuses["checked"]).toBeGreaterThan(0);
    const works = told["works"] as Record<string, {text: string} | null>;
    for (const {sources} of set.rows) expect(works[sources.split("[")[0]!]?.text).toBeTruthy();
    const draws = told["draws"] as {
      ways: {voices: {first: number; equal: number; second: number}[]};
    };
    for (const {first, equal, second} of draws.ways.voices)
      expect(first + equal + second).toBe(10_000);
  });

  it("answers for the choices that are named", async () => {
    const told = await answer("ask", {question: "clock_drawn", choices: {checked: "checked"}});
    const [set] = told["answers"] as [{choices: object[]; rows: {status: string}[]}];
    expect(set.choices).toEqual([{checked: "checked"}]);
    expect(new Set(set.rows.map(({status}) => status))).toEqual(new Set(["checked"]));
  });

  it("runs a SELECT and names the works of its rows", async () => {
    const sql = "SELECT id, sources FROM events ORDER BY id LIMIT 3";
    const told = await answer("run_sql", {sql});
    expect(told["rows"]).toHaveLength(3);
    expect(Object.keys(told["works"] as object).length).toBeGreaterThan(0);
    expect((await answer("run_sql", {sql: "SELECT 1 AS one"}))["note"]).toMatch(/no sources/);
  });

  it("says who says so, and how a work is cited", async () => {
    const told = await answer("who_says", {thing: "chn-ev-031"});
    expect((told["readings"] as object[]).length).toBeGreaterThan(0);
    const [key] = Object.keys(told["works"] as object);
    expect((await answer("cite", {work: key}))["bibtex"]).toMatch(/^@\w+\{/);
    expect((await answer("cite", {}))["text"]).toContain(version);
  });

  it.each([
    ["INSERT INTO cases (id) VALUES ('XXX')", /INSERT/],
    ["DROP TABLE events", /DROP/],
    ["COPY events TO 'taken.csv'", /disabled/],
    ["SELECT * FROM read_csv('package.json')", /disabled|external|not allowed/i],
    ["SELECT 1; SELECT 2", /2 statements/],
    ["SELECT * FROM no_such_table", /no_such_table/]
  ])("refuses %s in a sentence", async (sql, words) => {
    expect(await refusal("run_sql", {sql})).toMatch(words);
  });

  it("refuses ten megabytes of SQL, and lives on", async () => {
    const sql = `SELECT '${"x".repeat(10_000_000)}'`;
    expect(await refusal("run_sql", {sql})).toMatch(/at most 100000/);
    expect((await answer("run_sql", {sql: "SELECT 1 AS one"}))["rows"]).toEqual([{one: 1}]);
  });

  it("says so where there is no such question, choice, thing or work", async () => {
    expect(await refusal("ask", {question: "clock_drwn"})).toBe(
      "there is no question clock_drwn: did you mean clock_drawn?"
    );
    expect(await refusal("ask", {question: "clock_drawn", choices: {lens: "x"}})).toMatch(
      /no choice lens; it has checked/
    );
    expect(await refusal("who_says", {thing: "the emperor's horse"})).toMatch(/has no/);
    expect(await refusal("cite", {work: "nobody_1900"})).toMatch(/no work nobody_1900/);
  });
});
