import {appendFileSync, readdirSync, readFileSync, rmSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {formatProblem} from "../../loaders/problem.js";
import {readRecord} from "../../loaders/record.js";
import {badData} from "../support/data.js";

function problems(folder: string): string[] {
  const lines = readRecord(folder).problems.map((problem) => formatProblem(problem).replaceAll(folder, "data"));
  rmSync(folder, {recursive: true});
  return lines;
}

describe("a bad data set", () => {
  const sets = readdirSync("test/bad").filter((name) => name !== "base");

  it.each(sets)("%s is refused with file, line, field and remedy", async (name) => {
    const lines = problems(badData(name));
    expect(lines).not.toEqual([]);
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(`../bad/${name}/problems.txt`);
  });

  it("without faults is accepted", () => {
    expect(problems(badData("base"))).toEqual([]);
  });

  it.each(["periods.csv", "sources.bib"])("with a line of 100 MB in %s is refused, not read", (file) => {
    const folder = badData("base");
    appendFileSync(join(folder, file), `@book{x, title = {${"x".repeat(100_000_000)}`);
    const line = readFileSync(`test/bad/base/${file}`, "utf8").split("\n").length;
    expect(problems(folder)).toEqual([
      `data/${file}:${line}: line longer than 1000000 characters (restore its line ends)`
    ]);
  });

  it("with a quotation mark that opens and never closes for long is refused, not read", () => {
    const folder = badData("base");
    appendFileSync(join(folder, "periods.csv"), `"${"x\n".repeat(1_000_000)}`);
    expect(problems(folder)[0]).toMatch(/^data\/periods\.csv:\d+: row longer than 1000000 characters/);
  });
});
