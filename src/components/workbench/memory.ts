import {readWork, record, type Work} from "./work.js";

/** One run of a query in this browser. */
export interface Run {
  work: Work;
  /** Milliseconds since 1970, by this machine's clock. */
  when: number;
  /** Rows of the result; null where there was none. */
  rows: number | null;
}

const mostRuns = 50;
const held = new Map<string, string>();

// A browser may forbid storage or have none left; then the page alone remembers.
function put(name: string, value: unknown): void {
  const key = `cold-winter:${name}`;
  const text = JSON.stringify(value);
  held.set(key, text);
  try {
    localStorage.setItem(key, text);
  } catch {
    return;
  }
}

function take(name: string): unknown {
  const key = `cold-winter:${name}`;
  try {
    return JSON.parse(held.get(key) ?? localStorage.getItem(key) ?? "null") as unknown;
  } catch {
    return null;
  }
}

/** Keeps what the reader is writing. */
export function keepDraft(work: Work): void {
  put("draft", work);
}

/** Returns what the reader was writing last time. */
export function lastDraft(): Work | null {
  return readWork(take("draft"));
}

/** Returns the runs of this browser, the newest first. */
export function lastRuns(): Run[] {
  const list = take("runs");
  return (Array.isArray(list) ? (list as unknown[]) : []).slice(0, mostRuns).flatMap((item) => {
    const {work, when, rows} = record(item);
    const read = readWork(work);
    return read && typeof when === "number" ? [{work: read, when, rows: typeof rows === "number" ? rows : null}] : [];
  });
}

/** Adds a run; the same query run again moves to the front. */
export function keepRun(run: Run): void {
  const others = lastRuns().filter(({work}) => work.sql !== run.work.sql);
  put("runs", [run, ...others].slice(0, mostRuns));
}

/** Forgets every run. */
export function forgetRuns(): void {
  put("runs", []);
}
