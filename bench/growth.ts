import {spawn} from "node:child_process";
import {DuckDBInstance} from "@duckdb/node-api";
import * as aq from "arquero";
import {median} from "./median.js";
import {emptyPage, start} from "./visit.js";
import type {BuildTimes} from "./growth-build.js";
import type {Sites} from "./rivals.js";

/** How one thing grows with the number of launches, in milliseconds and megabytes; null where it could not be done. */
export interface Growth extends Record<keyof BuildTimes, number | null> {
  launches: number;
  browser: number;
  native: number;
  arquero: number;
}

// The same made-up rows on every engine: only their number matters, nothing is read off them.
const make = (count: number) => `CREATE OR REPLACE TABLE synthetic AS
  SELECT 'C' || (range % 4) AS place, 1950 + CAST((range * 7919) % 77 AS INTEGER) AS year, ['success', 'failure', 'unknown'][1 + (range * 104729) % 3] AS outcome
  FROM range(${count})`;
const ask =
  "SELECT place, year, outcome, count(*)::INTEGER AS launches FROM synthetic GROUP BY ALL ORDER BY ALL";
const times = 7;

/** Measures a counting query on three engines, and the checks and the build of a record, for a growing number of rows. */
export async function growth(executable: string, {host}: Sites): Promise<Growth[]> {
  const native = await (await DuckDBInstance.create(":memory:", {threads: "1"})).connect();
  const browser = await start(executable);
  const page = await emptyPage(browser);
  await page.goto(host.address("site", "costs.html"), {waitUntil: "load"});
  const found: Growth[] = [];
  for (const launches of sizes) {
    await native.run(make(launches));
    const here = await repeat(async () => void (await native.runAndReadAll(ask)).getRowsJson());
    const columns = (
      await native.runAndReadAll("SELECT * FROM synthetic")
    ).getColumnsObjectJson() as Record<string, unknown[]>;
    const table = aq.table(columns);
    const arquero = await repeat(() =>
      Promise.resolve(
        void table
          .groupby("place", "year", "outcome")
          .count()
          .orderby("place", "year", "outcome")
          .objects()
      )
    );
    const there = await page.evaluate<number[]>(`(async () => {
      const own = await globalThis.coldWinterEngineAccess.own({});
      await own.query(${JSON.stringify(make(launches))});
      const times = [];
      for (let at = 0; at < ${times}; at++) {
        const began = performance.now();
        await own.query(${JSON.stringify(ask)});
        times.push(performance.now() - began);
      }
      own.stop();
      return times;
    })()`);
    const built = await buildTimes(launches);
    found.push({launches, browser: median(there)!, native: here, arquero, ...built});
  }
  await browser.close();
  return found;
}

const sizes = [1e3, 1e4, 1e5, 1e6];
const none = {build: null, rebuild: null, draw: null, megabytes: null};

// In a process of its own, whose memory is counted; one that ends before it is done leaves gaps.
function buildTimes(
  launches: number
): Promise<Omit<Growth, "launches" | "browser" | "native" | "arquero">> {
  const child = spawn(
    process.execPath,
    ["--import", import.meta.resolve("tsx"), "bench/growth-build.ts", String(launches)],
    {stdio: ["ignore", "pipe", "inherit"]}
  );
  let said = "";
  child.stdout.on("data", (chunk) => (said += String(chunk)));
  return new Promise((resolve) =>
    child.on("close", (status) =>
      resolve(status === 0 ? (JSON.parse(said.split("\n").at(-2)!) as BuildTimes) : none)
    )
  );
}

async function repeat(act: () => Promise<void>): Promise<number> {
  const found: number[] = [];
  for (let at = 0; at < times; at++) {
    const began = performance.now();
    await act();
    found.push(performance.now() - began);
  }
  return median(found)!;
}
