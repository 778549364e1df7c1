import {copyFileSync, mkdirSync, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {formatProblem} from "../../packages/data/src/problem.js";
import type {Outputs} from "../../packages/site/src/outputs/outputs.js";

/** Returns inputs of a run that answers a few questions alone: those of that name, and no page that asks others. */
export function fewQuestions(names: string[]): {queries: string; pages: string} {
  const folder = mkdtempSync(join(tmpdir().replaceAll("\\", "/"), "cold-winter-"));
  const [queries, pages] = [join(folder, "queries"), join(folder, "pages")];
  for (const each of [queries, pages]) mkdirSync(each);
  for (const name of names) copyFileSync(`src/queries/${name}.sql`, join(queries, `${name}.sql`));
  process.once("exit", () => rmSync(folder, {recursive: true, force: true}));
  return {queries, pages};
}

/** Returns what is wrong in a run that asked few questions, but for words of the search that lead to the others. */
export function problemsOfFew({problems}: Outputs): string[] {
  return problems.filter(({file}) => file !== "src/synonyms.csv").map(formatProblem);
}
