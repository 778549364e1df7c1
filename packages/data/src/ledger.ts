import type {DuckDBConnection} from "@duckdb/node-api";
import {answer, type Answers, type Cell} from "./answers.js";
import {byPosition} from "./names.js";
import type {Problem, Report} from "./problem.js";
import type {Dataset, LedgerVerdicts, Verdict} from "./dataset.js";
import {combinations} from "./shared/placeholders.js";
import {questionOf, rulesOf, verdictOf} from "./rule.js";
import {viewsSql} from "./views.js";

type Ask = typeof answer;

// A warm program judges again only when the data or the views changed.
let known: {key: string; ledgerVerdicts: LedgerVerdicts} | undefined;

const keyOf = (dataset: Dataset) =>
  JSON.stringify([dataset.version, dataset.questions, viewsSql(dataset)]);

/** Returns what this process judged of the same record before, if it did. */
export function knownVerdicts(dataset: Dataset): LedgerVerdicts | undefined {
  return known?.key === keyOf(dataset) ? known.ledgerVerdicts : undefined;
}

/**
 * Answers the questions of all ledgers, on a locked connection, and judges every statement by its rules, for every lens,
 * with all rows and with the checked ones. `ask` may know an answer already.
 */
export async function computeVerdicts(
  connection: DuckDBConnection,
  dataset: Dataset,
  ask: Ask = answer
): Promise<LedgerVerdicts> {
  const before = knownVerdicts(dataset);
  if (before) return before;
  const answers = new Map<string, Answers>();
  const problems: Problem[] = [];
  for (const question of dataset.questions) {
    const answered = await ask(connection, question, (problem) => void problems.push(problem));
    if (answered) answers.set(question.name, answered);
  }
  known = {
    key: keyOf(dataset),
    ledgerVerdicts: {answers, verdicts: verdictsOf(dataset, answers), problems}
  };
  return known.ledgerVerdicts;
}

function verdictsOf(dataset: Dataset, answers: Map<string, Answers>): Verdict[] {
  const lenses = byPosition(dataset.tables.get("lenses") ?? []).map(({id}) => id);
  const views = lenses.flatMap((lens) => ["all", "checked"].map((checked) => ({lens, checked})));
  return views.flatMap((selections) => {
    const numbers = new Map([...answers].map(([name, each]) => [name, firstRow(each, selections)]));
    return (dataset.tables.get("statements") ?? []).map((row) => ({
      ...{statement: row.id, ...selections},
      ...verdictOf(
        row,
        rulesOf(dataset, row.id),
        (rule) => numbers.get(questionOf(dataset, rule)) ?? {}
      )
    }));
  });
}

/**
 * Adds the answers of ledgers to all answers. Reports what the engine refused, an answer that is not one row, and a rule
 * whose measure is no column.
 */
export function answerLedgers(
  dataset: Dataset,
  answers: Map<string, Answers>,
  report: Report
): void {
  for (const problem of dataset.ledgerVerdicts.problems) report(problem);
  for (const [name, each] of dataset.ledgerVerdicts.answers) answers.set(name, each);
  checkMeasures(dataset, answers, report);
}

/** Returns the first row of an answer for some choices; those that its question does not have change nothing. */
export function firstRow(
  {choices, index, sets}: Answers,
  selections: Record<string, string>
): Record<string, Cell> {
  const at = combinations(choices).findIndex((each) =>
    choices.every(({name, values}) => each[name] === (selections[name] ?? values[0]))
  );
  const rows = sets[index[Math.max(0, at)]!] ?? {};
  return Object.fromEntries(Object.entries(rows).map(([name, cells]) => [name, cells[0] ?? null]));
}

function checkMeasures(dataset: Dataset, answers: Map<string, Answers>, report: Report): void {
  for (const {name, file} of dataset.questions) {
    const lengths = answers.get(name)?.sets.map((set) => Object.values(set)[0]?.length ?? 0) ?? [];
    if (lengths.every((length) => length === 1)) continue;
    const remedy = "sum up, so that there is one row whatever is chosen";
    report({
      file,
      line: 1,
      message: `returns ${lengths.find((length) => length !== 1)} rows`,
      remedy
    });
  }
  for (const rule of dataset.tables.get("statement_rules") ?? []) {
    const answered = answers.get(questionOf(dataset, rule));
    const columns = answered?.columns.map(({name}) => name);
    for (const field of ["measure", "measure_low", "measure_high"] as const) {
      const column = rule.values[field];
      if (!columns || column === null || columns.includes(String(column))) continue;
      const {file, line} = rule;
      report({
        file,
        line,
        field,
        message: `no column of the query: ${String(column)}`,
        remedy: `use one of ${columns.join(", ")}`
      });
    }
  }
}
