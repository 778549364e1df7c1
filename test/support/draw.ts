import {createHash} from "node:crypto";
import {TestRunner, type RunnerTask, type RunnerTestCase, type RunnerTestFile} from "vitest";

type RunnerSuite = Extract<RunnerTask, {tasks: RunnerTask[]}>;

const share = Number(process.env["COLD_WINTER_SHARE"] ?? 1);
const seed = process.env["COLD_WINTER_SEED"] ?? "";

/** Runs a share of the tests of a file that is tagged `slow`, and at least one of each; a seed draws which. */
export default class DrawingRunner extends TestRunner {
  onCollected(files: RunnerTestFile[]): void {
    for (const file of files) {
      const slow = testsOf(file).filter(({mode, tags}) => mode === "run" && tags?.includes("slow"));
      const drawn = new Set(
        slow.sort(byRank).slice(0, Math.max(1, Math.round(slow.length * share)))
      );
      for (const test of slow) if (!drawn.has(test)) test.mode = "skip";
      if (slow.length) skipEmpty(file);
    }
  }
}

function testsOf(suite: RunnerSuite): RunnerTestCase[] {
  return suite.tasks.flatMap((task) => (task.type === "suite" ? testsOf(task) : [task]));
}

function byRank(a: RunnerTestCase, b: RunnerTestCase): number {
  return rank(a) < rank(b) ? -1 : 1;
}

function rank({fullName}: RunnerTestCase): string {
  return createHash("sha256").update(`${seed} ${fullName}`).digest("hex");
}

// The hooks of a suite run where it is not skipped.
function skipEmpty(suite: RunnerSuite): void {
  for (const task of suite.tasks) if (task.type === "suite") skipEmpty(task);
  if (suite.tasks.every(({mode}) => mode === "skip" || mode === "todo")) suite.mode = "skip";
}
