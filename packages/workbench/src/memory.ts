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
const keyOf = (name: string) => `cold-winter:${name}`;

/** Keeps a value in this browser; returns whether it outlives the page, which alone remembers where storage is forbidden or full. */
export function put(name: string, value: unknown): boolean {
  const key = keyOf(name);
  const text = JSON.stringify(value);
  try {
    localStorage.setItem(key, text);
    held.delete(key);
    return true;
  } catch {
    held.set(key, text);
    return false;
  }
}

/** Returns what was kept under a name; null where nothing is, or nothing that can be read. */
export function take(name: string): unknown {
  const key = keyOf(name);
  try {
    return JSON.parse(held.get(key) ?? localStorage.getItem(key) ?? "null") as unknown;
  } catch {
    return null;
  }
}

// The draft as this page first read or last wrote it: any other is the work of another tab.
let known: string | undefined;

/** Keeps what the reader is writing, and another tab's draft among the runs; returns whether it outlives the page. */
export function keepDraft(work: Work): boolean {
  const before = readWork(take("draft"));
  if (before && before.sql !== known && before.sql !== work.sql) keepRun({work: before, when: Date.now(), rows: null});
  known = work.sql;
  return put("draft", work);
}

/** Returns what the reader was writing last time. */
export function lastDraft(): Work | null {
  const work = readWork(take("draft"));
  known ??= work?.sql;
  return work;
}

/** Calls a listener when another tab writes a draft. */
export function onOtherDraft(listener: () => void): void {
  addEventListener("storage", ({key}) => {
    if (key === keyOf("draft")) listener();
  });
}

/** Returns the runs of this browser, the newest first. */
export function lastRuns(): Run[] {
  const list = take("runs");
  const runs = (Array.isArray(list) ? (list as unknown[]) : []).flatMap((item) => {
    const {work, when, rows} = record(item);
    const read = readWork(work);
    // Beyond these bounds there is no day that a page could show.
    return read && typeof when === "number" && Math.abs(when) <= 8.64e15
      ? [{work: read, when, rows: typeof rows === "number" ? rows : null}]
      : [];
  });
  return runs.slice(0, mostRuns);
}

/** Adds a run; the same query run again moves to the front. Where there is no room for all, the longest ones go. */
export function keepRun(run: Run): void {
  const others = lastRuns().filter(({work}) => work.sql !== run.work.sql);
  const runs = [run, ...others].slice(0, mostRuns);
  const left = [...runs];
  while (!put("runs", left)) {
    if (left.length < 2) return void put("runs", runs);
    const longest = Math.max(...left.map(({work}) => work.sql.length));
    left.splice(
      left.findLastIndex(({work}) => work.sql.length === longest),
      1
    );
  }
}

/** Forgets every run. */
export function forgetRuns(): void {
  put("runs", []);
}
