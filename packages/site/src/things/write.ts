import {mkdir, readFile, rm, writeFile} from "node:fs/promises";
import {join} from "node:path/posix";
import {readCitationFile} from "@cold-winter/data";
import type {Question} from "@cold-winter/data";
import type {CitationTemplates} from "@cold-winter/figure/drawing";
import type {Site} from "@cold-winter/figure/live";
import type {Outputs} from "../outputs/outputs.js";
import {listPage} from "./list.js";
import {thingPages} from "./page.js";
import type {ThingSource} from "./record.js";
import {inShell, shellPath} from "./shell.js";

/** The pages of things that a run can make, each by its path below the root, as text; null where there is none. */
export interface ThingSite {
  paths: string[];
  file: (path: string, shell: string) => string | null;
}

type Made = Pick<Outputs, "dataset" | "answers" | "files" | "readings">;

/** Returns what makes the pages of the things of a run, their JSON, and the lists of them. */
export function thingSite(outputs: Made): ThingSite {
  const {url: site, title} = readCitationFile();
  const source = sourceOf(outputs, site);
  const pages = thingPages(source);
  const makers = new Map<string, (shell: string) => string>();
  for (const kind of pages.things.kinds.filter(({page, things}) => !page && things.length)) {
    const list = `thing/${kind.table}/index`;
    makers.set(`${list}.html`, (shell) =>
      inShell(shell, listPage(kind, pages.things, source.cases), {path: list, site, title})
    );
    for (const thing of kind.things) {
      const {path} = thing;
      makers.set(`${path}.html`, (shell) =>
        inShell(shell, pages.page(kind, thing), {path, site, title})
      );
      makers.set(`${path}.json`, () => pages.json(kind, thing));
    }
  }
  return {
    paths: [...makers.keys()],
    file: (path, shell) => makers.get(path)?.(shell) ?? null
  };
}

function sourceOf({dataset, answers, files, readings}: Made, site: string | null): ThingSource {
  const read = (path: string): unknown => JSON.parse(String(files.get(path)));
  const siteFile = read("data/site.json") as Site;
  return {
    ...{dataset, answers, readings, site},
    questions: read("data/queries.json") as Question[],
    ...{cases: siteFile.cases, disputes: siteFile.disputes},
    citation: read("data/citation.json") as CitationTemplates
  };
}

/** Writes a file for each thing into a folder that is built but for them, in the frame that was built for all; returns their paths. */
export async function writeThings(folder: string, outputs: Made): Promise<string[]> {
  const file = join(folder, `${shellPath}.html`);
  const shell = await readFile(file, "utf8");
  await rm(file);
  const site = thingSite(outputs);
  const folders = new Set(site.paths.map((path) => path.slice(0, path.lastIndexOf("/"))));
  for (const each of folders) await mkdir(join(folder, each), {recursive: true});
  for (const path of site.paths) await writeFile(join(folder, path), site.file(path, shell)!);
  return site.paths;
}
