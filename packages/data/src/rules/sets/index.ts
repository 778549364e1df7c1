import type {DuckDBConnection} from "@duckdb/node-api";
import {runQuery} from "../../answers.js";
import type {DatabaseTable} from "../../columns.js";
import type {Dataset} from "../../dataset.js";
import {memoize} from "../../memoize.js";
import type {DataPackage} from "../../description.js";
import type {Problem} from "../../problem.js";
import {spans, years} from "./dates.js";
import {currencies, signs, sizes, sums} from "./figures.js";
import {circles, forms, givens, shared, uniques, wholes} from "./keys.js";
import type {SetQuestion, SetRule} from "./set-rule.js";
import {voices} from "./voices.js";

/** The rules that are said over sets: the engine reads the tables and answers with the rows that break them. */
const setRules: SetRule[] = [
  spans,
  years,
  forms,
  shared,
  uniques,
  circles,
  givens,
  wholes,
  sums,
  currencies,
  signs,
  sizes,
  voices
];

type Asked = SetQuestion & {table: string; last?: {read: DatabaseTable[]; found: Found[]}};
type Found = Pick<Problem, "field" | "message" | "remedy"> & {id: string};

const questionsOf = memoize((dataset: DataPackage): Asked[] =>
  dataset.tables.flatMap((table) =>
    setRules.flatMap((rule) =>
      rule(table, dataset).map((question) => ({...question, table: table.name}))
    )
  )
);

/**
 * Asks a database that holds the record's tables for the rows that break a rule over sets. A question whose tables are the same
 * objects as before is not asked again.
 */
export async function setProblems(
  connection: DuckDBConnection,
  dataset: Dataset,
  tables: DatabaseTable[]
): Promise<Problem[]> {
  const byName = new Map(tables.map((table) => [table.name, table]));
  const questions = questionsOf(dataset.package).map((question) => ({
    question,
    read: [question.table, ...(question.reads ?? [])].map((name) => byName.get(name)!)
  }));
  const stale = questions.filter(
    ({question: {last}, read}) => !last?.read.every((table, at) => table === read[at])
  );
  const answers = await askAll(
    connection,
    stale.map(({question}) => question)
  );
  for (const [at, {question, read}] of stale.entries()) question.last = {read, found: answers[at]!};
  return questions.flatMap(({question}) =>
    question.last!.found.map((found) => placed(found, question.table, dataset))
  );
}

// One statement for all: most of the time of a small one goes into its way there and back.
async function askAll(connection: DuckDBConnection, questions: Asked[]): Promise<Found[][]> {
  const answers: Found[][] = questions.map(() => []);
  if (!questions.length) return answers;
  const parts = questions.map(({sql}, at) => `SELECT ${at} AS question, * FROM (${sql})`);
  const {rows} = await runQuery(connection, `${parts.join("\nUNION ALL BY NAME\n")}\nORDER BY ALL`);
  for (const [at, question] of (rows["question"] ?? []).entries()) {
    const cell = (name: string) => String(rows[name]?.[at] ?? "");
    const remedy = cell("remedy") || questions[Number(question)]!.remedy;
    answers[Number(question)]!.push({
      id: cell("row_id"),
      field: cell("field"),
      message: cell("message"),
      remedy
    });
  }
  return answers;
}

const linesOf = memoize(
  (rows: {id: string; file: string; line: number}[]) => new Map(rows.map((row) => [row.id, row]))
);

function placed({id, ...found}: Found, table: string, {tables}: Dataset): Problem {
  const {file, line} = linesOf(tables.get(table)!).get(id)!;
  return {file, line, ...found};
}
