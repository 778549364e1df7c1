import type {DuckDBConnection} from "@duckdb/node-api";
import {
  drawSql,
  readingColumns,
  readingsOf,
  refusals,
  ways,
  type Count,
  type Drawing,
  type Refusal,
  type Side
} from "./draws/index.js";
import {combinations, fillPlaceholders} from "./shared/placeholders.js";
import type {Report} from "./problem.js";
import type {Query} from "./query.js";
import {askAuthored, runQuery, type Columns} from "./statement.js";

/** What was drawn of the readings that a question answers with. */
export interface Drawn {
  drawing: Drawing;
  /** The two cases that are compared. */
  cases: [string, string];
  /** The counts by every way that is answered when the site is built, for the default choices: the first set of rows; absent where works are left out. */
  counts?: Record<(typeof ways)[number], Count[]>;
}

const remedies: Record<Refusal["reason"], string> = {
  empty: "return low, best or high",
  reversed: "return low, best and high in this order",
  wide: "give draws a larger step",
  weights: "give a family of its readings a weight",
  nobody: "name a family of its readings"
};

/** Draws what a question answers with, in SQL. Reports columns that are missing and readings that cannot be drawn, and then returns null. */
export async function drawAnswers(
  connection: DuckDBConnection,
  query: Query,
  answers: {columns: {name: string}[]; sets: Columns[]},
  report: Report
): Promise<Drawn | null> {
  const {file, draws: drawing, sql, choices} = query;
  const wrong = (message: string, remedy: string) => {
    report({file, line: 1, field: "draws", message, remedy});
    return null;
  };
  const missing = readingColumns.filter(
    (name) => !answers.columns.some((column) => column.name === name)
  );
  if (missing.length) return wrong(`draws needs columns: ${missing.join(", ")}`, "return them");
  const compared = await runQuery(
    connection,
    "SELECT id FROM cases WHERE role = 'compared' ORDER BY position LIMIT 2"
  );
  if (compared.rows["id"]!.length < 2)
    return wrong("draws needs two cases", "add a case to compare");
  const cases = compared.rows["id"] as [string, string];
  for (const set of answers.sets) {
    const [refused] = refusals(readingsOf(set), drawing!, {way: "voices"});
    if (refused)
      return wrong(`cannot be drawn: ${refused.name}: ${refused.reason}`, remedies[refused.reason]);
  }
  const filled = fillPlaceholders(sql, combinations(choices)[0]!);
  const counts: Partial<NonNullable<Drawn["counts"]>> = {};
  for (const way of ways) {
    const statement = {...query, sql: drawSql(filled, drawing!, {way}, cases)};
    counts[way] = countsOf((await askAuthored(connection, statement)).rows, cases);
  }
  return {drawing: drawing!, cases, counts: counts as Drawn["counts"]};
}

/** Reads what the statement of `drawSql` answers. */
export function countsOf(rows: Columns, cases: [string, string]): Count[] {
  const number = (name: string, at: number) => Number(rows[name]![at]);
  const sideOf = (side: string, id: string, at: number): Side => ({
    case: id,
    least: number(`${side}_least`, at),
    low: number(`${side}_low`, at),
    middle: number(`${side}_middle`, at),
    high: number(`${side}_high`, at),
    most: number(`${side}_most`, at)
  });
  return rows["claim"]!.map((claim, at) => ({
    claim: String(claim),
    first: number("first", at),
    equal: number("equal", at),
    second: number("second", at),
    difference: number("difference", at),
    sides: ["one", "other"].flatMap((side, place) =>
      rows[`${side}_least`]![at] === null ? [] : sideOf(side, cases[place]!, at)
    )
  }));
}
