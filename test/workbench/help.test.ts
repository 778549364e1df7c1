import {afterAll, describe, expect, it} from "vitest";
import {readQueries} from "../../packages/data/src/query.js";
import {fillPlaceholders} from "../../packages/data/src/shared/index.js";
import {offeredChanges} from "../../packages/workbench/src/changes.js";
import {formatQuery} from "../../packages/workbench/src/format.js";
import {functionsOf} from "../../packages/workbench/src/functions.js";
import {docOf} from "../../packages/workbench/src/hover.js";
import {explain} from "../../packages/workbench/src/message.js";
import {scopeAt} from "../../packages/workbench/src/scope.js";
import {openRecord} from "../support/record.js";

const {schema, ask, close} = await openRecord();
afterAll(close);

async function messageOf(sql: string) {
  const error = await ask(sql).then(
    () => new Error("it ran"),
    (reason: unknown) => reason as Error
  );
  return explain(error, sql, {}, schema);
}

describe("a mistake of beginners", () => {
  it.each([
    ["SELECT case, count(*) FROM nuclear_tests GROUP BY case", "case", '"case"'],
    ["SELECT case FROM nuclear_tests WHERE CASE WHEN number > 1 THEN true END", "case", '"case"'],
    ["SELECT `site` FROM nuclear_tests", "`site`", '"site"'],
    ["SELECT site FROM nuclear_tests WHERE site = 'Lop Nur", "'", null],
    ["SELECT 'it's' AS word", "'", null],
    ['SELECT "site FROM nuclear_tests', '"', null],
    ["SELECT count(*, (1) FROM nuclear_tests", "(", null],
    ["SELECT number) FROM nuclear_tests", ")", ""],
    ["SELECT site FROM nuclear_tests WHERE site = ‘Lop Nur’", "‘", "'"],
    ['SELECT site FROM nuclear_tests WHERE "case" = "PRK"', '"PRK"', "'PRK'"],
    ['SELECT site FROM nuclear_tests WHERE "case" = CHN', "CHN", "'CHN'"],
    ["SELECT * form nuclear_tests", "form", "FROM"],
    ["SELECT * FROM launches", "launches", "missile_launches"],
    ["SELECT stie FROM nuclear_tests", "stie", "site"]
  ])("is marked where it is made, with what mends it: %s", async (sql, marked, put) => {
    const {place, replacement} = await messageOf(sql);
    expect(sql.slice(place!.from, place!.to)).toBe(marked);
    expect(replacement).toBe(put);
  });

  it.each([
    ["SELECT * nuclear_tests", /has no FROM/],
    ["SELECT * FROM nuclear_tests LIMIT", /ends too early/],
    ["SELECT avg(site) FROM nuclear_tests", /avg\(VARCHAR\) does not work/],
    ["SELECT id FROM nuclear_tests WHERE date_from > 1990", /DATE and type INTEGER[\s\S]*year\(\)/],
    ["SELECT id FROM nuclear_tests WHERE count(*) > 1", /HAVING/],
    ["DELETE FROM events", /read-only[\s\S]*Change a copy/],
    ["SELECT number", /has no FROM[\s\S]*nuclear_tests/],
    ["SELECT variable FROM nuclear_tests", /Other tables have it: [\s\S]*observations/],
    ["CREATE TABLE t AS SELECT 1; CREATE TABLE t AS SELECT 1", /already exists/]
  ])("is told in words, without a guess: %s", async (sql, words) => {
    let message = "";
    for (const each of sql.split(";")) {
      const {text, remedy} = await messageOf(each);
      message = `${text} ${remedy}`;
    }
    expect(message).toMatch(words);
    expect(message).not.toMatch(/Did you mean/);
  });

  it("is never mended by the word that was written, nor by a column of a table that is not there", async () => {
    for (const sql of [
      "SELECT FROM FROM nuclear_tests",
      "SELECT * FROM nuclear_tests WHERE WHERE",
      "SELECT latitud FROM cases"
    ]) {
      const {replacement, place} = await messageOf(sql);
      expect(replacement?.toLowerCase()).not.toBe(sql.slice(place?.from, place?.to).toLowerCase());
      expect(replacement).not.toBe("latitude");
    }
  });
});

