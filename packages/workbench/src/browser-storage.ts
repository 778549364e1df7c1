import {onStoredElsewhere, storeValue, storedValue} from "@cold-winter/figure/browser-values";
import {readWork, record, type Draft} from "./draft.js";

/** One run of a query in this browser. */
export interface Run {
  draft: Draft;
  /** Milliseconds since 1970, by this machine's clock. */
  when: number;
  /** Rows of the result; null where there was none. */
  rows: number | null;
}

const mostRuns = 50;
// The draft as this page first read or last wrote it: any other is the work of another tab.
let known: string | undefined;

/** Keeps what the reader is writing, and another tab's draft among the runs; returns whether it outlives the page. */
export function keepDraft(draft: Draft): boolean {
  const before = readWork(storedValue("draft"));
  if (before && before.sql !== known && before.sql !== draft.sql)
    keepRun({draft: before, when: Date.now(), rows: null});
  known = draft.sql;
  return storeValue("draft", draft);
}

/** Returns what the reader was writing last time. */
export function lastDraft(): Draft | null {
  const draft = readWork(storedValue("draft"));
  known ??= draft?.sql;
  return draft;
}

/** Calls a listener when another tab writes a draft. */
export function onOtherDraft(listener: () => void): void {
  onStoredElsewhere("draft", listener);
}

/** Returns the runs of this browser, the newest first. */
export function lastRuns(): Run[] {
  const list = storedValue("runs");
  const runs = (Array.isArray(list) ? (list as unknown[]) : []).flatMap((item) => {
    const {draft, when, rows} = record(item);
    const read = readWork(draft);
    // Beyond these bounds there is no day that a page could show.
    return read && typeof when === "number" && Math.abs(when) <= 8.64e15
      ? [{draft: read, when, rows: typeof rows === "number" ? rows : null}]
      : [];
  });
  return runs.slice(0, mostRuns);
}

/** Adds a run; the same query run again moves to the front. Where there is no room for all, the longest ones go. */
export function keepRun(run: Run): void {
  const others = lastRuns().filter(({draft}) => draft.sql !== run.draft.sql);
  const runs = [run, ...others].slice(0, mostRuns);
  const left = [...runs];
  while (!storeValue("runs", left)) {
    if (left.length < 2) return void storeValue("runs", runs);
    const longest = Math.max(...left.map(({draft}) => draft.sql.length));
    left.splice(
      left.findLastIndex(({draft}) => draft.sql.length === longest),
      1
    );
  }
}

/** Forgets every run. */
export function forgetRuns(): void {
  storeValue("runs", []);
}
