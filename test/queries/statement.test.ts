// @module-tag slow
import {spawnSync} from "node:child_process";
import {existsSync} from "node:fs";
import {afterAll, describe, expect, it} from "vitest";
import {answer, type Answers} from "../../packages/data/src/answers.js";
import {
  createDatabase,
  ledgerVerdictsOf,
  mapConcurrent,
  openDataset
} from "../../packages/data/src/database.js";
import {answerLedgers} from "../../packages/data/src/ledger.js";
import {formatProblem, type Problem} from "../../packages/data/src/problem.js";
import type {Query} from "../../packages/data/src/query.js";
import {readDataset} from "../../packages/data/src/read-dataset.js";
import {allowance, askAuthored, runQuery} from "../../packages/data/src/statement.js";
import {badData} from "../support/data.js";

const dataset = readDataset(badData("base"));
const {connection} = await openDataset(dataset);
afterAll(() => connection.closeSync());

const asked = (sql: string, name = "asked"): Query => ({
  ...{
    name,
    file: `src/queries/${name}.sql`,
    line: 9,
    sql,
    key: ["n"],
    choices: [],
    tags: [],
    hint: "",
    says: ""
  },
  ...{title: "", question: "", grain: "", caveat: ""}
});

async function faults(sql: string, within = allowance): Promise<string[]> {
  const problems: Problem[] = [];
  await answer(connection, asked(sql), (problem) => void problems.push(problem), within);
  return problems.map(formatProblem);
}

async function content(): Promise<unknown> {
  const {rows} = await runQuery(
    connection,
    "SELECT table_name AS name FROM duckdb_tables() ORDER BY 1"
  );
  const counts = [];
  for (const name of rows["name"]!)
    counts.push(
      (
        await runQuery(
          connection,
          `SELECT '${String(name)}', count(*), md5(string_agg(t::VARCHAR, '')) FROM "${String(name)}" AS t`
        )
      ).rows
    );
  return counts;
}

describe("a statement of an author", () => {
  const forms = [
    "SELECT 1 AS n",
    "FROM (VALUES (1)) AS t(n);",
    "WITH t AS (SELECT 1 AS n) SELECT * FROM t",
    "VALUES (1)",
    "SELECT 1 AS n -- ; DELETE"
  ];
  it.each([
    ...forms,
    "PIVOT (SELECT 'a' AS c, 1 AS v) ON c IN ('a') USING sum(v)",
    "SELECT 'x; DELETE FROM t' AS n"
  ])("may be %s", async (sql) => {
    const {rows} = await askAuthored(connection, {file: "", line: 1, sql});
    expect(Object.values(rows)[0]).toHaveLength(1);
  });

  it.each([
    "DELETE FROM sources RETURNING id AS n",
    "UPDATE sources SET id = 'x' RETURNING id AS n",
    "SELECT 1 AS n; DROP TABLE sources",
    "SELECT * FROM query('DELETE FROM sources')",
    "CREATE OR REPLACE TABLE sources AS SELECT 1 AS id",
    "CREATE TEMP TABLE sources AS SELECT 1 AS id",
    "SET VARIABLE left_out = ['a']",
    "BEGIN TRANSACTION",
    "COMMIT",
    "ATTACH ':memory:' AS other",
    "COPY sources TO '/tmp/cold-winter-written.csv'",
    "SELECT * FROM read_text('/etc/hostname')",
    "SELECT * FROM glob('/*')",
    "PREPARE p AS SELECT 1",
    "SELECT * FROM enable_logging(storage := 'file', storage_path := '/tmp/cold-winter-written.csv')",
    "SELECT 1 AS n WHERE EXISTS (FROM system.main.disable_logging())",
    "SELECT * FROM query('FROM enable' || '_logging()')",
    "WITH t AS MATERIALIZED (FROM truncate_duckdb_logs()) SELECT 1 AS n FROM t, t AS u",
    "SELECT * FROM force_checkpoint()",
    "SELECT * FROM json_execute_serialized_sql(json_serialize_sql('SELECT 1 AS n'))"
  ])("is refused and changes nothing: %s", async (sql) => {
    const before = await content();
    expect(await faults(sql)).toHaveLength(1);
    expect(await content()).toEqual(before);
    expect(existsSync("/tmp/cold-winter-written.csv")).toBe(false);
  });

  it("is looked at again where a choice may be read as SQL", async () => {
    const choice = {name: "which", values: ["range(1)", "force_checkpoint()"], labels: []};
    const query = asked("SELECT 1 AS n FROM query('FROM ' || $which)");
    const problems: Problem[] = [];
    const report = (problem: Problem) => void problems.push(problem);
    expect(await answer(connection, {...query, choices: [choice]}, report)).toBeNull();
    expect(problems.map(formatProblem)).toEqual([
      expect.stringContaining("calls force_checkpoint()")
    ]);
  });

  it("cannot count up what others read", async () => {
    await connection.run("CREATE SEQUENCE counted");
    const [fault] = await faults("SELECT nextval('counted') AS n");
    expect(fault).toMatch(/^src\/queries\/asked.sql:9:sql: .*read-only/);
    await connection.run("DROP SEQUENCE counted");
  });

  it("is named when it takes too long, and the next is answered", async () => {
    const sql =
      "SELECT count(*) AS n FROM range(30000) AS a, range(30000) AS b WHERE a.range % 7 + b.range % 5 > 10";
    expect(await faults(sql, {...allowance, seconds: 0.2})).toEqual([
      "src/queries/asked.sql:9:sql: takes longer than 0.2 s (join on equal keys, or sum up before joining)"
    ]);
    expect(await faults("SELECT 1 AS n")).toEqual([]);
  });

  it("is named when it needs too much memory, and the next is answered", async () => {
    const [fault] = await faults(
      "SELECT unnest(list(repeat('x', 1000) || range)) AS n FROM range(9000000)"
    );
    expect(fault).toMatch(/^src\/queries\/asked.sql:9:sql: needs more than [23] ?GB of memory/);
    expect(await faults("SELECT 1 AS n")).toEqual([]);
  });

  it("that nothing can stop is named before the process ends", () => {
    const folder = badData("base");
    const program = `
      const {openDataset, readDataset, askAuthored} = await import("@cold-winter/data");
      const {connection} = await openDataset(readDataset(${JSON.stringify(folder)}));
      const sql = "SELECT length(repeat('x', 2000000000)) + length(repeat('y', 2000000000)) AS n";
      await askAuthored(connection, {file: "endless.sql", line: 3, sql}, {within: {seconds: 0.1, bytes: 1e12, rows: 9, grace: 0.1}});
      console.log("answered");`;
    const {stderr, stdout, status} = spawnSync(
      process.execPath,
      ["--import", "tsx", "--input-type=module", "--eval", program],
      {encoding: "utf8", timeout: 120_000}
    );
    expect(stdout).toBe("");
    expect(stderr).toContain("endless.sql:3:sql: takes longer than 0.1 s");
    expect(status).not.toBe(0);
  });
});

