import {rowsOf} from "./answers.js";
import type {Selections} from "./choices.js";
import {loadAnswers} from "./site.js";
import type {Row} from "./spec.js";

/** Answers a named question, for the choices given or the defaults, from its answers file: no engine starts. */
export async function query(name: string, selections: Selections = {}): Promise<Row[]> {
  return rowsOf(await loadAnswers(name), selections);
}
