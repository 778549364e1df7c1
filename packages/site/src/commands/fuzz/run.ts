import fc from "fast-check";
import {readFiles, datasetOf} from "@cold-winter/data";
import {corrupt, corruptions, kinds, type Corruption} from "./corruption.js";
import {classify, type Outcome} from "./verdict.js";

/** What a run of corruptions came to; the same seed and count give the same report of the same data. */
export interface FuzzReport {
  seed: number;
  count: number;
  /** Release and hash of the data that was spoilt. */
  version: string;
  outcomes: Record<Outcome, number>;
  kinds: Record<string, Partial<Record<Outcome, number>>>;
  /** How often each rule let a changed cell stand. */
  allowed: Record<string, number>;
  /** How many rows were lost or new, all told, each of them named by its verdict. */
  rows: number;
  failures: {number: number; file: string; why: string; corruption: Corruption}[];
}

/** Spoils `data/` in memory in `count` ways made from a seed, one at a time, and judges what the loaders make of each. */
export async function fuzz({
  count,
  seed,
  only,
  tell
}: {
  count: number;
  seed: number;
  /** The number of the one corruption to try. */
  only?: number;
  tell?: (line: string) => void;
}): Promise<FuzzReport> {
  const files = readFiles("data");
  const sound = datasetOf(files);
  const report: FuzzReport = {
    ...{seed, count, version: sound.version},
    outcomes: {refused: 0, "same content": 0, "another fact": 0, "other rows": 0, failed: 0},
    kinds: Object.fromEntries([...kinds].sort().map((kind) => [kind, {}])),
    allowed: {},
    rows: 0,
    failures: []
  };
  for (const [number, corruption] of fc.sample(corruptions, {seed, numRuns: count}).entries()) {
    if (only !== undefined && number !== only) continue;
    const spoilt = corrupt(files, corruption);
    const {outcome, why, by = [], rows = []} = await classify(sound, files, spoilt);
    report.outcomes[outcome]++;
    report.rows += rows.length;
    for (const rule of by) report.allowed[rule] = (report.allowed[rule] ?? 0) + 1;
    if (only !== undefined) tell?.([outcome, ...by, ...rows].join("; "));
    const row = report.kinds[corruption.kind]!;
    row[outcome] = (row[outcome] ?? 0) + 1;
    if (why !== undefined) {
      report.failures.push({number, file: spoilt.file, why, corruption});
      tell?.(`${number} ${corruption.kind} ${spoilt.file}: ${why}`);
    }
    if (number % 500 === 499)
      tell?.(`${number + 1} of ${count}, ${report.failures.length} failures`);
  }
  report.allowed = Object.fromEntries(
    Object.entries(report.allowed).sort(([a], [b]) => (a < b ? -1 : 1))
  );
  return report;
}