describe("the questions of a ledger", () => {
  it("are put to a locked database, where none changes what another finds", async () => {
    const questions = [
      asked("COPY sources TO '/tmp/cold-winter-written.csv'", "ledger/writes"),
      asked("DELETE FROM sources RETURNING id AS n", "ledger/deletes"),
      asked("SELECT count(*) AS n FROM sources", "ledger/counts")
    ];
    const ledger = {...dataset, version: "with a hostile ledger", questions};
    const ledgerVerdicts = await ledgerVerdictsOf(ledger);
    const problems: Problem[] = [];
    const answers = new Map<string, Answers>();
    answerLedgers({...ledger, ledgerVerdicts}, answers, (problem) => void problems.push(problem));
    expect(problems.map(({file}) => file)).toEqual([
      "src/queries/ledger/writes.sql",
      "src/queries/ledger/deletes.sql"
    ]);
    expect(ledgerVerdicts.answers.get("ledger/counts")!.sets[0]!["n"]).toEqual([
      dataset.sources.length
    ]);
    expect(existsSync("/tmp/cold-winter-written.csv")).toBe(false);
  });

  it("leave the record that they were asked of as it was", async () => {
    const given = readDataset(badData("base"));
    const before = JSON.stringify(given.ledgerVerdicts.verdicts);
    (await createDatabase(given)).closeSync();
    expect(JSON.stringify(given.ledgerVerdicts.verdicts)).toBe(before);
  });
});

describe("questions asked side by side", () => {
  it("come back in their order", async () => {
    const ask = async (each: typeof connection, n: number) =>
      (await runQuery(each, `SELECT ${n} AS n`)).rows["n"]![0];
    expect(await mapConcurrent(connection, [3, 1, 2], ask, 3)).toEqual([3, 1, 2]);
  });

  it("end with the first that fails, and leave none running", async () => {
    const long =
      "SELECT count(*) FROM range(300000) AS a, range(300000) AS b WHERE a.range % 7 + b.range % 5 > 10";
    const ended: string[] = [];
    const work = (each: typeof connection, sql: string) =>
      runQuery(each, sql).finally(() => ended.push(sql));
    await expect(
      mapConcurrent(connection, [long, "SELECT nothing", long, long], work, 2)
    ).rejects.toThrow("nothing");
    expect(ended.sort()).toEqual([long, "SELECT nothing"]);
    expect((await runQuery(connection, "SELECT 1 AS n")).rows["n"]).toEqual([1]);
  });
});
