import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {answer} from "../../packages/data/src/answers.js";
import {openDataset} from "../../packages/data/src/database.js";
import {formatProblem, type Problem} from "../../packages/data/src/problem.js";
import {parseQuery, readQueries, type Names} from "../../packages/data/src/query.js";
import {
  combinations,
  fillPlaceholders,
  placeholders
} from "../../packages/data/src/shared/placeholders.js";
import {readDataset} from "../../packages/data/src/read-dataset.js";
import {badData} from "../support/data.js";

const names: Names = {
  idsOf: (table) => (table === "lenses" ? ["scholars", "own"] : undefined),
  nameOf: () => undefined
};

describe("fill", () => {
  it("writes choices as quoted text", () => {
    expect(fillPlaceholders("SELECT $lens", {lens: "o'clock"})).toBe("SELECT 'o''clock'");
  });

  it("leaves strings, names and comments alone", () => {
    const sql = `SELECT '$lens', "$lens" -- $lens\n/* $lens */`;
    expect(fillPlaceholders(sql, {lens: "x"})).toBe(sql);
    expect(placeholders(sql)).toEqual([]);
  });
});

describe("combinations", () => {
  it("begins with the defaults and varies the last choice first", () => {
    const choices = [
      {name: "a", values: ["1", "2"], labels: []},
      {name: "b", values: ["x", "y"], labels: []}
    ];
    expect(combinations(choices).map(({a, b}) => `${a!}${b!}`)).toEqual(["1x", "1y", "2x", "2y"]);
  });
});

describe("a bad question", async () => {
  const {connection} = await openDataset(readDataset(badData("base")));
  const files = readdirSync("test/queries/bad").filter((name) => name.endsWith(".sql"));

  it.each(files)("%s is refused with file, line and remedy", async (name) => {
    const problems: Problem[] = [];
    const report = (problem: Problem) => void problems.push(problem);
    const query = parseQuery(readFileSync(`test/queries/bad/${name}`, "utf8"), name, names, report);
    if (query && !problems.length) await answer(connection, query, report);
    expect(problems).not.toEqual([]);
    const lines = problems.map((problem) => `${formatProblem(problem)}\n`).join("");
    await expect(lines).toMatchFileSnapshot(`bad/${name.replace(".sql", ".txt")}`);
  });
});

describe("a file of a question", () => {
  it.each([
    [
      "bytes that are not UTF-8",
      Buffer.from([0x2f, 0x2a, 0x0a, 0xff]),
      "2: invalid UTF-8 (save the file as UTF-8)"
    ],
    [
      "a line of 100 MB",
      Buffer.alloc(100_000_000, "/* "),
      "1: line longer than 1000000 characters (restore its line ends)"
    ]
  ])("with %s is refused, not read", (_, bytes, words) => {
    const folder = mkdtempSync(join(tmpdir(), "cold-winter-"));
    writeFileSync(join(folder, "bad.sql"), bytes);
    const problems: Problem[] = [];
    const queries = readQueries(folder, names, (problem) => void problems.push(problem));
    rmSync(folder, {recursive: true});
    expect(queries).toEqual([]);
    expect(problems.map((problem) => formatProblem({...problem, file: "bad.sql"}))).toEqual([
      `bad.sql:${words}`
    ]);
  });

  it("may have Windows line ends and a byte-order mark", () => {
    const folder = mkdtempSync(join(tmpdir(), "cold-winter-"));
    const text = readFileSync("src/queries/ladder.sql", "utf8");
    for (const [file, written] of [
      ["a.sql", text],
      ["b.sql", `\uFEFF${text.replaceAll("\n", "\r\n")}`]
    ])
      writeFileSync(join(folder, file!), written!);
    const [plain, windows] = readQueries(folder, names, () => undefined);
    rmSync(folder, {recursive: true});
    expect(windows!.sql).toBe(plain!.sql);
    expect(windows!.choices).toEqual(plain!.choices);
  });
});
