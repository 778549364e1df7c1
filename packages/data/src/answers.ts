import type {DuckDBConnection} from "@duckdb/node-api";
import type {Cell} from "./shared/cell.js";
import {combinations, fill} from "./shared/placeholders.js";
import {readCell} from "./duckdb-cell.js";
import {lineOf} from "./lines.js";
import type {Problem, Report} from "./problem.js";
import type {Choice, Query} from "./query.js";

export type {Cell};

/** Rows by column: every column has as many cells as the answer has rows. */
export type Columns = Record<string, Cell[]>;

/** The answers to one question for every combination of its choices. */
export interface Answers {
  query: string;
  title: string;
  question: string;
  grain: string;
  caveat: string;
  sql: string;
  choices: Choice[];
  /** Name and SQL type of each column. */
  columns: {name: string; type: string}[];
  /** For each combination, in the order of `combinations`, the index of its rows in `sets`. */
  index: number[];
  /** Distinct row sets, each stored once. */
  sets: Columns[];
}

/** The largest answers file that a page may ask for, in compressed bytes. */
export const largestAnswers = 200_000;

/** Answers one statement. Throws the engine's error. */
export async function runQuery(
  connection: DuckDBConnection,
  sql: string
): Promise<{columns: Answers["columns"]; rows: Columns}> {
  const reader = await connection.runAndReadAll(sql);
  const names = reader.deduplicatedColumnNames();
  const types = reader.columnTypes();
  const values = reader.getColumnsJson() as unknown[][];
  const columns = names.map((name, at) => ({name, type: String(types[at]!)}));
  const rows = Object.fromEntries(
    names.map((name, at) => [name, (values[at] ?? []).map((value) => readCell(value, types[at]!))])
  );
  return {columns, rows};
}

/** Answers a question for every combination of its choices. Reports what the engine refuses and a key that repeats, and then returns null. */
export async function answer(connection: DuckDBConnection, query: Query, report: Report): Promise<Answers | null> {
  const {name, title, question, grain, caveat, sql, choices} = query;
  const answers: Answers = {
    ...{query: name, title, question, grain, caveat, sql, choices},
    columns: [],
    index: [],
    sets: []
  };
  const known = new Map<string, number>();
  for (const chosen of combinations(choices)) {
    let result: Awaited<ReturnType<typeof runQuery>>;
    try {
      result = await runQuery(connection, fill(sql, chosen));
    } catch (error) {
      report(engineProblem(query, error as Error));
      return null;
    }
    answers.columns = result.columns;
    const text = JSON.stringify(result.rows);
    if (!known.has(text)) {
      known.set(text, answers.sets.push(result.rows) - 1);
      if (!checkKey(query, result, chosen, report)) return null;
    }
    answers.index.push(known.get(text)!);
  }
  return answers;
}

/** Says where a statement of a file fails, in the engine's words, and what may mend it. */
export function engineProblem({file, line, sql}: Pick<Query, "file" | "line" | "sql">, {message}: Error): Problem {
  const text = message.split("\n\n")[0]!.replace(/\s+/g, " ");
  const at = /LINE (\d+):/.exec(message);
  const near = /near "([^"]+)"/.exec(message);
  const offset = at ? Number(at[1]) : near ? (lineOf(sql, near[1]!) ?? 1) : 1;
  return {file, line: line + offset - 1, field: "sql", message: text, remedy: remedyOf(message)};
}

function remedyOf(message: string): string {
  const candidates = /Candidate bindings: (.*)|Did you mean "(.*)"/.exec(message);
  return candidates
    ? `did you mean ${(candidates[1] ?? candidates[2])!.split("\n")[0]}?`
    : "see /codebook for tables and columns";
}

function checkKey(
  {file, key}: Query,
  {rows}: {rows: Columns},
  chosen: Record<string, string>,
  report: Report
): boolean {
  const wrong = (message: string, remedy: string) => {
    report({file, line: 1, field: "key", message, remedy});
    return false;
  };
  const missing = key.find((name) => !(name in rows));
  if (missing !== undefined) return wrong(`key names no column: ${missing}`, "return the column or mend the key");
  const seen = new Set<string>();
  for (let at = 0; at < (rows[key[0]!]?.length ?? 0); at++) {
    const id = JSON.stringify(key.map((name) => rows[name]![at]));
    if (seen.has(id))
      return wrong(`key repeats: ${id} with ${JSON.stringify(chosen)}`, "a row per key: group, or widen the key");
    seen.add(id);
  }
  return true;
}
