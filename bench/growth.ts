import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import * as aq from "arquero";
import {parse} from "csv-parse/sync";
import {stringify} from "csv-stringify/sync";
import {JSDOM} from "jsdom";
import type {Browser} from "playwright-core";
import {computeOutputs, figureInput} from "@cold-winter/site/build";
import type {FigureInput} from "@cold-winter/figure";
import {figureElement} from "@cold-winter/figure/drawing";
import {emptyPage} from "./page.js";

/** How one thing grows with the number of launches, in milliseconds and bytes; null where it was not tried. */
export interface Growth {
  launches: number;
  browser: number;
  native: number;
  arquero: number;
  build: number | null;
  rebuild: number | null;
  draw: number | null;
  answers: number | null;
}

// The same made-up rows on every engine: only their number matters, nothing is read off them.
const make = (count: number) => `CREATE OR REPLACE TABLE synthetic AS
  SELECT 'C' || (range % 4) AS place, 1950 + CAST((range * 7919) % 77 AS INTEGER) AS year, ['success', 'failure', 'unknown'][1 + (range * 104729) % 3] AS outcome
  FROM range(${count})`;
const ask =
  "SELECT place, year, outcome, count(*)::INTEGER AS launches FROM synthetic GROUP BY ALL ORDER BY ALL";
const median = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
const times = 7;

/** Measures a counting query on three engines for a growing number of rows, and the build and its counted figure up to a bound. */
export async function growth(
  browser: Browser,
  address: (path: string) => string,
  sizes: number[],
  largestBuild: number
): Promise<Growth[]> {
  const native = await (await DuckDBInstance.create(":memory:", {threads: "1"})).connect();
  const page = await emptyPage(browser);
  await page.goto(address("costs.html"), {waitUntil: "load"});
  const found: Growth[] = [];
  const inputs: FigureInput[] = [];
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
      const {engine} = await import(new URL("components/engine.js", document.baseURI).href);
      const own = await engine();
      await own.query(${JSON.stringify(make(launches))});
      const times = [];
      for (let at = 0; at < ${times}; at++) {
        const began = performance.now();
        await own.query(${JSON.stringify(ask)});
        times.push(performance.now() - began);
      }
      return times;
    })()`);
    found.push({
      launches,
      browser: median(there),
      native: here,
      arquero,
      ...(launches <= largestBuild ? await buildTimes(launches, inputs) : none)
    });
  }
  await page.context().close();
  const draws = drawTimes(inputs);
  return found.map((growth, at) => ({...growth, draw: draws[at] ?? null}));
}

const none = {build: null, rebuild: null, draw: null, answers: null};

// By turns, so that none is drawn by a program that is warmer than for the others.
function drawTimes(inputs: FigureInput[]): number[] {
  const {document} = new JSDOM("").window;
  const found = inputs.map((): number[] => []);
  for (let turn = 0; turn < 2 * times; turn++) {
    for (const [at, input] of inputs.entries()) {
      const began = performance.now();
      figureElement(document, input);
      found[at]!.push(performance.now() - began);
    }
  }
  return found.map(median);
}

async function repeat(act: () => Promise<void>): Promise<number> {
  const found: number[] = [];
  for (let at = 0; at < times; at++) {
    const began = performance.now();
    await act();
    found.push(performance.now() - began);
  }
  return median(found);
}

const counted = "yearly_counts";

// A record with more launches: those that there are, told again under other ids, in a folder beside the data.
async function buildTimes(
  launches: number,
  inputs: FigureInput[]
): Promise<Pick<Growth, keyof typeof none>> {
  const folder = mkdtempSync(join(tmpdir(), "cold-winter-bench-"));
  try {
    const rows = parse<Record<string, string>>(readFileSync("data/missile_launches.csv", "utf8"), {
      columns: true
    });
    const more = Array.from(
      {length: Math.max(0, launches - rows.length)},
      (_, at): Record<string, string> => {
        const row = rows[at % rows.length]!;
        return {...row, id: `${row["id"]!.replace(/\d+$/, "")}${1_000_000 + at}`};
      }
    ).sort((a, b) => (a["id"]! < b["id"]! ? -1 : 1));
    writeFileSync(
      join(folder, "missile_launches.csv"),
      stringify(more, {header: true, columns: Object.keys(rows[0]!)})
    );
    const began = performance.now();
    const outputs = await computeOutputs({data: ["data", folder]});
    const build = performance.now() - began;
    if (outputs.broken)
      throw new Error(
        outputs.problems
          .slice(0, 3)
          .map(({file, message}) => `${file}: ${message}`)
          .join("\n")
      );
    const again = performance.now();
    await computeOutputs({data: ["data", folder], preview: {first: [counted]}});
    const rebuild = performance.now() - again;
    inputs.push(await figureInput(counted, outputs));
    return {
      build,
      rebuild,
      draw: null,
      answers: String(outputs.files.get(`data/answers/${counted}.json`)).length
    };
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}
