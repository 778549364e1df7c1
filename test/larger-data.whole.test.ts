import {existsSync} from "node:fs";
import {resolve} from "node:path";
import {expect, it} from "vitest";
import {ask} from "./support/database.js";
import {blocksOf, type Block} from "./support/guide.js";

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
