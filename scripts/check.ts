import {parseArgs} from "node:util";
import {computeOutputs} from "../loaders/outputs.js";
import {countProblems, formatProblem} from "../loaders/problem.js";
import {recoverSite} from "./site/swap.js";

await recoverSite();
const {values} = parseArgs({options: {json: {type: "boolean"}, fix: {type: "boolean"}}});
if (values.fix) await import("./format.js");
const {problems} = await computeOutputs();
if (values.json) console.log(JSON.stringify(problems, null, 2));
else {
  for (const problem of problems) console.log(formatProblem(problem));
  console.log(countProblems(problems));
}
process.exitCode = problems.length ? 1 : 0;
