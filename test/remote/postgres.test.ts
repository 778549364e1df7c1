// @module-tag slow
import {existsSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readDataset} from "../../packages/data/src/read-dataset.js";
import {statementOf} from "../../packages/data/src/remote/statement.js";
import {findPostgres, foreignPartition, startPostgres, type Postgres} from "../support/postgres.js";
import {
  answered,
  databaseOf,
  headText,
  ownSums,
  problemsIn,
  remoteFolder,
  rowsOf,
  rule,
  theirSums
} from "../support/remote.js";

const rows = 100_000;
const programs = findPostgres();
if (!programs)
  console.log("no PostgreSQL 15 or later is installed: remote tables are not tried on it");
let near: Postgres;
let far: Postgres;
const started: Postgres[] = [];
afterAll(() => started.forEach((server) => server.stop()));

const csv = (folder: string) => join(folder, "remote/shipments.csv");
type Change = [from: string | RegExp, to: string];
const asked = (...changes: Change[]) => remoteFolder(headText(rows, ...changes));
const statement = (sql: string): Change => ["table: shipments", `statement: ${sql}`];

describe.skipIf(!programs)("a table behind two servers of PostgreSQL", () => {
  beforeAll(async () => {
    started.push(...(await Promise.all([startPostgres(programs!), startPostgres(programs!)])));
    [near, far] = started as [Postgres, Postgres];
    far.run(
      `CREATE TABLE shipments (${rule.columns}); INSERT INTO shipments ${rule.postgres(2, rows)}`
    );
    near.run(`
      CREATE TABLE shipments (${rule.columns}) PARTITION BY LIST (edition);
      CREATE TABLE shipments_near PARTITION OF shipments FOR VALUES IN (1);
      INSERT INTO shipments ${rule.postgres(1, rows)}`);
    foreignPartition(near, far, "shipments", "2");
    near.run("ANALYZE");
  });

  it("is a table of the record: sums, rows, sources and status", async () => {
    const folder = asked();
    expect(problemsIn(folder)).toEqual([
      "data/remote/shipments.yaml:1: not answered yet (set SHIPMENTS to the engine's address and run npm run build)"
    ]);
    expect(await answered(folder, near.address)).toEqual([
      expect.stringMatching(
        /^data\/remote\/shipments\.yaml: 100 sums of 100000 rows, answered by PostgreSQL 1\d/
      )
    ]);
    expect(problemsIn(folder)).toEqual([]);
    const database = await databaseOf(folder);
    expect(await rowsOf(database, theirSums)).toEqual(await rowsOf(database, ownSums(rows)));
    expect(
      await rowsOf(database, "SELECT DISTINCT edition, sources, status FROM shipments ORDER BY 1")
    ).toEqual([
      [1, "bkorea2019[edition 1]", "checked"],
      [2, "businessstandard-2017[edition 2]", "unchecked"]
    ]);
    expect(
      await rowsOf(
        database,
        "SELECT source, count(*)::INTEGER FROM citations WHERE table_name = 'shipments' GROUP BY 1 ORDER BY 1"
      )
    ).toEqual([
      ["bkorea2019", 50],
      ["businessstandard-2017", 50]
    ]);
    database.closeSync();
    const without = await databaseOf(folder, ["bkorea2019"]);
    expect(await rowsOf(without, "SELECT sum(n)::INTEGER FROM shipments")).toEqual([[rows / 2]]);
    without.closeSync();
  });

  it("sends no row but sums, each partition summed up where it lies", () => {
    const {head} = readDataset(asked()).remote[0]!;
    const settings = "SET enable_partitionwise_aggregate = on";
    const plan = near.run(`${settings}; EXPLAIN (VERBOSE, COSTS off) ${statementOf(head)}`);
    expect(plan).toMatch(/Remote SQL: SELECT .*count\(\*\).* GROUP BY 1, 2, 3/);
  });

  it("asks only for what a head lets count", async () => {
    const folder = asked(
      ["group_by:", "where: {usd: {from: 500}, reporter: [R1, R2]}\ngroup_by:"],
      [/, rows: \d+/, ""],
      [/ {2}2: .*\n/, ""]
    );
    await answered(folder, near.address);
    const database = await databaseOf(folder);
    const own = `SELECT count(*)::INTEGER FROM (${rule.duckdb(rows)}) WHERE usd >= 500 AND reporter IN ('R1', 'R2') AND edition = 1`;
    const theirs = await rowsOf(database, "SELECT sum(n)::INTEGER FROM shipments");
    expect(theirs).toEqual(await rowsOf(database, own));
    expect(theirs[0]![0]).toBeGreaterThan(5000);
    database.closeSync();
  });

  it("is answered once: without the engine as it was last, and --fresh refuses", async () => {
    const folder = asked();
    await answered(folder, near.address);
    const before = readFileSync(csv(folder), "utf8");
    expect(await answered(folder)).toEqual([
      expect.stringMatching(/shipments\.yaml: as answered on \d{4}-\d\d-\d\d by PostgreSQL/)
    ]);
    expect(await answered(folder, undefined, true)).toEqual([
      "data/remote/shipments.yaml:4:connection: SHIPMENTS is not set (set it to the engine's address, or build without --fresh on what was last answered)"
    ]);
    await answered(folder, near.address, true);
    expect(readFileSync(csv(folder), "utf8")).toBe(before);
    writeFileSync(csv(folder), before.replace(/,20000?,/, ",7,").replace("R0", "R9"));
    expect(problemsIn(folder)[0]).toMatch(
      /^data\/remote\/shipments\.csv:1: is not what the engine answered/
    );
  });

  it("may have the words of its sources mended without the engine, but not what it asks", async () => {
    const folder = asked();
    await answered(folder, near.address);
    const head = join(folder, "remote/shipments.yaml");
    const text = readFileSync(head, "utf8");
    writeFileSync(head, text.replace("[edition 1]", "[first edition]"));
    expect(problemsIn(folder)).toEqual([]);
    writeFileSync(head, text.replace("sum: usd", "max: usd"));
    expect(problemsIn(folder)).toEqual([
      "data/remote/shipments.yaml:1: asks something else than was last answered (set SHIPMENTS to the engine's address and run npm run build)"
    ]);
  });

  const both = "SELECT * FROM shipments UNION ALL SELECT * FROM shipments";
  const split =
    "SELECT day, reporter || left(' ', (usd / 500)::int) AS reporter, usd, edition FROM shipments";
  const gone = "WITH gone AS (DELETE FROM shipments RETURNING *) SELECT * FROM gone";
  const refused: Record<string, [line: RegExp, ...changes: Change[]]> = {
    "another version": [
      /:version: the engine has version 1\d[\d.]*, not 14 /,
      ["table:", 'version: "14"\ntable:']
    ],
    "a slow engine": [
      /:seconds: the engine took longer than 1 s /,
      statement("SELECT shipments.* FROM shipments, pg_sleep(30)\nseconds: 1")
    ],
    "more sums than it should": [
      /:group_by: gives more than 99 sums /,
      ["table:", "most: 99\ntable:"]
    ],
    "rows twice": [/:partitions: edition 1 has 100000 rows, not 50000 /, statement(both)],
    "groups twice": [/:group_by: gives shipments\/R\d\/\d{4}\/\d twice /, statement(split)],
    "a partition without rows": [
      /edition 2 has no rows /,
      ["group_by:", "where: {edition: 1}\ngroup_by:"]
    ],
    "no such table": [
      /no whole answer: relation "shipment" does not exist/,
      ["table: shipments", "table: shipment"]
    ],
    "a type that is none": [
      /:columns: gives what its columns do not allow: reporter: not a whole number: R\d/,
      ["reporter, type: string", "reporter, type: integer"]
    ],
    "a statement that writes": [/no whole answer: .*(read-only|data-modifying)/, statement(gone)]
  };

  it.each(Object.entries(refused))(
    "is refused with a sentence, and nothing kept: %s",
    async (_, [line, ...changes]) => {
      const folder = asked(...changes);
      expect(await answered(folder, near.address)).toEqual([expect.stringMatching(line)]);
      expect(existsSync(csv(folder))).toBe(false);
    }
  );

  it("tells no password where it is wrong, and no address", async () => {
    const wrong = near.address.replace(/:[^:@]+@/, ":hush-hush@");
    const [line] = await answered(asked(), wrong);
    expect(line).toMatch(/password authentication failed/);
    expect(line).not.toMatch(/hush|127\.0\.0\.1/);
  });

  it("is refused whole where a server ends half way, and what was answered stays", async () => {
    const folder = asked();
    await answered(folder, near.address);
    const before = readFileSync(csv(folder), "utf8");
    const head = join(folder, "remote/shipments.yaml");
    const slow = statement("SELECT shipments.* FROM shipments, pg_sleep(20)");
    writeFileSync(head, headText(rows, slow));
    const line = answered(folder, near.address);
    const busy =
      "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(20)%' AND pid <> pg_backend_pid()";
    await expect.poll(() => near.run(busy).trim()).toBe("1");
    near.kill();
    expect(await line).toEqual([
      expect.stringMatching(/:connection: the engine gave no whole answer: /)
    ]);
    expect(readFileSync(csv(folder), "utf8")).toBe(before);
    expect(await answered(folder, near.address)).toEqual([
      expect.stringMatching(/gave no whole answer: .*ECONN(REFUSED|RESET)/)
    ]);
  });
});
