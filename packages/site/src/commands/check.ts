import {parseArgs} from "node:util";
import {countProblems, formatProblem, keyOf, readCache, writeCache} from "@cold-winter/data/light";
import {programHash, projectHash} from "../outputs/program-hash.js";
import {recoverSite} from "../build/swap.js";
import type {Found} from "./check/run.js";

await recoverSite();
const {values} = parseArgs({options: {json: {type: "boolean"}, fix: {type: "boolean"}}});
if (values.fix) await import("./format.js");
const {problems, unbaked, notes} = await found();
if (values.json) console.log(JSON.stringify(problems, null, 2));
else {
  for (const problem of problems) console.log(formatProblem(problem));
  for (const {file, line, reason} of unbaked) console.log(`${file}:${line}: not baked: ${reason}`);
  for (const note of notes) console.log(note);
  console.log(countProblems(problems));
}
process.exitCode = problems.length ? 1 : 0;

// Where neither the notebook nor the program changed since, the same is found.
async function found(): Promise<Found> {
  const key = keyOf(programHash(), projectHash());
  const before = readCache("check", key) as Found | undefined;
  if (before) return before;
  const {checkAll} = await import("./check/run.js");
  const now = await checkAll();
  // A formatter or an editor may have written meanwhile.
  if (key === keyOf(programHash(), projectHash())) writeCache("check", key, now);
  return now;
}
