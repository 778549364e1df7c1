import {parseArgs} from "node:util";
import {computeOutputs} from "../loaders/outputs.js";
import {compareProblems, countProblems, formatProblem, type Problem} from "../loaders/problem.js";
import {checkCode} from "./check/code.js";
import {recoverSite} from "./site/swap.js";

await recoverSite();
const {values} = parseArgs({options: {json: {type: "boolean"}, fix: {type: "boolean"}}});
if (values.fix) await import("./format.js");
// What draws is loaded while the database answers.
const [outputs, {checkFigures}] = await Promise.all([computeOutputs({kept: true}), import("./check/figures.js")]);
const problems = [...outputs.problems];
const report = (problem: Problem) => void problems.push(problem);
checkCode(outputs.record, report);
if (!outputs.broken) await checkFigures(outputs, report);
problems.sort(compareProblems);
if (values.json) console.log(JSON.stringify(problems, null, 2));
else {
  for (const problem of problems) console.log(formatProblem(problem));
  console.log(countProblems(problems));
}
process.exitCode = problems.length ? 1 : 0;
