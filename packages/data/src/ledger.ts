import type {DuckDBConnection} from "@duckdb/node-api";
import {answer, type Answers, type Cell} from "./answers.js";
import {byPosition} from "./names.js";
import type {Problem, Report} from "./problem.js";
import type {DataRecord, Judgement, Verdict} from "./data-record.js";
import {combinations} from "./shared/placeholders.js";
import {questionOf, rulesOf, verdictOf} from "./rule.js";
import {viewsSql} from "./views.js";

type Ask = typeof answer;

// A warm program judges again only when the data or the views changed.
let known: {key: string; judgement: Judgement} | undefined;

const keyOf = (record: DataRecord) => JSON.stringify([record.version, record.questions, viewsSql(record)]);

/** Returns what this process judged of the same record before, if it did. */
export function knownJudgement(record: DataRecord): Judgement | undefined {
  return known?.key === keyOf(record) ? known.judgement : undefined;
}

/**
 * Answers the questions of all ledgers, on a locked connection, and judges every statement by its rules, for every lens,
 * with all rows and with the checked ones. `ask` may know an answer already.
 */
export async function judge(connection: DuckDBConnection, record: DataRecord, ask: Ask = answer): Promise<Judgement> {
  const before = knownJudgement(record);
  if (before) return before;
  const answers = new Map<string, Answers>();
  const problems: Problem[] = [];
  for (const question of record.questions) {
    const answered = await ask(connection, question, (problem) => void problems.push(problem));
    if (answered) answers.set(question.name, answered);
  }
  known = {key: keyOf(record), judgement: {answers, verdicts: verdictsOf(record, answers), problems}};
  return known.judgement;
}

function verdictsOf(record: DataRecord, answers: Map<string, Answers>): Verdict[] {
  const lenses = byPosition(record.tables.get("lenses") ?? []).map(({id}) => id);
  const views = lenses.flatMap((lens) => ["all", "checked"].map((checked) => ({lens, checked})));
  return views.flatMap((chosen) => {
    const numbers = new Map([...answers].map(([name, each]) => [name, firstRow(each, chosen)]));
    return (record.tables.get("statements") ?? []).map((row) => ({
      ...{statement: row.id, ...chosen},
      ...verdictOf(row, rulesOf(record, row.id), (rule) => numbers.get(questionOf(record, rule)) ?? {})
    }));
  });
}

/**
 * Adds the answers of ledgers to all answers. Reports what the engine refused, an answer that is not one row, and a rule
 * whose measure is no column.
 */
export function answerLedgers(record: DataRecord, answers: Map<string, Answers>, report: Report): void {
  for (const problem of record.judgement.problems) report(problem);
  for (const [name, each] of record.judgement.answers) answers.set(name, each);
  checkMeasures(record, answers, report);
}

/** Returns the first row of an answer for some choices; those that its question does not have change nothing. */
export function firstRow({choices, index, sets}: Answers, chosen: Record<string, string>): Record<string, Cell> {
  const at = combinations(choices).findIndex((each) =>
    choices.every(({name, values}) => each[name] === (chosen[name] ?? values[0]))
  );
  const rows = sets[index[Math.max(0, at)]!] ?? {};
  return Object.fromEntries(Object.entries(rows).map(([name, cells]) => [name, cells[0] ?? null]));
}

function checkMeasures(record: DataRecord, answers: Map<string, Answers>, report: Report): void {
  for (const {name, file} of record.questions) {
    const lengths = answers.get(name)?.sets.map((set) => Object.values(set)[0]?.length ?? 0) ?? [];
    if (lengths.every((length) => length === 1)) continue;
    const remedy = "sum up, so that there is one row whatever is chosen";
    report({file, line: 1, message: `returns ${lengths.find((length) => length !== 1)} rows`, remedy});
  }
  for (const rule of record.tables.get("statement_rules") ?? []) {
    const answered = answers.get(questionOf(record, rule));
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
