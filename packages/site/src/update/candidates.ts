import {existsSync, readFileSync, readdirSync, rmSync} from "node:fs";
import {join} from "node:path/posix";
import {ProblemError, writeWhole} from "@cold-winter/data";
import type {Release} from "./release.js";

/** Columns that say who says it and not what is said. */
export const envelope = ["sources", "status", "seen", "vintage"];

/** A row as text by column. */
export type Cells = Record<string, string>;

/** One row that a publisher's file would make, change or leave out; null where there is none. */
export interface Change {
  id: string;
  file: string;
  before: Cells | null;
  after: Cells | null;
}

/** What a publisher's file would change, waiting for somebody to look at it. */
export interface Candidates {
  loader: string;
  source: string;
  table: string;
  said_by: string;
  release: Release;
  /** How many rows the file gave. */
  rows: number;
  changes: Change[];
}

/** What was last taken from a publisher. */
export interface Locked extends Release {
  rows: number;
  /** Rows that somebody looked at and did not want, with what their cells would have been. */
  declined?: Record<string, Cells | null>;
}

/** Candidates that were accepted, with what the lock said before: enough to give all back. */
export interface Accepted extends Candidates {
  locked: Locked | null;
}

/** Where an update keeps what it knows, below the folder of the record. */
export class Places {
  constructor(readonly data = "data") {}

  readonly lock = () => join(this.data, "sources.lock.json");
  readonly waiting = (id = "") => join(this.data, "candidates", id && `${id}.json`);
  readonly accepted = (id = "") => join(this.data, "candidates/accepted", id && `${id}.json`);
}

/** Reads the lock: what was last taken, by loader. */
export function readLock(places: Places): Record<string, Locked> {
  return existsSync(places.lock()) ? (readJson(places.lock()) as Record<string, Locked>) : {};
}

/** Writes what was last taken from one loader; null forgets it. */
export function writeLock(places: Places, id: string, entry: Locked | null): void {
  const {[id]: _before, ...others} = readLock(places);
  const all = Object.entries(entry ? {...others, [id]: entry} : others);
  all.sort(([a], [b]) => (a < b ? -1 : 1));
  if (!all.length) return forget(places.lock());
  writeWhole(places.lock(), `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`);
}

/** Returns the names of loaders whose candidates wait, or were accepted last. */
export function namesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => name.slice(0, -".json".length))
    .sort();
}

export const readCandidates = (places: Places, id: string) =>
  readJson(places.waiting(id)) as Candidates;

export const readAccepted = (places: Places, id: string) =>
  readJson(places.accepted(id)) as Accepted;

/** Says how many rows are new, changed and gone. */
export function countsOf({changes}: Pick<Candidates, "changes">): string {
  const count = (test: (change: (typeof changes)[number]) => boolean) =>
    changes.filter(test).length;
  const made = count(({before}) => !before);
  const gone = count(({after}) => !after);
  return `${made} new, ${changes.length - made - gone} changed, ${gone} gone`;
}

/** Writes candidates with a line a row, so that a difference of two versions can be read. */
export function writeCandidates(file: string, {changes, ...head}: Candidates): void {
  const lines = changes.map((change) => `    ${JSON.stringify(change)}`).join(",\n");
  const text = JSON.stringify({...head, changes: []}, null, 2);
  writeWhole(file, `${text.replace(/\[\]\n\}$/, `[\n${lines}\n  ]\n}`)}\n`);
}

export const forget = (file: string) => rmSync(file, {force: true});

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as unknown;
  } catch (error) {
    const message = `cannot be read: ${(error as Error).message}`;
    throw new ProblemError([{file, message, remedy: "restore it, or delete it and update again"}]);
  }
}
