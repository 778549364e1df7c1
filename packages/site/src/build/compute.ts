// The program behind `npm start`: kept warm, it computes all outputs when told and puts them in place. It loads the
// packages at once and `loaders/` only when first told, so that one that waits can take over with changed loaders.
import {readFileSync} from "node:fs";
import {relative} from "node:path";
import {setTimeout as wait} from "node:timers/promises";
import {fileURLToPath} from "node:url";
import {Cite, plugins} from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-csl";
import {DuckDBInstance} from "@duckdb/node-api";
import {parse} from "csv-parse/sync";
import {stringify} from "csv-stringify/sync";
import "yaml";
import type {Outputs} from "../outputs/outputs.js";
import type {ThingSite} from "../things/write.js";

/**
 * What the program is told: compute, with the questions that open pages wait for; answer a statement; make what is taken
 * away, all of it or the engine's rows alone; or make the page of a thing.
 */
export type Order =
  | {compute: string[]; rowsChanged: boolean; run: number}
  | {ask: string; number: number}
  | {downloads: "everything" | "record"}
  | ThingOrder;

/** Asks for the page of a thing, by its path, in the frame that Framework made. */
export type ThingOrder = {thing: string; shell: string};

/** What the program tells: that what pages wait for is in place; what it answered after that; the answer to a statement; that what is taken away is there; the page of a thing. */
export type News =
  | {shown: Shown}
  | {late: string[]}
  | {answered: Answered; number: number}
  | {downloads: {which: "everything" | "record"; wrong: string}}
  | {thing: string; text: string | null};

/** An answer as JSON, or why there is none. */
export type Answered = {json: string} | {error: string};

/** Lines to print, and the number of the run whose outputs are in place. */
export interface Shown {
  lines: string[];
  run: number;
}

// What runs once runs faster the next time.
function warmUp(): void {
  stringify(parse(readFileSync("data/observations.csv")));
  plugins.input.chainLink(readFileSync("data/sources.bib", "utf8"));
}

try {
  warmUp();
} catch {
  // A fault of the data is found and told when the program computes.
}
new Cite([{id: "warm", type: "book", title: "Warm"}]).format("bibliography", {
  template: "apa",
  lang: "en-US"
});
await DuckDBInstance.create(":memory:", {threads: "1"});

// What fences answered last, by file.
const fences = new Map<string, string>();
// What is taken away, while it is made: an engine that a page waits for is more urgent than what nobody looks at.
let record: Promise<unknown> = Promise.resolve();
// Whether the engine's rows are of another record than the one that is computed.
let stale = true;
let last: Outputs | undefined;
let running = Promise.resolve();
let current: AbortController | undefined;
/** How long an open page may take to be drawn anew, in milliseconds. */
const drawing = 1500;
const tell = (news: News) => void process.send?.(news);

// What fences answer is part of what pages wait for.
function fenceAnswers({files}: Outputs): string {
  for (const [path, text] of files)
    if (path.startsWith("data/fences-")) fences.set(path, String(text));
  return JSON.stringify([...fences].sort());
}

async function compute(first: string[], run: number, signal: AbortSignal): Promise<void> {
  const started = performance.now();
  const {computeOutputs} = await import("../outputs/outputs.js");
  const {countProblems, formatProblem} = await import("@cold-winter/data");
  const {answerRemote} = await import("@cold-winter/data/remote");
  const {dropOthers, dropRecord, touchPreview, writeCache} = await import("./cache.js");
  let told: string | undefined;
  const show = async (outputs: Outputs) => {
    const changed = await writeCache(outputs);
    const problems = outputs.problems.map(formatProblem);
    const news = [...problems, fenceAnswers(outputs)].join("\n");
    // Pages that are made of the whole record come after what open pages wait for.
    const seen = (path: string) =>
      path.endsWith(".md") || first.some((name) => path === `data/answers/${name}.json`);
    if (told === news && !changed.some(seen)) return;
    // The engine of an open page takes its rows as soon as the page is told.
    if (stale && !outputs.broken) await dropRecord();
    stale &&= outputs.broken;
    told = news;
    await touchPreview();
    const summary = `data ${outputs.dataset.version} in ${Math.round(performance.now() - started)} ms`;
    tell({
      shown: {
        run,
        lines: [...problems, problems.length ? countProblems(outputs.problems) : summary]
      }
    });
  };
  const shown = new Set<string>();
  const early = async (outputs: Outputs) => {
    await show(outputs);
    for (const name of outputs.answers.keys()) shown.add(name);
    // Open pages are drawn before the processors are wanted for what nobody looks at.
    if (first.length) await wait(drawing, undefined, {signal});
  };
  await answerRemote();
  const outputs = await computeOutputs({preview: {first, early, signal, urgent: () => record}});
  await show(outputs);
  if (!outputs.broken) last = outputs;
  if (!outputs.broken && !outputs.problems.length) await dropOthers(outputs);
  tell({late: [...outputs.answers.keys()].filter((name) => !shown.has(name))});
  const {beginDryRuns} = await import("../reactive/dry-run.js");
  await beginDryRuns();
}

