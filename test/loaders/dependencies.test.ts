import {describe, expect, it} from "vitest";
import {runQuery} from "../../packages/data/src/answers.js";
import {databaseTables} from "../../packages/data/src/columns.js";
import {createDatabase} from "../../packages/data/src/database.js";
import {
  dependencyHash,
  namesUnder,
  readDependencies
} from "../../packages/data/src/dependencies.js";
import {readQueries} from "../../packages/data/src/query.js";
import {readFiles, datasetOf} from "../../packages/data/src/read-dataset.js";
import {sweep} from "../support/sweep.js";
import {combinations, fillPlaceholders} from "../../packages/data/src/shared/placeholders.js";

const files = readFiles("data");
const dataset = datasetOf(files);
const database = await createDatabase(dataset);
const dependencies = await readDependencies(database, databaseTables(dataset));
const ids = (table: string) => dataset.tables.get(table)?.map(({id}) => id);
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
  const other = datasetOf(new Map([...files, [file, new TextEncoder().encode(change(text))]]));
  return readDependencies(await createDatabase(other), databaseTables(other));
}

describe("what a statement rests on", () => {
  it.each(sweep(queries, 20))(
    "$name: every table that the engine reads",
    async ({sql, choices}) => {
      const statement = fillPlaceholders(sql, combinations(choices)[0]!);
      const tables = await scanned(statement);
      expect(tables).not.toEqual([]);
      expect(namesUnder(statement, dependencies)).toEqual(expect.arrayContaining(tables));
    }
  );

  it("takes in what views and macros name, and everything where names are made", () => {
    expect(namesUnder("FROM preferred('a', 'all')", dependencies)).toEqual(
      expect.arrayContaining(["readings", "lenses"])
    );
    expect(namesUnder("SELECT AS_OF()", dependencies)).toEqual(["as_of"]);
    expect(namesUnder("FROM query_table('ev' || 'ents')", dependencies)).toHaveLength(
      dependencies.size
    );
  });

  it("changes with a row of its tables and of those behind a view, and with no other", async () => {
    const lenses = await basesAfter("data/lenses.csv", (text) =>
      text.replace(/(\w+);(\w+);/, "$2;$1;")
    );
    const periods = await basesAfter("data/periods.csv", (text) =>
      text.replace(/[a-z]+\n/, (word) => `more ${word}`)
    );
    for (const statement of ["FROM preferred('scholars_first', 'all')", "FROM lenses"]) {
      expect(dependencyHash(statement, lenses)).not.toBe(dependencyHash(statement, dependencies));
    }
    expect(dependencyHash("FROM cases", lenses)).toBe(dependencyHash("FROM cases", dependencies));
    expect(dependencyHash("FROM periods", periods)).not.toBe(
      dependencyHash("FROM periods", dependencies)
    );
    expect(dependencyHash("FROM events", periods)).toBe(
      dependencyHash("FROM events", dependencies)
    );
  });
});
