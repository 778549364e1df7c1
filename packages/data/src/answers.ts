import type {DuckDBConnection} from "@duckdb/node-api";
import type {Cell} from "./shared/cell.js";
import {combinations, fillPlaceholders} from "./shared/placeholders.js";
import type {Told} from "./comparison/told.js";
import {drawAnswers, type Drawn} from "./draw-answers.js";
import {lineOf} from "./lines.js";
import type {Problem, Report} from "./problem.js";
import type {Choice, Query} from "./query.js";
import {
  allowance,
  askAuthored,
  readsText,
  runQuery,
  StatementError,
  type Authored,
  type Columns
} from "./statement.js";

export {runQuery};
export type {Cell, Columns};

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
  /** Of a comparison what its drawing knows besides the rows. */
  told?: Told;
  /** Of readings what was drawn of them. */
  drawn?: Drawn;
}

/** The largest answers file that a page may ask for, in compressed bytes. */
export const largestAnswers = 200_000;

/** Answers a question for every combination of its choices. Reports what the engine refuses and a key that repeats, and then returns null. */
export async function answer(
  connection: DuckDBConnection,
  query: Query,
  report: Report,
  within = allowance
): Promise<Answers | null> {
  const {name, title, question, grain, caveat, sql, choices} = query;
  const answers: Answers = {
    ...{query: name, title, question, grain, caveat, sql, choices},
    columns: [],
    index: [],
    sets: []
  };
  const known = new Map<string, number>();
  const began = performance.now();
  let looked = false;
  for (const selections of combinations(choices)) {
    let result: Awaited<ReturnType<typeof runQuery>>;
    try {
      result = await askAuthored(
        connection,
        {...query, sql: fillPlaceholders(sql, selections)},
        {within, began, looked}
      );
      looked ||= choices.length > 0 && !(await readsText(connection, sql));
    } catch (error) {
      report(engineProblem(query, error as Error));
      return null;
    }
    answers.columns = result.columns;
    const text = JSON.stringify(result.rows);
    if (!known.has(text)) {
      known.set(text, answers.sets.push(result.rows) - 1);
      if (!checkKey(query, result, selections, report)) return null;
    }
    answers.index.push(known.get(text)!);
  }
  if (!query.draws) return answers;
  const drawn = await drawAnswers(connection, query, answers, report);
  return drawn && {...answers, drawn};
}

/** Says where a statement of a file fails, in the engine's words, and what may mend it. */
export function engineProblem({file, line, sql}: Authored, error: Error): Problem {
  if (error instanceof StatementError)
    return {file, line, field: "sql", message: error.message, remedy: error.remedy};
  const message = error.message.replace(/^Failed to extract statements: /, "");
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
  selections: Record<string, string>,
  report: Report
): boolean {
  const wrong = (message: string, remedy: string) => {
    report({file, line: 1, field: "key", message, remedy});
    return false;
  };
  const missing = key.find((name) => !(name in rows));
  if (missing !== undefined)
    return wrong(`key names no column: ${missing}`, "return the column or mend the key");
  const seen = new Set<string>();
  for (let at = 0; at < (rows[key[0]!]?.length ?? 0); at++) {
    const id = JSON.stringify(key.map((name) => rows[name]![at]));
    if (seen.has(id))
      return wrong(
        `key repeats: ${id} with ${JSON.stringify(selections)}`,
        "a row per key: group, or widen the key"
      );
    seen.add(id);
  }
  return true;
}
