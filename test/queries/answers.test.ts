import {readdirSync} from "node:fs";
import {beforeAll, describe, expect, it} from "vitest";
import {formatProblem} from "../../packages/data/src/problem.js";
import {rowsOf} from "../../packages/figure/src/answers.js";
import {plainCell} from "../../packages/figure/src/format.js";
import type {Row} from "../../packages/figure/src/spec.js";
import {outputs} from "../support/outputs.js";

const names = readdirSync("src/queries").map((name) => name.replace(/\.sql$/, ""));

function readable(rows: Row[]): string {
  const columns = Object.keys(rows[0] ?? {}).filter(
    (name) => !["fact", "sources", "note"].includes(name)
  );
  const lines = [columns, ...rows.map((row) => columns.map((name) => plainCell(row[name]!)))];
  return lines.map((cells) => `${cells.join(" | ")}\n`).join("");
}

beforeAll(async () => {
  await outputs();
});

describe("the record", () => {
  it("has no problems", async () => {
    expect((await outputs()).problems.map(formatProblem)).toEqual([]);
  });
});

describe("the answers to", () => {
  it.each(names)("%s read as before", async (name) => {
    const rows = rowsOf((await outputs()).answers.get(name)!);
    expect(rows.length).toBeGreaterThan(0);
    await expect(readable(rows)).toMatchFileSnapshot(`../answers/${name}.txt`);
  });

  it.each(names)("%s change with the lens or say that they do not", async (name) => {
    const {choices, sets, index} = (await outputs()).answers.get(name)!;
    const product = choices.reduce((count, {values}) => count * values.length, 1);
    expect(index).toHaveLength(product);
    expect(Math.max(...index)).toBe(sets.length - 1);
  });
});
