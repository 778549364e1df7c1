import {Worker} from "node:worker_threads";
import {extname} from "node:path";
import type {Columns} from "@cold-winter/data";
import {bodyOf, type Body} from "./body.js";
import type {PageCell} from "./cells.js";
import {whyNot} from "./unbaked.js";

/** An answer as the database gives it. */
export interface FenceResult {
  columns: {name: string; type: string}[];
  rows: Columns;
}

/** What a cell asks of the record: a statement, with its fence where it has one; a comparison, with the values in it as JSON; a named question; a choice of the site. */
export type Ask =
  | {sql: string; fence: string | null}
  | {comparison: string; written: Record<string, unknown>; values: string}
  | {query: string}
  | {choice: string};

/** A cell that is run beforehand. */
export interface DryCell {
  key: string;
  inline: boolean;
  body: Body;
}

/** What a thread is told: cells to run, or the answer to what it asked. */
export type Order =
  | {run: DryCell[]; folder: string}
  | {answer: number; value?: unknown; error?: string};

/** What a thread tells. */
export type Report =
  | {ready: true}
  | {began: string}
  | {ended: string; html: string; error?: string}
  | {ask: number; question: Ask}
  | {done: true};

/** What came of running a page's cells beforehand: HTML by their keys, and why the others have none. */
export interface DryRun {
  html: Record<string, string>;
  unbaked: {line: number; reason: string}[];
}

/** How long the cells of one page may take, in milliseconds; what the database takes is not counted. */
export const longest = 5000;

// A thread stays for the next page, until one takes too long.
let idle: Promise<Worker> | undefined;

/** Has a thread wait for the next page: the first that is edited is run as soon as any. */
export async function beginDryRuns(): Promise<void> {
  await (idle ??= start());
}

/** Ends the thread that waits for the next page. */
export async function endDryRuns(): Promise<void> {
  const worker = await idle?.catch(() => undefined);
  idle = undefined;
  await worker?.terminate();
}

/** Runs the cells of a page of a folder for the first values of its inputs. `answer` gives what they ask of the record. */
export async function dryRun(
  cells: PageCell[],
  answer: (question: Ask) => Promise<unknown>,
  {within = longest, folder = "src"} = {}
): Promise<DryRun> {
  const reasons = whyNot(cells);
  const runnable = cells.filter((cell) => cell.script && !reasons.has(cell));
  const html: Record<string, string> = {};
  if (runnable.length) {
    const {ends, began} = await runCells(runnable, answer, {within, folder});
    for (const cell of runnable) {
      const end = ends.get(cell.key);
      if (end?.error === undefined && end?.html) html[cell.key] = end.html;
      if (end?.error !== undefined) reasons.set(cell, end.error);
      else if (!end)
        reasons.set(
          cell,
          began.has(cell.key)
            ? `takes longer than ${within / 1000} s`
            : "waits for what takes too long"
        );
    }
  }
  const unbaked = [...reasons].flatMap(([{line}, reason]) => (reason ? [{line, reason}] : []));
  return {html, unbaked: unbaked.sort((a, b) => a.line - b.line)};
}

interface End {
  html: string;
  error?: string;
}

async function runCells(
  cells: PageCell[],
  answer: (question: Ask) => Promise<unknown>,
  {within, folder}: {within: number; folder: string}
): Promise<{ends: Map<string, End>; began: Set<string>}> {
  const worker = await (idle ??= start());
  const ends = new Map<string, End>();
  const began = new Set<string>();
  return new Promise((resolve, reject) => {
    const timer = stopwatch(within, () => finish(false));
    const finish = (whole: boolean) => {
      timer.end();
      worker.off("message", listen).off("error", fail);
      if (!whole) {
        idle = undefined;
        void worker.terminate();
      }
      resolve({ends, began});
    };
    const fail = (error: Error) => {
      timer.end();
      idle = undefined;
      reject(error);
    };
    const listen = (report: Report) => {
      if ("began" in report) began.add(report.began);
      else if ("ended" in report) ends.set(report.ended, {html: report.html, error: report.error});
      else if ("done" in report) finish(true);
      else if ("ask" in report) {
        const resume = timer.pause();
        const number = report.ask;
        answer(report.question)
          .then(
            (value): Order => ({answer: number, value}),
            (error: unknown): Order => ({answer: number, error: (error as Error).message})
          )
          .then((order) => {
            resume();
            worker.postMessage(order);
          }, fail);
      }
    };
    worker.on("message", listen).on("error", fail);
    const run = cells.map(({key, inline, script}) => ({key, inline, body: bodyOf(script!)}));
    worker.postMessage({run, folder} satisfies Order);
  });
}

async function start(): Promise<Worker> {
  const file = new URL(`./dry-run-worker${extname(import.meta.url)}`, import.meta.url);
  // A thread reads TypeScript once it was told to, and Node takes no word of that where it starts one.
  const [tsx, program] = [import.meta.resolve("tsx/esm/api"), file.href].map((url) =>
    JSON.stringify(url)
  );
  const worker = new Worker(
    `import(${tsx!}).then(({register}) => (register(), import(${program!})));`,
    {eval: true, stdout: true, stderr: true}
  );
  worker.unref();
  await new Promise<void>((resolve, reject) => {
    worker.once("message", () => resolve()).once("error", reject);
  });
  return worker;
}

/** Calls back when time is up; it does not pass while anything is paused. */
function stopwatch(within: number, up: () => void) {
  let left = within;
  let began = performance.now();
  let paused = 0;
  let timer = setTimeout(up, left);
  return {
    end: () => clearTimeout(timer),
    pause: () => {
      if (paused++ === 0) {
        clearTimeout(timer);
        left -= performance.now() - began;
      }
      return () => {
        if (--paused > 0) return;
        began = performance.now();
        timer = setTimeout(up, Math.max(0, left));
      };
    }
  };
}
