// Checks and builds a record with so many launches, and prints what that took as JSON: tsx bench/growth-build.ts 100000
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parse} from "csv-parse/sync";
import {stringify} from "csv-stringify/sync";
import {JSDOM} from "jsdom";
import {figureElement} from "@cold-winter/figure/drawing";
import {computeOutputs, figureInput} from "@cold-winter/site/build";
import {median} from "./median.js";

/** What a record took to build, to build anew in preview, and its counted figure to draw, in milliseconds; the most memory that took, in megabytes. */
export interface BuildTimes {
  build: number;
  rebuild: number;
  draw: number;
  megabytes: number;
}

const counted = "yearly_counts";

// Those launches that there are, told again under other ids, in a folder beside the data.
function writeLaunches(folder: string, launches: number): void {
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
}

async function buildTimes(folder: string): Promise<BuildTimes> {
  const data = ["data", folder];
  const began = performance.now();
  const outputs = await computeOutputs({data});
  const build = performance.now() - began;
  if (outputs.broken)
    throw new Error(
      outputs.problems
        .slice(0, 3)
        .map(({file, message}) => `${file}: ${message}`)
        .join("\n")
    );
  const again = performance.now();
  await computeOutputs({data, preview: {first: [counted]}});
  const rebuild = performance.now() - again;
  const input = await figureInput(counted, outputs);
  const {document} = new JSDOM("").window;
  const draws = Array.from({length: 14}, () => {
    const start = performance.now();
    figureElement(document, input);
    return performance.now() - start;
  });
  const megabytes = process.resourceUsage().maxRSS / 1000;
  return {build, rebuild, draw: median(draws)!, megabytes};
}

const folder = mkdtempSync(join(tmpdir(), "cold-winter-bench-"));
try {
  writeLaunches(folder, Number(process.argv[2]));
  console.log(JSON.stringify(await buildTimes(folder)));
} finally {
  rmSync(folder, {recursive: true, force: true});
}
process.exit();
