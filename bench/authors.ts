import {spawn, spawnSync, type ChildProcess} from "node:child_process";
import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Page} from "playwright-core";
import {freePort} from "../test/support/port.js";
import {copyProject, type Project} from "../test/support/project.js";
import {median} from "./median.js";
import {bareNotebook, framework, quiet} from "./rivals.js";
import {start} from "./visit.js";

/** What authors wait for, in milliseconds. */
export interface AuthorTimes {
  /** `npm run check` of a fresh clone, and again after an edit of a row. */
  check: number;
  checkAgain: number;
  /** From `npm start` to the first page, in a fresh clone, and the next time. */
  first: number;
  next: number;
  bareNext: number;
  build: number;
  bareBuild: number;
  pages: number;
  /** From the save of an edit until an open page shows it: the middle of some rounds. */
  edits: {what: string; time: number | null}[];
}

/** Measures what authors wait for, in a copy of the project with nothing kept, and in a bare notebook of as many pages. */
export async function authorTimes(executable: string, rounds: number): Promise<AuthorTimes> {
  const pages = readdirSync("src", {recursive: true}).filter((name) =>
    String(name).endsWith(".md")
  ).length;
  const project = copyProject();
  const bare = mkdtempSync(join(tmpdir(), "cold-winter-bare-"));
  try {
    const check = timed(() => project.run("check"));
    edit(project, row.file, row.from, row.to);
    const checkAgain = timed(() => project.run("check"));
    edit(project, row.file, row.to, row.from);
    const build = timed(() => project.run("build"));
    bareNotebook(bare, pages);
    const bareBuild = timed(() =>
      spawnSync(process.execPath, [framework, "build"], {cwd: bare, env: quiet})
    );
    const bareNext = await firstPage((port) =>
      spawn(process.execPath, [framework, "preview", "--no-open", "--port", String(port)], {
        cwd: bare,
        env: quiet
      })
    );
    const fresh = copyProject();
    const first = await firstPage(preview(fresh)).finally(fresh.remove);
    const next = await firstPage(preview(project));
    const edits = await editTimes(executable, project, rounds);
    return {check, checkAgain, first, next, bareNext, build, bareBuild, pages, edits};
  } finally {
    project.remove();
    rmSync(bare, {recursive: true, force: true});
  }
}

const preview = (project: Project) => (port: number) =>
  project.start("start", ["--port", String(port)]);

function timed(run: () => {status: number | null}): number {
  const began = performance.now();
  if (run().status !== 0) throw new Error("a command that is measured failed");
  return Math.round(performance.now() - began);
}

// Until a preview serves its first page.
async function firstPage(begin: (port: number) => ChildProcess): Promise<number> {
  const port = await freePort();
  const began = performance.now();
  const child = begin(port);
  try {
    await served(port);
    return Math.round(performance.now() - began);
  } finally {
    child.kill();
  }
}

async function served(port: number): Promise<void> {
  for (let turn = 0; turn < 3000; turn++) {
    const reply = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
    if (reply?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("a preview that is measured serves nothing");
}

const guide = "src/guide/reactive.md";
const row = {
  file: "data/nuclear_tests.csv",
  from: "miis-cox-tests[row #30],checked",
  to: "miis-cox-tests[row #30],unchecked"
};

/** An edit, and what an open page shows of it. */
interface Edit {
  what: string;
  page: string;
  file: string;
  from: string;
  to: string;
  look: (page: Page) => Promise<string>;
}

// Each leads there and back, so that a round leaves everything as it was.
const edits: Edit[] = [
  {
    what: "prose of a page",
    page: "guide/reactive",
    file: guide,
    from: "## 4. What",
    to: "## 4. All that",
    look: (page) => page.locator("h2").nth(3).innerText()
  },
  {
    what: "an input's label",
    page: "guide/reactive",
    file: guide,
    from: "From the year",
    to: "From which year",
    look: (page) => page.locator("main form label").first().innerText()
  },
  {
    what: "a fence",
    page: "guide/reactive",
    file: guide,
    from: "count(*)::INTEGER AS tests,\n  max(kept",
    to: "(count(*) * 100)::INTEGER AS tests,\n  max(kept",
    look: (page) =>
      page
        .getByText(/on the record lists/)
        .first()
        .innerText()
  },
  {
    what: "a row below a fence",
    page: "guide/reactive",
    ...row,
    look: (page) => page.locator('[data-fence="guide/reactive:1"] .caveat').first().innerText()
  },
  {
    what: "a row of a figure",
    page: "timelines",
    file: "data/milestone_kinds.csv",
    from: "First satellite,",
    to: "First thing in orbit,",
    look: (page) => page.locator("#ladder").innerText()
  },
  {
    what: "a question",
    page: "timelines",
    file: "src/queries/ladder.sql",
    from: "labels.label AS milestone",
    to: "upper(labels.label) AS milestone",
    look: (page) => page.locator("#ladder").innerText()
  },
  {
    what: "a figure",
    page: "timelines",
    file: "src/figures/ladder/sentence.ts",
    from: "came sooner to",
    to: "came earlier to",
    look: (page) => page.locator("#ladder .finding").first().innerText()
  }
];

function edit({folder}: Project, file: string, from: string, to: string): void {
  const path = join(folder, file);
  const text = readFileSync(path, "utf8");
  if (!text.includes(from)) throw new Error(`${file} holds no longer: ${from}`);
  writeFileSync(path, text.replace(from, to));
}

async function editTimes(
  executable: string,
  project: Project,
  rounds: number
): Promise<AuthorTimes["edits"]> {
  const port = await freePort();
  const child = preview(project)(port);
  const browser = await start(executable);
  try {
    await served(port);
    const found = edits.map(({what}) => ({what, times: [] as number[]}));
    const page = await browser.newPage();
    for (let round = 0; round < rounds; round++)
      for (const [at, {file, from, to, look, ...each}] of edits.entries()) {
        await page.goto(`http://127.0.0.1:${port}/${each.page}`);
        await page.waitForFunction(() => !document.querySelector("observablehq-loading"));
        for (const [one, other] of [
          [from, to],
          [to, from]
        ] as const) {
          // What was told once may be told again: an edit waits until the preview rests.
          await page.waitForTimeout(5000);
          const before = await look(page);
          edit(project, file, one, other);
          found[at]!.times.push(await changed(page, look, before));
        }
      }
    return found.map(({what, times}) => ({what, time: median(times)}));
  } finally {
    await browser.close();
    child.kill();
  }
}

async function changed(page: Page, look: Edit["look"], before: string): Promise<number> {
  const started = performance.now();
  while ((await look(page).catch(() => before)) === before)
    if (performance.now() - started > 120_000) return Infinity;
  return Math.round(performance.now() - started);
}
