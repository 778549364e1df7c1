import {parseArgs} from "node:util";
import {computeOutputs} from "../outputs/outputs.js";
import {type Problem, compareProblems, countProblems, formatProblem} from "@cold-winter/data";
import {checkCode} from "./check/code.js";
import {recoverSite} from "../build/swap.js";
import {endDryRuns} from "../reactive/dry-run.js";

await recoverSite();
const {values} = parseArgs({options: {json: {type: "boolean"}, fix: {type: "boolean"}}});
if (values.fix) await import("./format.js");
// What draws is loaded while the database answers.
const [outputs, {checkFigures}, {checkComparisons}] = await Promise.all([
  computeOutputs({kept: true}),
  import("./check/figures.js"),
  import("./check/comparisons.js")
]);
const problems = [...outputs.problems];
const report = (problem: Problem) => void problems.push(problem);
checkCode(outputs.dataset, report);
if (!outputs.broken) {
  await checkFigures(outputs, report);
  await checkComparisons(outputs, report);
}
problems.sort(compareProblems);
await endDryRuns();
if (values.json) console.log(JSON.stringify(problems, null, 2));
else {
  for (const problem of problems) console.log(formatProblem(problem));
  for (const {file, line, reason} of outputs.runs?.unbaked(outputs.pages) ?? [])
    console.log(`${file}:${line}: not baked: ${reason}`);
  console.log(countProblems(problems));
}
process.exitCode = problems.length ? 1 : 0;
