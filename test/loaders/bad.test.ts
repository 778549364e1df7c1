// @module-tag slow
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync
} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {computeOutputs} from "../../packages/site/src/outputs/outputs.js";
import {readPages} from "../../packages/site/src/pages/pages.js";
import {compareProblems, formatProblem, type Problem} from "../../packages/data/src/problem.js";
import {readDataset} from "../../packages/data/src/read-dataset.js";
import {checkUse} from "../../packages/data/src/rules/citations.js";
import {badData} from "../support/data.js";

function problems(folder: string): string[] {
  const dataset = readDataset(folder);
  const found = [...dataset.problems];
  checkUse(dataset, [], (problem) => void found.push(problem));
  const lines = found
    .sort(compareProblems)
    .map((problem) => formatProblem(problem).replaceAll(folder, "data"));
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

  it.each(["periods.csv", "sources.bib"])(
    "with a line of 100 MB in %s is refused, not read",
    (file) => {
      const folder = badData("base");
      appendFileSync(join(folder, file), `@book{x, title = {${"x".repeat(100_000_000)}`);
      const line = readFileSync(`test/bad/base/${file}`, "utf8").split("\n").length;
      expect(problems(folder)).toEqual([
        `data/${file}:${line}: line longer than 1000000 characters (restore its line ends)`
      ]);
    }
  );

  it("with a quotation mark that opens and never closes for long is refused, not read", () => {
    const folder = badData("base");
    appendFileSync(join(folder, "periods.csv"), `"${"x\n".repeat(1_000_000)}`);
    expect(problems(folder)[0]).toMatch(
      /^data\/periods\.csv:\d+: row longer than 1000000 characters/
    );
  });
});

describe("the description of the tables", () => {
  it.each([
    ["that is no JSON", "{,", /datapackage\.json:1: .*\(mend the JSON\)$/],
    ["that is empty", "", /datapackage\.json:1: .*\(mend the JSON\)$/],
    [
      "of 100 MB in a line",
      `{"name": "${"x".repeat(100_000_000)}`,
      /datapackage\.json:1: .{1,200}$/
    ]
  ])("%s is refused in a line", async (_, text, line) => {
    const folder = badData("base");
    writeFileSync(join(folder, "datapackage.json"), text);
    const outputs = await computeOutputs({
      data: [folder],
      queries: "test/queries/bad",
      pages: "test/bad"
    });
    rmSync(folder, {recursive: true});
    expect(outputs.broken).toBe(true);
    expect(outputs.problems.map(formatProblem).filter((each) => line.test(each))).toHaveLength(1);
  });
});

describe("a page", () => {
  it("of bytes that are not UTF-8 is refused with file and line", () => {
    const folder = mkdtempSync(join(tmpdir(), "cold-winter-"));
    writeFileSync(join(folder, "page.md"), Buffer.from([0x23, 0x20, 0x41, 0x0a, 0xff]));
    const found: Problem[] = [];
    expect(readPages(folder, (problem) => void found.push(problem))).toEqual([]);
    rmSync(folder, {recursive: true});
    expect(found.map((problem) => formatProblem({...problem, file: "page.md"}))).toEqual([
      "page.md:2: invalid UTF-8 (save the file as UTF-8)"
    ]);
  });
});
