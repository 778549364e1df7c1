import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path/posix";
import type {DuckDBConnection} from "@duckdb/node-api";
import {nearest} from "../src/shared/nearest.js";
import {engineProblem, runQuery, type Answers, type Columns} from "./answers.js";
import {readableText} from "./csv.js";
import type {Report} from "./problem.js";

/** A fenced `sql` block of a page that holds no `${}`, and so can be answered ahead of time. */
export interface Fence {
  file: string;
  line: number;
  sql: string;
}

/** A page of the notebook: its Markdown file, its path below the root, its title and its fenced questions. */
export interface Page {
  file: string;
  path: string;
  title: string;
  /** Names of the figures that it shows. */
  figures: string[];
  fences: Fence[];
}

/** The answer to a fenced question. */
export interface FenceAnswer {
  columns: Answers["columns"];
  rows: Columns;
}

/** Reads every page of a folder. Reports front matter that the kit does not take, and citations of works that are not among `keys`. */
export function readPages(folder: string, keys: string[], report: Report): Page[] {
  return readdirSync(folder, {withFileTypes: true, recursive: true})
    .filter((entry) => entry.isFile() && entry.name.endsWith(".md"))
    .map((entry) => join(entry.parentPath.replaceAll("\\", "/"), entry.name))
    .filter((file) => !file.includes(".observablehq"))
    .sort()
    .flatMap((file) => readPage(file, folder, keys, report) ?? []);
}

function readPage(file: string, folder: string, keys: string[], report: Report): Page | null {
  const source = readableText(readFileSync(file), file, report);
  if (source === null) return null;
  const front = /^---\n([\s\S]*?)\n---/.exec(source)?.[1]?.split("\n") ?? [];
  const at = front.findIndex((line) => /^sql\s*:/.test(line));
  if (at >= 0) {
    const remedy = 'remove it and write import {sql} from "/components/kit.js"; every table of data/ is there already';
    report({file, line: at + 2, field: "sql", message: "front matter sql: starts another engine", remedy});
  }
  checkCitations(file, source, keys, report);
  const title = front.map((line) => /^title:\s*(.+)$/.exec(line)?.[1]).find(Boolean) ?? /^# (.+)$/m.exec(source)?.[1];
  const path = file.slice(folder.length, -".md".length).replace(/\/index$/, "/");
  return {file, path, title: title ?? path, figures: figuresOf(source), fences: readFences(file, source)};
}

/** Returns the names of the figures that a page's text shows. */
export function figuresOf(source: string): string[] {
  return [...source.matchAll(/\bfigure\(\s*["'`]([\w-]+)/g)].map(([, name]) => name!);
}

function checkCitations(file: string, source: string, keys: string[], report: Report): void {
  const prose = source.replace(/^```[\s\S]*?^```|`[^`\n]*`/gm, (code) => code.replace(/[^\n]/g, " "));
  for (const match of prose.matchAll(/(?:\[|;\s*)@([A-Za-z0-9][\w.:+-]*)/g)) {
    const key = match[1]!;
    if (keys.includes(key)) continue;
    const near = nearest(key, keys);
    const remedy = near ? `did you mean @${near}?` : "add it to data/sources.bib";
    const line = prose.slice(0, match.index).split("\n").length;
    report({file, line, field: `@${key}`, message: `unknown citation key: ${key}`, remedy});
  }
}

const fencePattern = /^```sql([^\n]*)\n([\s\S]*?)^```/gm;

function readFences(file: string, source: string): Fence[] {
  return [...source.matchAll(fencePattern)]
    .filter(([, info, sql]) => !sql!.includes("${") && !/run\s*=\s*"?false/.test(info!))
    .map((match) => ({
      file,
      line: source.slice(0, match.index).split("\n").length + 1,
      sql: match[2]!.trim()
    }));
}

/** Answers the fenced questions of pages, by statement. Reports what the engine refuses. */
export async function answerFences(
  connection: DuckDBConnection,
  pages: Page[],
  report: Report
): Promise<Record<string, FenceAnswer>> {
  const answers: Record<string, FenceAnswer> = {};
  for (const fence of pages.flatMap(({fences}) => fences)) {
    try {
      answers[fence.sql] = await runQuery(connection, fence.sql);
    } catch (error) {
      report(engineProblem(fence, error as Error));
    }
  }
  return answers;
}
