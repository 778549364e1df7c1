import {readdirSync, readFileSync} from "node:fs";
import {medians, type Medians} from "./median.js";
import type {Sites} from "./rivals.js";
import {measured} from "./rivals.js";
import {speeds} from "./host.js";
import {visit, type Visit} from "./visit.js";

/** What visits of each page took, by speed and page. */
export type PageResults = Record<string, Record<string, Medians<Visit>>>;

/** Visits the site's pages and their rivals by turns, with an empty cache each time. */
export async function pageRounds(
  executable: string,
  {host, marks}: Sites,
  rounds: number
): Promise<PageResults> {
  const site = (path: string) => host.address("site", path);
  const [fewest, most] = extremes();
  const pages: Record<string, {url: string; pointer?: boolean; count?: number}> = {
    "Cold Winter": {url: site(measured.page), pointer: true},
    [`its page with most marks (${most})`]: {url: site(most!), count: 1},
    [`its page with fewest marks (${fewest})`]: {url: site(fewest!), count: 1},
    "its workbench": {url: site("workbench.html"), count: 0},
    "stock sql page": {url: host.address("framework", "sql.html")},
    "bare page": {url: host.address("framework", "bare.html"), pointer: true},
    "static page": {url: host.address("static", "index.html")},
    "empty page": {url: host.address("static", "empty.html"), count: 0}
  };
  const found: Record<string, Record<string, Visit[]>> = {};
  // Once round unmeasured, so that every file is compressed.
  host.speed = speeds[0]!;
  for (const {url, count = marks} of Object.values(pages))
    await visit(executable, host, url, count, false);
  for (let round = 0; round < rounds; round++)
    for (const speed of speeds) {
      host.speed = speed;
      for (const [name, {url, pointer, count = marks}] of Object.entries(pages)) {
        const alone = await visit(executable, host, url, count, false);
        const asked = pointer ? await visit(executable, host, url, count, true) : alone;
        ((found[speed.name] ??= {})[name] ??= []).push({...alone, pointer: asked.pointer});
      }
    }
  return Object.fromEntries(
    Object.entries(found).map(([speed, visits]) => [
      speed,
      Object.fromEntries(Object.entries(visits).map(([name, each]) => [name, medians(each)]))
    ])
  );
}

// The pages with figures that have the fewest and the most marks.
function extremes(): string[] {
  const marks = readdirSync("dist")
    .filter((name) => name.endsWith(".html"))
    .map(
      (name) => [name, readFileSync(`dist/${name}`, "utf8").split("data-row=").length - 1] as const
    )
    .filter(([, count]) => count > 0)
    .sort(([, a], [, b]) => a - b);
  return [marks[0]![0], marks.at(-1)![0]];
}
