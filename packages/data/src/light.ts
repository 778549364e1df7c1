// What needs no engine and no library: a program that has nothing to do ends sooner with it.
export {codeHash, filesHash, keyOf, readCache, reportFromCache, writeCache} from "./disk-cache.js";
export {filesBelow, systemProblem} from "./files.js";
export {ProblemError, compareProblems, countProblems, formatProblem} from "./problem.js";
export type {Problem, Report} from "./problem.js";