// What readers and the engine take away, of the rows as they are now; asked for rarely, so made when asked. Returns what is wrong, else nothing.
async function makeDownloads(which: "everything" | "record"): Promise<string> {
  const {makeDownloads: downloadsOf} = await import("../outputs/takeaway.js");
  const {formatProblem} = await import("@cold-winter/data");
  const {writeCache} = await import("./cache.js");
  const {problems, files} = await downloadsOf(which);
  await writeCache({files, broken: false});
  return problems.map(formatProblem).join("\n");
}

// What an open page asks, of the rows as they are shown: it need not start an engine of its own.
async function answerOne(sql: string): Promise<Answered> {
  const {askKept} = await import("@cold-winter/data");
  return askKept({file: "", line: 1, sql}).then(
    (rows) => ({json: JSON.stringify(rows)}),
    (error: unknown) => ({error: (error as Error).message})
  );
}

// The page of a thing, of the rows as they were when they were last whole; null where there is none.
async function makeThing({thing, shell}: ThingOrder): Promise<string | null> {
  const {thingSite} = await import("../things/write.js");
  if (site?.of !== last && last) site = {of: last, made: thingSite(last)};
  return site?.made.file(thing, shell) ?? null;
}

let site: {of: Outputs; made: ThingSite} | undefined;

/** Writes a fault of the program itself where the pages show faults of the data, and tells it. */
async function reportFault(error: unknown, run: number): Promise<void> {
  const {ProblemError, formatProblem, systemProblem} = await import("@cold-winter/data");
  const typed = error instanceof ProblemError ? error : systemProblem(error);
  if (typed) return showFault(typed.problems.map(formatProblem), run);
  const {message, stack = ""} = error as Error;
  // Code that cannot be read is told by its text alone: the error comes from another thread, which drops the rest.
  const [, unread, row, words] = /^(.+?):(\d+):\d+: ERROR: (.+)$/m.exec(message) ?? [];
  const [, url, line] =
    /\n {4}at .*?((?:file:\/\/|\/|[A-Z]:\\)[^\s)]*(?:packages|loaders)[^\s)]*?):(\d+):\d+/.exec(
      stack
    ) ?? [];
  const file = unread ?? (url?.startsWith("file:") ? fileURLToPath(url.replace(/\?.*/, "")) : url);
  const at = file ? `${relative(".", file).replaceAll("\\", "/")}:${row ?? line ?? 1}` : "loaders/";
  const problem = `${at}: ${(words ?? message).split("\n")[0]!} (mend it and save)`;
  return showFault([problem], run);
}

async function showFault(lines: string[], run: number): Promise<void> {
  const {showProblems} = await import("./cache.js");
  await showProblems(lines);
  tell({shown: {run, lines}});
}

process.on("message", (order: Order) => {
  if ("downloads" in order) {
    const which = order.downloads;
    record = makeDownloads(which)
      .catch((error: unknown) => (error as Error).message)
      .then((wrong) => tell({downloads: {which, wrong}}));
    return;
  }
  if ("ask" in order) {
    const {number} = order;
    void answerOne(order.ask).then((answered) => tell({answered, number}));
    return;
  }
  if ("thing" in order) {
    const {thing} = order;
    running = running.then(() => makeThing(order)).then((text) => tell({thing, text}));
    return;
  }
  stale ||= order.rowsChanged;
  current?.abort();
  const {signal} = (current = new AbortController());
  running = running
    .then(() => compute(order.compute, order.run, signal))
    .catch((error: unknown) => (signal.aborted ? undefined : reportFault(error, order.run)));
});
// An ordinary exit would wait for what the engine is doing.
const end = () => process.kill(process.pid, "SIGKILL");
process.on("disconnect", end);
if (!process.connected) end();
