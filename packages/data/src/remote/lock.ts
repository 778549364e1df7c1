import {createHash} from "node:crypto";
import {join} from "node:path/posix";
import {writeWhole} from "../files.js";
import type {Report} from "../problem.js";
import {groupsOf, type Head} from "./head.js";
import {statementOf} from "./statement.js";

/** What was last answered to a head. */
export interface LockedAnswer {
  /** Hash of all that the answer rests on: engine, statement, columns, snapshot. */
  asked: string;
  /** Hash of the file of sums. */
  sha256: string;
  engine: string;
  day: string;
  rows: number;
  sums: number;
}

export type Lock = Record<string, LockedAnswer>;

/** Where the lock of a folder of data stands. */
export const lockFile = (folder: string) => join(folder, "remote.lock.json");

/** Returns the hash of all that an answer to a head rests on. Its sources do not belong to it: they may be mended without the engine. */
export function askedHash(head: Head): string {
  const {engine, version, address, snapshot, partitions, measures} = head;
  const columns = head.columns.map(({name, type}) => [name, type]);
  const names = [...groupsOf(head).map(({name}) => name), ...Object.keys(measures)];
  const rows = Object.values(partitions).map((partition) => partition.rows);
  return sha256(
    JSON.stringify([engine, version, address, snapshot, columns, names, rows, statementOf(head)])
  );
}

export const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** Reads the lock. Reports one that cannot be read, which then says nothing. */
export function parseLock(text: string | undefined, file: string, report: Report): Lock {
  if (text === undefined) return {};
  try {
    const lock: unknown = JSON.parse(text);
    if (typeof lock === "object" && lock !== null) return lock as Lock;
    throw new Error("no list of answers");
  } catch (error) {
    report({
      file,
      line: 1,
      message: `cannot be read: ${(error as Error).message}`,
      remedy: "restore it, or delete it and build with the engine"
    });
    return {};
  }
}

/** Writes the lock, whole, its names in order. */
export function writeLock(folder: string, lock: Lock): void {
  const entries = Object.entries(lock).sort(([a], [b]) => (a < b ? -1 : 1));
  writeWhole(lockFile(folder), `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`);
}
