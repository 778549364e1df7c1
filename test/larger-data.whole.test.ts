import {spawnSync} from "node:child_process";
import {existsSync} from "node:fs";
import {resolve} from "node:path";
import {tableFromIPC} from "apache-arrow";
import {afterAll, describe, expect, it} from "vitest";
import {ask} from "./support/database.js";
import {blocksOf, type Block} from "./support/guide.js";
import {findPostgres, startPostgres, type Postgres} from "./support/postgres.js";

const programs = findPostgres();
let server: Postgres | undefined;
afterAll(() => server?.stop());

const loader = (env: Record<string, string>) =>
  spawnSync(process.execPath, ["--import", "tsx", "examples/larger-data/trade-by-year.arrow.ts"], {
    env: {...process.env, PGHOST: "", PGUSER: "", PGDATABASE: "", ...env},
    maxBuffer: 2 ** 26
  });

describe.skipIf(!programs)("the loader that asks PostgreSQL", () => {
  it("hands on as Arrow what the database made of many rows", async () => {
    server = await startPostgres(programs!);
    server.run(`
      CREATE TABLE shipments (day date, reporter text, partner text, usd numeric);
      INSERT INTO shipments
      SELECT date '2010-01-01' + (n % 3650), 'A' || n % 3, 'B' || n % 2, CASE WHEN n % 7 > 0 THEN n % 1000 END
      FROM generate_series(1, 300000) AS n`);
    const {stdout, stderr, status} = loader(server.env);
    expect(stderr.toString()).toBe("");
    expect(status).toBe(0);
    const table = tableFromIPC(stdout);
    const flows = [...table.getChild("flows")!].map(Number);
    const usd = [...table.getChild("usd")!].map(Number);
    expect(table.schema.fields.map(({name, type}) => `${name} ${type}`)).toEqual([
      ...["reporter Utf8", "partner Utf8", "year Int32", "flows Int32", "usd Float64"]
    ]);
    expect(table.numRows).toBe(3 * 2 * 10);
    expect(flows.reduce((sum, each) => sum + each)).toBe(300_000);
    const expected = Array.from({length: 300_000}, (_, at) => at + 1).reduce(
      (sum, n) => sum + (n % 7 ? n % 1000 : 0),
      0
    );
    expect(usd.reduce((sum, each) => sum + each)).toBe(expected);
  });

  it("says what is missing, or that it may not ask, and hands on nothing", () => {
    const lost = loader({PGHOST: "127.0.0.1"});
    expect([lost.status, lost.stdout.length]).toEqual([1, 0]);
    expect(lost.stderr.toString()).toContain("set PGUSER, PGDATABASE: they say where the rows are");
    const refused = loader({...server!.env, PGPASSWORD: "wrong"});
    expect([refused.status, refused.stdout.length]).toEqual([1, 0]);
    expect(refused.stderr.toString()).toContain("password authentication failed");
  });
});

interface ClickHouse {
  query: (sql: string, format: string) => string;
}

// Half a gigabyte, so no dependency: `npm install --no-save chdb` brings it.
const name = "chdb";
const clickHouse = await (import(name) as Promise<ClickHouse>).catch(() => null);
const parquet = "dist/download/nuclear_tests.parquet";

it.skipIf(!clickHouse || !existsSync(parquet))(
  "another engine reads the Parquet and counts the same",
  async () => {
    const [{code: sql}, ...others] = blocksOf("larger-data").filter(({info}) =>
      info.includes("engine=clickhouse")
    ) as [Block];
    expect(others).toEqual([]);
    const theirs = clickHouse!.query(
      `${sql.replace("nuclear_tests.parquet", resolve(parquet))} ORDER BY 1`,
      "TSV"
    );
    const ours = await ask('SELECT "case", count(*) FROM nuclear_tests GROUP BY 1 ORDER BY 1');
    expect(theirs.trim().split("\n")).toEqual(ours.map((row) => row.join("\t")));
  }
);
