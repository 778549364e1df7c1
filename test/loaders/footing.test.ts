import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {runQuery} from "../../packages/data/src/answers.js";
import {databaseTables} from "../../packages/data/src/columns.js";
import {createDatabase} from "../../packages/data/src/database.js";
import {footing, namesUnder, readBases} from "../../packages/data/src/dependencies.js";
import {answeringFiles} from "../../packages/data/src/answer-cache.js";
import {readQueries} from "../../packages/data/src/query.js";
import {readFiles, recordOf} from "../../packages/data/src/record.js";
import {combinations, fill} from "../../packages/data/src/shared/placeholders.js";

const files = readFiles("data");
const record = recordOf(files);
const database = await createDatabase(record);
const bases = await readBases(database, databaseTables(record));
const ids = (table: string) => record.tables.get(table)?.map(({id}) => id);
const queries = readQueries("src/queries", {idsOf: ids, nameOf: () => undefined}, () => undefined);

/** The tables that the engine itself reads for a statement. */
async function scanned(sql: string): Promise<string[]> {
  await runQuery(database, "PRAGMA disable_optimizer");
  const plan = JSON.stringify((await runQuery(database, `EXPLAIN (FORMAT json) ${sql}`)).rows);
  await runQuery(database, "PRAGMA enable_optimizer");
  return [...plan.matchAll(/\\"Table\\": \\"(?:\w+\.)*(\w+)\\"/g)].map(([, name]) => name!);
}

async function basesAfter(file: string, change: (text: string) => string) {
  const text = new TextDecoder().decode(files.get(file));
  expect(change(text)).not.toBe(text);
  const other = recordOf(new Map([...files, [file, new TextEncoder().encode(change(text))]]));
  return readBases(await createDatabase(other), databaseTables(other));
}

describe("what a statement rests on", () => {
  it.each(queries)("$name: every table that the engine reads", async ({sql, choices}) => {
    const statement = fill(sql, combinations(choices)[0]!);
    const tables = await scanned(statement);
    expect(tables).not.toEqual([]);
    expect(namesUnder(statement, bases)).toEqual(expect.arrayContaining(tables));
  });

  it("takes in what views and macros name, and everything where names are made", () => {
    expect(namesUnder("FROM preferred('a', 'all')", bases)).toEqual(expect.arrayContaining(["readings", "lenses"]));
    expect(namesUnder("SELECT AS_OF()", bases)).toEqual(["as_of"]);
    expect(namesUnder("FROM query_table('ev' || 'ents')", bases)).toHaveLength(bases.size);
  });

  it("changes with a row of its tables and of those behind a view, and with no other", async () => {
    const lenses = await basesAfter("data/lenses.csv", (text) => text.replace(/(\w+);(\w+);/, "$2;$1;"));
    const periods = await basesAfter("data/periods.csv", (text) => text.replace(/[a-z]+\n/, (word) => `more ${word}`));
    for (const statement of ["FROM preferred('scholars_first', 'all')", "FROM lenses"]) {
      expect(footing(statement, lenses)).not.toBe(footing(statement, bases));
    }
    expect(footing("FROM cases", lenses)).toBe(footing("FROM cases", bases));
    expect(footing("FROM periods", periods)).not.toBe(footing("FROM periods", bases));
    expect(footing("FROM events", periods)).toBe(footing("FROM events", bases));
  });

  it("counts every file whose code answers", () => {
    const imported = [
      ...readFileSync("packages/data/src/answers.ts", "utf8").matchAll(/^import (?!type).*from "(.*)\.js"/gm)
    ];
    const names = imported.map(([, name]) => `${name!.replace(/^\.\//, "")}.ts`);
    expect(answeringFiles).toEqual(expect.arrayContaining(names));
  });
});
