import {readFileSync} from "node:fs";
import {afterAll, describe, expect, it} from "vitest";
import {runQuery} from "../packages/data/src/answers.js";
import {createDatabase} from "../packages/data/src/database.js";
import {answerLessons, readLessons} from "../packages/data/src/lessons.js";
import type {Problem} from "../packages/data/src/problem.js";
import {readDataset} from "../packages/data/src/read-dataset.js";
import {readsRecord} from "../packages/workbench/src/lessons/reads-record.js";
import {planOf} from "../packages/workbench/src/trace/plan.js";
import {openRecord} from "./support/record.js";
import {sweep} from "./support/sweep.js";
import {checkLesson} from "../packages/workbench/src/lessons/check.js";
import {holdsWhereMoved} from "../packages/workbench/src/lessons/moved-record.js";

const problems: Problem[] = [];
const dataset = readDataset();
const connection = await createDatabase(dataset);
const all = readLessons("src/lessons", (problem) => void problems.push(problem));
const parts = await answerLessons(connection, all, (problem) => void problems.push(problem));
const cases = (dataset.tables.get("cases") ?? []).map(({id, values}) => ({
  id,
  name: String(values["name"])
}));
afterAll(() => connection.closeSync());

const check = async (at: number, sql: string) =>
  checkLesson(await runQuery(connection, sql), parts[at]!, cases);
const plain = (sql: string) => sql.toLowerCase().replace(/\s+/g, " ").trim();

it("there are about ten lessons, read without a problem", () => {
  expect(problems).toEqual([]);
  expect(parts.length).toBeGreaterThanOrEqual(10);
});

describe.each(all.lessons.map((lesson, at) => ({...lesson, at})))(
  "the lesson $id",
  ({at, start, answer, right, wrong}) => {
    it("has three other right answers, all written differently, and accepts them", async () => {
      expect(right.length).toBeGreaterThanOrEqual(3);
      expect(new Set([answer, ...right].map(plain)).size).toBe(right.length + 1);
      for (const sql of [answer, ...right])
        expect(await check(at, sql), sql).toEqual({right: true});
    });

    it("has three plausible wrong answers, and tells each what is wrong with it", async () => {
      expect(wrong.length).toBeGreaterThanOrEqual(3);
      for (const {sql, says} of wrong)
        expect(await check(at, sql), sql).toEqual({right: false, says});
    });

    it("begins with a query that runs and is not the answer", async () => {
      expect((await check(at, start)).right).toBe(false);
    });
  }
);

describe("a result", () => {
  it.each([
    ["of nothing", "SELECT 1 AS a WHERE false"],
    [
      "with the right numbers at the wrong cases",
      `SELECT "case", 51 - count(*) AS n FROM nuclear_tests GROUP BY "case"`
    ],
    [
      "with a row too many",
      `SELECT "case", count(*) AS n FROM nuclear_tests GROUP BY "case" UNION ALL SELECT 'CHN', 45`
    ],
    ["a little off", `SELECT "case", count(*) + 0.2 AS n FROM nuclear_tests GROUP BY "case"`]
  ])("%s is not taken for right", async (_, sql) => {
    expect((await check(0, sql)).right).toBe(false);
  });
});

describe("an answer", () => {
  const record = openRecord();
  afterAll(async () => (await record).close());
  const reads = async (sql: string) => {
    const {schema, ask, aside} = await record;
    const answer = {...(await ask(sql)), statement: sql, plan: await planOf(sql, ask)};
    return readsRecord(answer, schema, false, aside);
  };

  it("that is right comes out of the record, however it is written", async () => {
    for (const {answer, right} of all.lessons)
      for (const sql of [answer, ...right]) expect(await reads(sql), sql).toBe(true);
  });

  it.each([
    "SELECT 'CHN' AS who, 45 AS n UNION ALL SELECT 'PRK', 6",
    "SELECT * FROM (VALUES ('CHN', 45), ('PRK', 6)) WHERE (SELECT count(*) FROM nuclear_tests) >= 0"
  ])("that is written down is none: %s", async (sql) => {
    expect((await check(0, sql)).right).toBe(true);
    expect(await reads(sql)).toBe(false);
  });

  const holds = async (at: number, sql: string) => {
    const {schema, aside} = await record;
    // The views are ours: each of their statements ends with its line.
    const split = (text: string) =>
      Promise.resolve(text.split(/;\s*$/m).filter((each) => each.trim()));
    const seed = Math.floor(Math.random() * 2 ** 31);
    return holdsWhereMoved([sql], parts[at]!, cases, {schema, aside, split, seed});
  };

  it("that is right is right as well where the record holds other values, in other words too", async () => {
    for (const [at, {answer, right}] of all.lessons.entries())
      for (const sql of sweep([answer, ...right], 1))
        expect((await holds(at, sql)) || (await holds(at, sql)), sql).toBe(true);
  });

  it.each([
    [
      0,
      `SELECT "case", CASE "case" WHEN 'CHN' THEN 45 ELSE count(*) END AS n FROM nuclear_tests GROUP BY 1`
    ],
    [
      0,
      `SELECT "case", CASE WHEN count(*) > 20 THEN 45 ELSE 6 END AS n FROM nuclear_tests GROUP BY 1`
    ],
    [
      1,
      `SELECT "case", CASE "case" WHEN 'CHN' THEN 1964 ELSE 2006 END AS a, max(year(date_from)) AS b FROM nuclear_tests GROUP BY 1`
    ]
  ])("that is written down in part is not right there, lesson %i: %s", async (at, sql) => {
    expect(await holds(at, sql)).toBe(false);
  });

  it("that is written down whole beside what reads the record is not right there", async () => {
    for (const at of sweep([0, 1, 2, 3, 5, 7], 2)) {
      const {rows, columns} = parts[at]!.result;
      const lines = rows[columns[0]!.name]!.map(
        (_, row) =>
          `(${columns.map(({name}) => JSON.stringify(rows[name]![row]).replaceAll('"', "'")).join(", ")})`
      );
      const sql = `SELECT t.* FROM (VALUES ${lines.join(", ")}) AS t, (SELECT count(*) AS n FROM nuclear_tests) AS read WHERE read.n > 0`;
      expect(await check(at, sql), sql).toEqual({right: true});
      expect(await holds(at, sql), sql).toBe(false);
    }
  });

  it("whose columns have each other's names is told so", async () => {
    const swapped = `SELECT "case", max(year(date_from)) AS first, min(year(date_from)) AS last FROM nuclear_tests GROUP BY ALL`;
    expect(await check(1, swapped)).toMatchObject({
      right: false,
      says: expect.stringMatching(/“last” holds what the answer calls “first year”/) as string
    });
    const low = await check(
      6,
      all.lessons[6]!.answer.replace("AS lowest", "AS high").replace("AS highest", "AS low")
    );
    expect(low.right).toBe(false);
  });

  it("whose values are paired wrongly is told which row is off", async () => {
    const told = await check(
      0,
      `SELECT "case", 51 - count(*) AS n FROM nuclear_tests GROUP BY "case"`
    );
    expect(told).toMatchObject({
      right: false,
      says: expect.stringMatching(/chn · 6|prk · 45/) as string
    });
  });
});

it("a lesson that is not whole is refused with file, line and field", () => {
  const found: Problem[] = [];
  expect(readLessons("test/lessons/bad", (problem) => void found.push(problem)).lessons).toEqual(
    []
  );
  expect(
    found.map(({file, line, field, message}) => `${file}:${line}:${field}: ${message}`).join("\n")
  ).toBe(readFileSync("test/lessons/bad/problems.txt", "utf8").trim());
});
