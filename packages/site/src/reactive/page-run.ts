import {dirname} from "node:path/posix";
import type {DuckDBConnection} from "@duckdb/node-api";
import {
  askAuthored,
  engineProblem,
  prepareAuthored,
  type Answers,
  type Problem,
  type Report
} from "@cold-winter/data";
import {combinations, fillPlaceholders, placeholders} from "@cold-winter/data/shared";
import {answerColumns} from "@cold-winter/figure";
import type {Fence, FenceAnswer, Page} from "../pages/pages.js";
import type {Catalogue, Comparison} from "@cold-winter/data/comparison";
import {checkTemplate, judged} from "../pages/comparisons.js";
import {dryRun, type Ask, type DryRun} from "./dry-run.js";
import {fenceText, quotedValue, statementsToPrepare} from "./fence-text.js";
import type {SiteChoice} from "./site-choices.js";

/** What a page's cells gave beforehand, for the first values of its inputs. */
export interface PageRun extends DryRun {
  /** Answers by statement, for every value of the site's choices that it obeys. */
  answers: Record<string, FenceAnswer>;
  /** By the name of each fence that was asked: its statement, with `$name` where the site's choices stand. */
  asked: Record<string, string>;
  /** The fenced comparisons in which values of cells stand, by their names: each as it is for these values, and these as JSON. */
  compared: Record<string, {comparison: Comparison; values: string}>;
}

/** What a page's cells may ask of. */
export interface RunContext {
  connection: DuckDBConnection;
  /** The site's own choices, which fences may name as `$lens`. */
  choices: SiteChoice[];
  questions: Map<string, Answers>;
  /** What may be compared, where that is known. */
  catalogue?: Catalogue | null;
}

/** The most characters of an answer that a page carries; what is longer the engine answers. */
const longestAnswer = 2_000_000;

/**
 * Prepares the fences of a page, and runs its cells for the first values of its inputs. Reports what the engine refuses,
 * by page and line.
 */
export async function runPage(page: Page, context: RunContext, report: Report): Promise<PageRun> {
  const run: PageRun = {html: {}, unbaked: [], answers: {}, asked: {}, compared: {}};
  const faults = new Map<string, Problem>();
  for (const fence of page.fences) await prepareFence(page, fence, context, faults, report);
  const told = new Set<string>();
  // A connection answers one statement at a time.
  let last: Promise<unknown> = Promise.resolve();
  const answer = (question: Ask): Promise<unknown> => {
    const next = last
      .catch(() => undefined)
      .then(() => answerOne(page, question, context, run, {faults, told, report}));
    last = next;
    return next;
  };
  Object.assign(run, await dryRun(page.scripts, answer, {folder: dirname(page.file)}));
  // What a cell asked and did not wait for is still being answered.
  await last.catch(() => undefined);
  for (const fence of page.comparisons)
    if (fence.steered && !told.has(fence.name)) checkTemplate(fence, report);
  // What cannot be prepared without its values may well be answered with them.
  for (const [name, fault] of faults) if (!(name in run.asked)) report(fault);
  return run;
}

async function prepareFence(
  page: Page,
  fence: Fence,
  {connection, choices}: RunContext,
  faults: Map<string, Problem>,
  report: Report
): Promise<void> {
  const cell = page.scripts.find((each) => each.fence === fence.name);
  if (!cell?.script) return;
  const text = fenceText(cell);
  const {file, line} = fence;
  const wrong = (field: string, message: string, remedy: string) =>
    report({file, line, field, message, remedy});
  const quoted = quotedValue(text);
  if (quoted !== undefined)
    wrong(
      `\${${quoted}}`,
      "stands in quotes or in a comment",
      "write it alone: a text gets its quotes by itself"
    );
  for (const name of new Set(placeholders(fence.sql)))
    if (!choices.some((each) => each.name === name))
      wrong(
        `$${name}`,
        "no choice of the site",
        `use ${choices.map((each) => `$${each.name}`).join(", ")}, or \${} with an input`
      );
  const usual = Object.fromEntries(choices.map(({name, values}) => [name, values[0]!]));
  for (const sql of quoted === undefined ? statementsToPrepare(text) : [])
    try {
      await prepareAuthored(connection, fillPlaceholders(sql, usual));
    } catch (error) {
      faults.set(fence.name, engineProblem({file, line, sql}, error as Error));
    }
}

async function answerOne(
  page: Page,
  question: Ask,
  context: RunContext,
  run: PageRun,
  {faults, told, report}: {faults: Map<string, Problem>; told: Set<string>; report: Report}
): Promise<unknown> {
  if ("comparison" in question) {
    const {comparison: name, written, values} = question;
    const fence = page.comparisons.find((each) => each.name === name);
    const comparison =
      fence && context.catalogue && judged(written, fence, context.catalogue, report);
    if (fence && context.catalogue) told.add(name);
    if (comparison) run.compared[name] = {comparison, values};
    return undefined;
  }
  if ("choice" in question) {
    const choice = context.choices.find(({name}) => name === question.choice);
    if (!choice) throw new Error(`no choice of the site: ${question.choice}`);
    return choice;
  }
  if ("query" in question) {
    const answers = context.questions.get(question.query);
    if (!answers) throw new Error(`no such question: ${question.query}`);
    return {columns: answers.columns, rows: answerColumns(answers)};
  }
  const {sql, fence: name} = question;
  const fence = page.fences.find((each) => each.name === name);
  try {
    const answer = await answerAll({file: page.file, line: fence?.line ?? 1, sql}, context, run);
    if (name !== null) run.asked[name] = sql;
    return answer;
  } catch (error) {
    const at = {file: page.file, line: fence?.line ?? 1, sql};
    if (name !== null) faults.set(name, engineProblem(at, error as Error));
    throw new Error((error as Error).message.split("\n")[0], {cause: error});
  }
}

// For the default choices first: that answer is what the page shows.
async function answerAll(
  statement: {file: string; line: number; sql: string},
  {connection, choices}: RunContext,
  {answers}: PageRun
): Promise<FenceAnswer> {
  const used = new Set(placeholders(statement.sql));
  let first: FenceAnswer | undefined;
  for (const selections of combinations(choices.filter(({name}) => used.has(name)))) {
    const sql = fillPlaceholders(statement.sql, selections);
    const answer = answers[sql] ?? (await askAuthored(connection, {...statement, sql}));
    if (JSON.stringify(answer.rows).length <= longestAnswer) answers[sql] = answer;
    first ??= answer;
  }
  return first!;
}
