import {readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {once} from "node:events";
import type {Page} from "playwright-core";
import {freePort} from "../test/support/port.js";
import {copyProject} from "../test/support/project.js";
import {start} from "./page.js";

/** An edit of a reactive page or of what it rests on, and how long it took to show in the open page, in milliseconds. */
export interface Edit {
  what: string;
  times: number[];
}

const guide = "src/guide/reactive.md";
const sentence = (page: Page) =>
  page
    .getByText(/on the record lists/)
    .first()
    .innerText();
const status = (page: Page) =>
  page.locator('[data-fence="guide/reactive:1"] .caveat').first().innerText();

// Each leads there and back, so that a round leaves everything as it was.
const edits: {
  what: string;
  file: string;
  from: string;
  to: string;
  look: (page: Page) => Promise<string>;
}[] = [
  {
    what: "prose",
    file: guide,
    from: "## 4. What",
    to: "## 4. All that",
    look: (page) => page.locator("h2").nth(3).innerText()
  },
  {
    what: "an input's label",
    file: guide,
    from: "From the year",
    to: "From which year",
    look: (page) => page.locator("main form label").first().innerText()
  },
  {
    what: "a fence",
    file: guide,
    from: "count(*)::INTEGER AS tests,\n  max(kept",
    to: "(count(*) * 100)::INTEGER AS tests,\n  max(kept",
    look: sentence
  },
  {
    what: "a row",
    file: "data/nuclear_tests.csv",
    from: "miis-cox-tests[row #30],checked",
    to: "miis-cox-tests[row #30],unchecked",
    look: status
  }
];

/** Edits files below a running preview of a copy of the project, and waits each time until the open page shows it. */
export async function editTimes(executable: string, rounds: number): Promise<Edit[]> {
  const project = copyProject();
  const port = await freePort();
  const preview = project.start("start", ["--port", String(port)]);
  const browser = await start(executable);
  try {
    for (let said = ""; !said.includes("open http");)
      said += String((await once(preview.stdout!, "data"))[0]);
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${port}/guide/reactive`);
    await page.waitForFunction(() => !document.querySelector("observablehq-loading"));
    const found = edits.map(({what}): Edit => ({what, times: []}));
    for (let round = 0; round < rounds; round++)
      for (const [at, {file, from, to, look}] of edits.entries())
        for (const [one, other] of [
          [from, to],
          [to, from]
        ] as const) {
          const path = join(project.folder, file);
          const before = await look(page);
          writeFileSync(path, readFileSync(path, "utf8").replace(one, other));
          found[at]!.times.push(await changed(page, look, before));
        }
    return found;
  } finally {
    await browser.close();
    preview.kill();
    project.remove();
  }
}

async function changed(
  page: Page,
  look: (page: Page) => Promise<string>,
  before: string
): Promise<number> {
  const started = performance.now();
  while ((await look(page).catch(() => before)) === before)
    if (performance.now() - started > 120_000) return Infinity;
  const took = Math.round(performance.now() - started);
  // What was told once may be told again: the next edit waits until the preview rests.
  await page.waitForTimeout(3000);
  return took;
}
