import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {cpus, tmpdir} from "node:os";
import {join} from "node:path";
import {parseArgs} from "node:util";
import {serve, type Speed} from "./host.js";
import {editTimes} from "./edits.js";
import {engineTimes, type EngineTimes} from "./engine.js";
import {growth} from "./growth.js";
import {start, visit, type Visit} from "./page.js";
import {repaints} from "./choices.js";
import {aims, goals, medians, table} from "./report.js";
import {buildRivals, measured} from "./rivals.js";
import {findBrowser} from "@cold-winter/site/build";

const {values} = parseArgs({options: {quick: {type: "boolean"}, edits: {type: "boolean"}}});
if (values.edits) {
  // Beside nothing else: what an edit takes depends on what the machine does meanwhile.
  for (const {what, times} of await editTimes(findBrowser(), 3))
    console.log(`${what}: ${times.join(", ")} ms`);
  process.exit();
}
if (!existsSync("dist/index.html"))
  throw new Error("no built site (run npm run build, then this again)");
const executable = findBrowser();
const folder = mkdtempSync(join(tmpdir(), "cold-winter-rivals-"));
const speeds: Speed[] = [
  {name: "full speed"},
  {name: "20 Mbit/s, 40 ms", megabits: 20, latency: 40}
];
const times = values.quick ? 1 : 3;

try {
  const {folders, marks} = await buildRivals(folder);
  const host = await serve({site: "dist", ...folders});
  const site = (path: string) => host.address("site", path);
  const pages = {
    "Cold Winter": site(measured.page),
    "stock sql page": host.address("framework", "sql.html"),
    "bare page": host.address("framework", "bare.html"),
    "static page": host.address("static", "index.html")
  };
  const visits: Record<string, Record<string, Visit[]>> = {};
  const engines: Record<string, EngineTimes[]> = {};
  // Once round unmeasured, so that every file is compressed.
  for (const url of Object.values(pages)) await visit(executable, host, url, marks, false);
  for (let round = 0; round < times; round++) {
    for (const speed of speeds) {
      host.speed = speed;
      for (const [name, url] of Object.entries(pages)) {
        const alone = await visit(executable, host, url, marks, false);
        const asked =
          name === "Cold Winter" || name === "bare page"
            ? await visit(executable, host, url, marks, true)
            : alone;
        ((visits[speed.name] ??= {})[name] ??= []).push({...alone, pointer: asked.pointer});
      }
      const browser = await start(executable);
      (engines[speed.name] ??= []).push(await engineTimes(browser, site));
      await browser.close();
    }
    console.log(`round ${round + 1} of ${times}`);
  }
  host.speed = speeds[0]!;
  const browser = await start(executable);
  const choices = await repaints(browser, site, values.quick ? 3 : Infinity);
  const sizes = await growth(
    browser,
    site,
    values.quick ? [1e3, 1e4] : [1e3, 1e4, 1e5, 1e6],
    values.quick ? 1e3 : 1e5
  );
  await browser.close();
  host.close();
  const build = /data-build="([^"]+)"/.exec(readFileSync("dist/index.html", "utf8"))?.[1] ?? "";
  const found = {
    build,
    machine: {processor: cpus()[0]?.model ?? "", cores: cpus().length, node: process.version},
    rounds: times,
    pages: medians(visits),
    engine: medians({engine: engines})["engine"]!,
    choices,
    growth: sizes
  };
  const results = {...found, goals: goals(found)};
  const text = table(results);
  console.log(text);
  if (!values.quick) {
    mkdirSync("bench", {recursive: true});
    writeFileSync("bench/results.md", `${aims(results.goals)}\n\n${text}`);
    writeFileSync("bench/results.json", `${JSON.stringify(results, null, 2)}\n`);
  }
} finally {
  rmSync(folder, {recursive: true, force: true});
}
