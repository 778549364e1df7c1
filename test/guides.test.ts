import {readdirSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {namesOf} from "../packages/data/src/names.js";
import type {Problem} from "../packages/data/src/problem.js";
import {parseQuery} from "../packages/data/src/query.js";
import {readDataset} from "../packages/data/src/read-dataset.js";
import {combinations, fillPlaceholders} from "../packages/data/src/shared/placeholders.js";
import {ask} from "./support/database.js";
import {blocksOf} from "./support/guide.js";

const guides = readdirSync("src/guide")
  .filter((name) => name.endsWith(".md"))
  .map((name) => name.slice(0, -".md".length));

// The blocks that a guide shows, and the test that runs them; what a page runs itself is run by the test of all pages.
const run: Record<string, Record<string, string>> = {
  authors: {sh: "site/examples", md: "site/examples"},
  cases: {sh: "site/examples", csv: "site/examples"},
  claims: {sh: "scripts/new", sql: "guides"},
  "larger-data": {
    ...{sh: "site/examples", yaml: "site/examples", md: "site/examples"},
    ...{sql: "larger-data", py: "site/reuse"}
  },
  method: {},
  publishing: {sh: "scripts/release", text: "scripts/policy", nginx: "untried", apache: "untried"},
  reactive: {md: "reactive"},
  readers: {},
  reuse: {
    sql: "site/reuse",
    py: "site/reuse",
    r: "site/reuse",
    html: "site/embed",
    json: "mcp/server",
    ts: "site/reuse",
    sh: "site/reuse"
  }
};

describe.each(guides)("the guide %s", (guide) => {
  const blocks = blocksOf(guide);

  it("shows no block that no test runs", () => {
    expect([...new Set(blocks.map(({language}) => language))].sort()).toEqual(
      Object.keys(run[guide] ?? {}).sort()
    );
  });

  it("says of the blocks that nobody ran, and of no other, that they are untried", () => {
    const wrong = blocks.filter(({untried, before}) => /\bUntried\b/.test(before) !== untried);
    expect(wrong.map(({line}) => line)).toEqual([]);
  });
});

it("the question in the guide of articles has its head and is answered for every choice", async () => {
  const [block, ...others] = blocksOf("claims").filter(({language}) => language === "sql");
  expect(others).toEqual([]);
  const problems: Problem[] = [];
  const names = namesOf(readDataset().tables);
  const query = parseQuery(block!.code, "guide", names, (problem) => void problems.push(problem))!;
  expect(problems).toEqual([]);
  for (const selections of combinations(query.choices))
    expect(await ask(fillPlaceholders(query.sql, selections))).toEqual([[46]]);
});
