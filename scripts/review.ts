import {computeOutputs} from "../loaders/outputs.js";
import {compareProblems, type Problem} from "../loaders/problem.js";
import {checkPages} from "./site/pages.js";

/** Returns every problem of data, questions and pages, in the order of files and lines. */
export async function review(): Promise<Problem[]> {
  const {problems} = await computeOutputs();
  return [...problems, ...checkPages("src")].sort(compareProblems);
}
