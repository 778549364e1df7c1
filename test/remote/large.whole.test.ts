import {execFileSync} from "node:child_process";
import {existsSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {findClickHouse, startClickHouses, type ClickHouse} from "../support/clickhouse.js";
import {findPostgres, foreignPartition, startPostgres, type Postgres} from "../support/postgres.js";
import {
  answered,
  databaseOf,
  headText,
  ownSums,
  remoteFolder,
  rowsOf,
  rule,
  theirSums
} from "../support/remote.js";

/** How many rows lie elsewhere: few, and many. */
const sizes = [1_000_000, Number(process.env["COLD_WINTER_ROWS"] ?? 100_000_000)] as const;

/** How long making and asking many rows may take, in milliseconds. */
const patience = 1_800_000;

interface Took {
  lines: string[];
  seconds: number;
  megabytes: number;
}

function ask(folder: string, address: string): Took {
  const words = ["--import", "tsx", "test/support/answer-remote.ts", folder];
  const env = {...process.env, SHIPMENTS: address};
  return JSON.parse(execFileSync(process.execPath, words, {env, encoding: "utf8"})) as Took;
}

/** Asks few rows and then many; the sums are DuckDB's own, and the build's memory stays as it was. */
async function holds(
  name: string,
  address: string,
  folders: string[],
  make: (rows: number) => Promise<void> | void
) {
  const took: Took[] = [];
  for (const [at, rows] of sizes.entries()) {
    await make(rows);
    took.push(ask(folders[at]!, address));
    const {seconds, megabytes} = took[at]!;
    console.log(`${name}: ${rows} rows, ${seconds.toFixed(1)} s, ${Math.round(megabytes)} MB`);
    const database = await databaseOf(folders[at]!);
    expect(await rowsOf(database, theirSums)).toEqual(await rowsOf(database, ownSums(rows)));
    database.closeSync();
  }
  expect(took[1]!.megabytes).toBeLessThan(took[0]!.megabytes * 1.15);
}

const programs = findPostgres();
if (!programs) console.log("no PostgreSQL 15 or later is installed: many rows are not tried on it");
let postgres: Postgres[] = [];
const clickHouse = findClickHouse();
if (!clickHouse) console.log("no ClickHouse is installed: remote tables are not tried on it");
let clicks: ClickHouse[] = [];
afterAll(() => [...postgres, ...clicks].forEach((server) => server.stop()));

it.skipIf(!programs)(
  "two servers of PostgreSQL sum up many rows where they lie",
  async () => {
    postgres = await Promise.all([startPostgres(programs!), startPostgres(programs!)]);
    const [near, far] = postgres as [Postgres, Postgres];
    far.run(`CREATE UNLOGGED TABLE shipments (${rule.columns})`);
    near.run(`
    CREATE TABLE shipments (${rule.columns}) PARTITION BY LIST (edition);
    CREATE UNLOGGED TABLE shipments_near PARTITION OF shipments FOR VALUES IN (1)`);
    foreignPartition(near, far, "shipments", "2");
    const folders = sizes.map((rows) => remoteFolder(headText(rows)));
    await holds("PostgreSQL", near.address, folders, (rows) => {
      far.run(`TRUNCATE shipments; INSERT INTO shipments ${rule.postgres(2, rows)}; ANALYZE`);
      near.run(
        `TRUNCATE shipments_near; INSERT INTO shipments_near ${rule.postgres(1, rows)}; ANALYZE`
      );
    });
    for (const server of postgres) server.stop();
    postgres = [];
  },
  patience
);

const clickHead = (rows: number, table = "shipments") =>
  headText(
    rows,
    ["engine: postgres", "engine: clickhouse"],
    ["table: shipments", table.startsWith("SELECT") ? `statement: ${table}` : `table: ${table}`]
  );

describe.skipIf(!clickHouse)("a Distributed table on two servers of ClickHouse", () => {
  beforeAll(async () => {
    clicks = await startClickHouses(2);
    for (const server of clicks) {
      await server.run(
        "CREATE TABLE part (day Date, reporter String, usd Int64, edition Int32) ENGINE = MergeTree() PARTITION BY edition ORDER BY tuple()"
      );
      await server.run("CREATE TABLE shipments AS part ENGINE = Distributed(pair, default, part)");
    }
  });

  it(
    "is summed up where its rows lie",
    async () => {
      const folders = sizes.map((rows) => remoteFolder(clickHead(rows)));
      await holds("ClickHouse", clicks[0]!.address, folders, async (rows) => {
        for (const [at, server] of clicks.entries()) {
          await server.run(`ALTER TABLE part DROP PARTITION ${at + 1}`);
          await server.run(`INSERT INTO part ${rule.clickhouse(at + 1, rows)}`);
        }
      });
    },
    patience
  );

  it("is refused whole where one server ends half way, and where it is gone", async () => {
    const slow = "SELECT * FROM shipments WHERE NOT ignore(sleep(3))";
    const folder = remoteFolder(clickHead(sizes[1], slow));
    const line = answered(folder, clicks[0]!.address);
    const busy =
      "SELECT count() FROM system.processes WHERE query LIKE '%sleep(3)%' AND query NOT LIKE '%processes%'";
    await expect.poll(async () => (await clicks[1]!.run(busy)).trim()).toBe("1");
    clicks[1]!.kill();
    expect(await line).toEqual([
      expect.stringMatching(/:connection: the engine gave no whole answer: /)
    ]);
    expect(await answered(folder, clicks[0]!.address)).toEqual([
      expect.stringMatching(/gave no whole answer: /)
    ]);
    expect(existsSync(join(folder, "remote/shipments.csv"))).toBe(false);
  });
});
