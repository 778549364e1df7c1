import {memoize} from "../memoize.js";
import type {Table} from "../description.js";
import type {Problem, Report} from "../problem.js";
import type {Row} from "../table.js";
import type {Rule} from "../dataset.js";

/** Makes a rule of a check that looks at one table alone; a table whose rows are the same objects is not looked at again. */
export function eachTable(check: (table: Table, rows: Row[], report: Report) => void): Rule {
  const problemsOf = memoize((table: Table) =>
    memoize((rows: Row[]) => {
      const problems: Problem[] = [];
      check(table, rows, (problem) => void problems.push(problem));
      return problems;
    })
  );
  return ({package: {tables}, tables: rowsOf}, report) => {
    for (const table of tables) problemsOf(table)(rowsOf.get(table.name)!).forEach(report);
  };
}
