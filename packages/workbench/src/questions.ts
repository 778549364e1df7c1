import type {Question, Result, Schema} from "@cold-winter/data";
import {retryingMemoize} from "@cold-winter/data/shared";
import {answerColumns} from "@cold-winter/figure";
import {load, questionAnswers} from "@cold-winter/figure/live";
import {translate} from "./text.js";

/** Loads the list of all questions, once a page. */
export const loadQuestions = retryingMemoize(() => load<Question[]>("data/queries.json"));

/** Loads what the database holds, once a page. */
export const loadSchema = retryingMemoize(() => load<Schema>("data/database.json"));

/** Returns a question by its name; null where there is none. */
export async function findQuestion(name: string | null): Promise<Question | null> {
  return name === null
    ? null
    : ((await loadQuestions()).find((question) => question.name === name) ?? null);
}

/** Returns the question that a first visit opens: one that has a hint, else the first; null where there is none. */
export async function firstQuestion(): Promise<Question | null> {
  const all = await loadQuestions();
  return all.find(({hint}) => hint) ?? all[0] ?? null;
}

/** Returns what a question answers for some choices, from what was answered when the site was built: no engine starts. */
export async function originalResult(
  question: Question,
  selections: Record<string, string>
): Promise<Pick<Result, "columns" | "rows">> {
  const {name, kind, sql} = question;
  if (kind === "fence") {
    const answer = (
      await load<Record<string, Pick<Result, "columns" | "rows">>>("data/fences.json")
    )[sql];
    if (!answer) throw new Error(translate("origin.none", {name}));
    return answer;
  }
  const answers = await questionAnswers(question);
  if (!answers) throw new Error(translate("origin.none", {name}));
  return {columns: answers.columns, rows: answerColumns(answers, selections)};
}

/** Returns the values of a question's choices: those asked for where they exist, else the defaults. */
export function choicesOf(
  question: Question,
  asked: Record<string, string>
): Record<string, string> {
  return Object.fromEntries(
    question.choices.map(({name, values}) => [
      name,
      values.includes(asked[name] ?? "") ? asked[name]! : (values[0] ?? "")
    ])
  );
}
