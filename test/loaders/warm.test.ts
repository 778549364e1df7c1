// @module-tag slow
import {describe, expect, it} from "vitest";
import {runQuery} from "../../packages/data/src/answers.js";
import {databaseTables} from "../../packages/data/src/columns.js";
import {createDatabase, judge} from "../../packages/data/src/database.js";
import {askKept, refreshDatabase} from "../../packages/data/src/kept-database.js";
import {readFiles, datasetOf, type Files} from "../../packages/data/src/read-dataset.js";
import type {Dataset} from "../../packages/data/src/dataset.js";

const files = readFiles("data");

function edited(file: string, from: RegExp, to: string): Files {
  const text = new TextDecoder().decode(files.get(file));
  expect(text).toMatch(from);
  return new Map([...files, [file, new TextEncoder().encode(text.replace(from, to))]]);
}

async function warm(dataset: Dataset): ReturnType<typeof createDatabase> {
  const {connection, dependencies} = await refreshDatabase(dataset);
  await judge(connection, dataset, dependencies);
  return connection;
}

async function content(dataset: Dataset, make: typeof createDatabase): Promise<string> {
  const database = await make(dataset);
  const tables = await runQuery(
    database,
    "SELECT table_name AS name FROM duckdb_tables() WHERE NOT internal ORDER BY 1"
  );
  const hashes = tables.rows["name"]!.map(async (name) => {
    const hash = `SELECT '${String(name)}' AS name, md5(string_agg(to_json(t)::VARCHAR, chr(10))) AS hash FROM "${String(name)}" AS t`;
    return JSON.stringify((await runQuery(database, hash)).rows);
  });
  const macros = await runQuery(
    database,
    "SELECT function_name FROM duckdb_functions() WHERE NOT internal ORDER BY 1"
  );
  return [...(await Promise.all(hashes)), JSON.stringify(macros.rows)].join("\n");
}

describe("a warm program", () => {
  it("has after each edit the database that a fresh one has", async () => {
    const edits = [
      files,
      files,
      edited("data/periods.csv", /famine/, "great hunger"),
      edited("data/estimates.csv", /,checked,/, ",unchecked,"),
      files
    ];
    for (const each of edits) {
      const dataset = datasetOf(each);
      expect(await content(dataset, warm)).toBe(await content(dataset, createDatabase));
    }
  });

  it("answers what a page asks on the rows of the last edit, and changes nothing", async () => {
    const ask = (sql: string) => askKept({file: "", line: 1, sql});
    const name = "SELECT name FROM periods WHERE id = 'chn-pe-01'";
    await refreshDatabase(datasetOf(edited("data/periods.csv", /Great famine/, "Great hunger")));
    expect((await ask(name)).rows).toEqual({name: ["Great hunger"]});
    // Asked while tables and views are made anew, it waits for them.
    const refreshed = refreshDatabase(datasetOf(files));
    expect(await ask(name)).toEqual({
      columns: [{name: "name", type: "VARCHAR"}],
      rows: {name: ["Great famine"]}
    });
    await refreshed;
    await expect(ask("DELETE FROM periods RETURNING *")).rejects.toThrow("no SELECT");
    await expect(ask("SELECT nope FROM periods")).rejects.toThrow("nope");
    expect((await ask(name)).rows).toEqual({name: ["Great famine"]});
  });

  it("keeps the tables that an edit leaves alone, and only these", () => {
    const before = databaseTables(datasetOf(files));
    const after = databaseTables(datasetOf(edited("data/periods.csv", /famine/, "great hunger")));
    const changed = after.filter((table, at) => table !== before[at]).map(({name}) => name);
    expect(changed).toEqual(["periods", "verdicts"]);
  });
});