describe("a scope", () => {
  const names = (sql: string) => {
    const at = sql.indexOf("|");
    const {used} = scopeAt(sql.replace("|", ""), at, schema);
    return [...used].map(
      ([name, {columns}]) =>
        `${name}: ${columns
          .slice(0, 2)
          .map((column) => column.name)
          .join(" ")}`
    );
  };

  it("has what WITH names, with its columns, and tables by their aliases", () => {
    expect(
      names(
        'WITH first AS (SELECT "case", count(*) AS n FROM nuclear_tests) SELECT | FROM first AS f'
      )
    ).toEqual(expect.arrayContaining(["f: case n"]));
  });

  it("has the steps before the place, with their columns, and no table of another step", () => {
    const work = `-- step: tests
WITH few AS (SELECT "case", site FROM nuclear_tests) SELECT few.*, count(*) AS n FROM few GROUP BY ALL;
-- step: most
SELECT | FROM tests AS t WHERE (t.n > 1
-- step: last
FROM most`;
    expect(names(work)).toEqual(["tests: case site", "t: case site"]);
    const {named} = scopeAt(work, work.indexOf("|"), schema);
    expect(named.map(({name, columns}) => [name, columns.map((column) => column.name)])).toEqual([
      ["tests", ["case", "site", "n"]]
    ]);
  });

  it("puts the tables of the SELECT around the place last", () => {
    expect(names("SELECT * FROM cases WHERE id IN (SELECT | FROM nuclear_tests)").at(-1)).toMatch(
      /^nuclear_tests/
    );
  });
});

describe("what is said of a word", () => {
  it("is of the engine's own function, of a column in use, of a table", async () => {
    const functions = await functionsOf({read: (sql: string) => ask(sql) as never});
    const help = {schema: () => schema, choices: () => [], functions: () => functions};
    const doc = (word: string) =>
      docOf(word, `SELECT date_trunc('year', date_from), yield_kt FROM nuclear_tests`, 7, help)!;
    expect(functions.length).toBeGreaterThan(300);
    expect(doc("date_trunc").head).toMatch(/^date_trunc\(/);
    expect(doc("date_trunc").says.join(" ")).toMatch(/[Tt]runcate/);
    expect(doc("date_from").says[0]!.length).toBeGreaterThan(10);
    expect(doc("nuclear_tests").head).toMatch(/^nuclear_tests · \d+/);
  });
});

describe("every question", () => {
  const queries = readQueries(
    "src/queries",
    {
      idsOf: (table) => (table === "cases" ? ["PRK"] : []),
      nameOf: () => undefined
    },
    () => undefined
  );

  it("offers three changes, all of which run", async () => {
    expect(queries.length).toBeGreaterThan(20);
    for (const query of queries) {
      const choices = Object.fromEntries(
        query.choices.map(({name, values}) => [name, values[0] ?? "x"])
      );
      const {sql} = query;
      const question = {
        ...query,
        choices: query.choices.map((each) => ({...each, labels: each.values}))
      };
      const offered = offeredChanges({sql, choices}, question as never, schema);
      expect(offered.length, query.name).toBe(3);
      for (const {label, change} of offered) {
        const now = fillPlaceholders(change.sql ?? sql, change.choices ?? choices);
        expect(now).not.toBe(fillPlaceholders(sql, choices));
        await expect(
          ask(`EXPLAIN ${now.trim().replace(/;$/, "")}`),
          `${query.name}: ${label}`
        ).resolves.toBeDefined();
      }
    }
  });

  it("laid out anew says the same to the engine", async () => {
    for (const {sql, choices, name} of queries.slice(0, 12)) {
      const filled = fillPlaceholders(
        sql,
        Object.fromEntries(choices.map((each) => [each.name, each.values[0] ?? "x"]))
      );
      const plan = async (text: string) =>
        (await ask(`EXPLAIN ${text.trim().replace(/;$/, "")}`)).rows["explain_value"]![0];
      expect(await plan(await formatQuery(filled)), name).toBe(await plan(filled));
    }
  });
});
