import {readdirSync, readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {answer} from "../../loaders/answers.js";
import {createDatabase, lock} from "../../loaders/database.js";
import {formatProblem, type Problem} from "../../loaders/problem.js";
import {parseQuery, type Names} from "../../loaders/query.js";
import {combinations, fill, placeholders} from "../../src/shared/placeholders.js";
import {readRecord} from "../../loaders/record.js";
import {badData} from "../support/data.js";

const names: Names = {
  idsOf: (table) => (table === "lenses" ? ["scholars", "own"] : undefined),
  nameOf: () => undefined
};

describe("fill", () => {
  it("writes choices as quoted text", () => {
    expect(fill("SELECT $lens", {lens: "o'clock"})).toBe("SELECT 'o''clock'");
  });

  it("leaves strings, names and comments alone", () => {
    const sql = `SELECT '$lens', "$lens" -- $lens\n/* $lens */`;
    expect(fill(sql, {lens: "x"})).toBe(sql);
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
  const connection = await createDatabase(readRecord(badData("base")));
  await lock(connection);
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
