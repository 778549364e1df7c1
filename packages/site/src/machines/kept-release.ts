import {existsSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path/posix";
import {filesBelow} from "@cold-winter/data";
import type {Release} from "../commands/release/notes.js";

/** How many rows there are, and the first of their names. */
export interface Listed {
  rows: number;
  ids: string[];
}

/** What changed between two data versions, as `npm run changes -- REVISION --keep` keeps it for the feed. */
export interface KeptRelease {
  versions: [string, string];
  /** The day of the later one. */
  day: string;
  tables: {table: string; added: Listed; changed: Listed; removed: Listed}[];
  findings: Release["findings"];
}

const folder = "releases";
const most = 20;

/** Returns what a feed tells of a release: of each table with changed rows how many and the first of them. */
export function keptOf({versions, tables, findings}: Release, day: string): KeptRelease {
  const told = tables.map(({table, added, removed, changed}) => ({
    table,
    added: listed(added),
    changed: listed([...new Set(changed.map(({id}) => id))]),
    removed: listed(removed)
  }));
  const moved = told.filter(({added, changed, removed}) =>
    [added, changed, removed].some(({rows}) => rows)
  );
  return {versions, day, tables: moved, findings};
}

const listed = (ids: string[]): Listed => ({rows: ids.length, ids: ids.slice(0, most)});

/** Keeps what changed, in a file named by the later data version. */
export function keepRelease(release: KeptRelease): void {
  mkdirSync(folder, {recursive: true});
  const text = JSON.stringify(release, null, 2).replace(/\[\s+("[^[\]]*")\s+\]/g, (list) =>
    list.replace(/\s*\n\s*/g, " ").replace(/^\[ | \]$/g, (end) => end.trim())
  );
  writeFileSync(join(folder, `${release.versions[1]}.json`), `${text}\n`);
}

/** Reads what changed, release by release. */
export function keptReleases(): KeptRelease[] {
  if (!existsSync(folder)) return [];
  return filesBelow(folder)
    .filter((file) => file.endsWith(".json"))
    .map((file) => JSON.parse(readFileSync(file, "utf8")) as KeptRelease);
}
